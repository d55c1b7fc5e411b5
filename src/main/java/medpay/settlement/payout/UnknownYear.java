package medpay.settlement.payout;

import java.io.Serial;

/** Nobody has told the public holidays of that year (缺少节假日表): no date is guessed. */
public final class UnknownYear extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int year;

	public UnknownYear(int year) {
		super("The public holidays of " + year + " are not known");
		this.year = year;
	}

	public int year() {
		return year;
	}
}
