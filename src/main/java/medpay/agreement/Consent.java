package medpay.agreement;

import java.time.Instant;

/** To which text the patient agreed, when, and in which app (同意记录). */
record Consent(String version, Instant at, String entryClient) {}
