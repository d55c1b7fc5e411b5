package medpay.voucher;

import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import org.springframework.stereotype.Component;

/** Writes down how a verification ends (核验结论), once, with its line in the audit trail. Runs in the caller's transaction where one is open. */
@Component
class Decisions {

	private final VerificationRows rows;
	private final SealedPersons sealed;
	private final Audit audit;

	Decisions(VerificationRows rows, SealedPersons sealed, Audit audit) {
		this.rows = rows;
		this.sealed = sealed;
		this.audit = audit;
	}

	/** Says false when it was decided before. */
	boolean verified(Asking asking, VerifiedPerson person, String detail) {
		boolean first = rows.verified(asking.id(), sealed.seal(asking.id(), person), sealed.hash(person.number()));
		if (first) {
			record(asking, "voucher.verified", VerificationState.VERIFIED, detail);
		}
		return first;
	}

	void rejected(Asking asking, VerificationReason reason, String detail) {
		if (rows.rejected(asking.id(), reason)) {
			record(asking, "voucher.rejected", VerificationState.REJECTED, reason.code() + ", " + detail);
		}
	}

	/** Gives up for now. */
	void inDoubt(Asking asking, String detail) {
		if (rows.inDoubt(asking.id(), asking.number())) {
			record(asking, "voucher.in_doubt", VerificationState.IN_DOUBT, "no certain answer: " + detail);
		}
	}

	/** Notes something else that happened to a verification. */
	void record(Asking asking, String action, VerificationState state, String detail) {
		audit.record(new AuditEntry(asking.id().institution(), asking.clientId(), action, asking.id().value().toString(), state.name(), detail));
	}
}
