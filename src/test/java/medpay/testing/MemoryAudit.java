package medpay.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;

/** Remembers the audit trail in memory. */
public final class MemoryAudit implements Audit {

	public final List<AuditEntry> entries = new CopyOnWriteArrayList<>();

	@Override
	public void record(AuditEntry entry) {
		entries.add(entry);
	}

	public List<String> actionsOn(String subject) {
		return entries.stream().filter(entry -> entry.subject().equals(subject)).map(AuditEntry::action).toList();
	}
}
