package medpay.sandbox;

import java.time.Instant;

/** The clock of the business (业务时钟) as the counterparties see it: database time plus the offset that the control API sets. */
public interface SandboxClock {

	/** Now, cut to microseconds. The application's own business clock reads the same row. */
	Instant now();
}
