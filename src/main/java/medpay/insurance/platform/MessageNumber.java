package medpay.insurance.platform;

import java.time.Instant;
import java.util.Locale;
import medpay.shared.InstitutionCode;

/** The sender's message number (发送方报文ID, msgid): institution (12) + yyyyMMddHHmmss (14) + serial (4), 30 characters, unique for life. */
public final class MessageNumber {

	/** How many serials there are: 0000 to 9999. */
	public static final int SERIALS = 10_000;

	private MessageNumber() {}

	public static String of(InstitutionCode institution, Instant at, int serial) {
		if (serial < 0 || serial >= SERIALS) {
			throw new IllegalArgumentException("A serial has four digits");
		}
		return institution.value() + PlatformTime.compact(at) + String.format(Locale.ROOT, "%04d", serial);
	}
}
