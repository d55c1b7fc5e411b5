package medpay.settlement.statement;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.ledger.Account;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The hospital's own codes of our accounts (会计科目对照). */
@Component
public class AccountCodes {

	private final JdbcClient jdbc;
	private final Audit audit;
	private final TransactionOperations transactions;

	AccountCodes(JdbcClient jdbc, Audit audit, TransactionOperations transactions) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.transactions = transactions;
	}

	/** What the hospital calls an account. {@code code}: 1 to 30 of digits, letters, dots and dashes; {@code name}: 1 to 60 characters. */
	public record Code(Account account, String code, String name) {}

	public Map<Account, Code> of(InstitutionId institution) {
		Map<Account, Code> codes = new EnumMap<>(Account.class);
		jdbc.sql("select account, code, name from account_code where institution_id = :institution").param("institution", institution.value())
				.query(row -> {
					Account account = Account.valueOf(row.getString("account"));
					codes.put(account, new Code(account, row.getString("code"), row.getString("name")));
				});
		return codes;
	}

	/** Keeps these in place of what was there. */
	public void keep(InstitutionId institution, List<Code> codes, String by) {
		transactions.executeWithoutResult(status -> {
			codes.forEach(each -> jdbc.sql("""
					insert into account_code (institution_id, account, code, name) values (:institution, :account, :code, :name)
					on conflict (institution_id, account) do update set code = excluded.code, name = excluded.name""")
					.param("institution", institution.value()).param("account", each.account().name()).param("code", each.code())
					.param("name", each.name()).update());
			audit.record(new AuditEntry(institution, by, "accounts.kept", "account codes", "KEPT", codes.size() + " codes"));
		});
	}
}
