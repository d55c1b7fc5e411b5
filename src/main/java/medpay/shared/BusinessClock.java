package medpay.shared;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * The clock of the business (业务时钟): database time, plus the offset that only the sandbox can set. Business dates, lives of codes and
 * verifications, the ask-again ladder and deadlines follow it. Signatures, nonces, leases and timeouts follow the machine's
 * {@link java.time.Clock} instead.
 */
public interface BusinessClock {

	/** The zone of every business date and of every time a counterparty writes without an offset. */
	ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

	/** Now, cut to microseconds, as the database keeps it. */
	Instant now();

	/** Now as a wall clock in Shanghai shows it. */
	default LocalDateTime shanghaiTime() {
		return LocalDateTime.ofInstant(now(), SHANGHAI);
	}

	/** The business date (账务日期) of hospital and insurance platform: their day ends at 00:00. */
	default BusinessDate today() {
		return BusinessDate.of(now());
	}
}
