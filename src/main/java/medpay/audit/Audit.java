package medpay.audit;

/** The audit trail (审计): rows are inserted, never changed. */
public interface Audit {

	/** Records in the caller's transaction when there is one, else in its own. */
	void record(AuditEntry entry);
}
