package medpay.insurance.platform;

/** 2601, the voiding of a transaction that was never answered (冲正交易). It has no output. */
public final class VoidMessages {

	private VoidMessages() {}

	/** Input. */
	public record Input(Voiding data) {}

	/**
	 * The transaction to void. All fields are required.
	 *
	 * @param omsgid its msgid
	 * @param oinfno its number: 2207, 2208, 2304, 2305, 2401, 2102 or 2103
	 */
	public record Voiding(String psnNo, String omsgid, String oinfno) {}
}
