package medpay.insurance;

import java.time.Instant;
import java.util.function.IntSupplier;
import medpay.insurance.platform.MessageNumber;
import medpay.shared.InstitutionCode;

/**
 * Gives every message its number (报文流水号). The second comes from the business clock, which is the database's and is never set back; the serial from a
 * sequence of the same database that every process draws from. So a number comes twice only if ten thousand serials are drawn within one second,
 * several times what a whole city needs; neither a second process nor a restart within the second makes a difference.
 *
 * @param serials 0 to 9999, round and round
 */
record MessageNumbers(IntSupplier serials) {

	String next(InstitutionCode institution, Instant now) {
		return MessageNumber.of(institution, now, serials.getAsInt());
	}
}
