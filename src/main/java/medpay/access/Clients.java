package medpay.access;

import medpay.shared.InstitutionId;

/** The HIS and entry-app clients (接入方). */
public interface Clients {

	/** What a client is. */
	enum Kind {
		/** A hospital information system. */
		HIS,
		/** A patient's app. */
		ENTRY
	}

	/** Inserts or replaces by client id. {@code secret}: the shared HMAC secret, kept encrypted, never printed. */
	void enrol(String clientId, Kind kind, InstitutionId institution, String secret);
}
