package medpay.access;

import medpay.shared.InstitutionId;

/** The HIS and entry-app clients (接入方), as the sandbox or the administrator's file names them at every start. */
public interface Clients {

	/** What a client is. */
	enum Kind {
		/** A hospital information system. */
		HIS,
		/** A patient's app. */
		ENTRY
	}

	/**
	 * Inserts a client with its first key, or takes a changed secret over in place of the one that was enrolled before. What people have decided since
	 * stays: a client that was switched off stays off, a key that was retired stays retired, and keys that were added stay.
	 *
	 * @param secret the shared HMAC secret, kept encrypted, never printed
	 */
	void enrol(String clientId, Kind kind, InstitutionId institution, String secret);
}
