package medpay.settlement.close;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import medpay.audit.AuditChain;
import medpay.audit.AuditChain.Verdict;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.CryptoProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the books of a database as they were at one moment (账册读取). */
class BooksReader {

	private final JdbcClient jdbc;
	private final AuditChain trail;
	private final CryptoProvider crypto;
	private final TransactionTemplate moment;
	private final List<String> lines = new ArrayList<>();
	private boolean whole = true;

	BooksReader(JdbcClient jdbc, AuditChain trail, CryptoProvider crypto, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.trail = trail;
		this.crypto = crypto;
		moment = new TransactionTemplate(transactions);
		moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		moment.setReadOnly(true);
	}

	BooksReport read() {
		moment.executeWithoutResult(status -> {
			rows();
			ledger();
			institutions("audit_link").forEach(this::audit);
			institutions("day_certificate").forEach(this::certificates);
			beat();
		});
		lines.add("result " + (whole ? "whole" : "broken"));
		return new BooksReport(List.copyOf(lines), whole);
	}

	private void rows() {
		List<String> tables = jdbc
				.sql("""
						select quote_ident(relname) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relpersistence = 'p'
						and not relispartition order by relname""")
				.query((row, number) -> row.getString(1)).list();
		tables.forEach(table -> lines.add("rows %s %d".formatted(table, jdbc.sql("select count(*) from " + table).query(Long.class).single())));
	}

	/** Every entry has two equal sides, and so has the whole. */
	private void ledger() {
		Ledger found = jdbc.sql("""
				select count(*) as entries, coalesce(sum(debit), 0) as debit, coalesce(sum(credit), 0) as credit,
				  count(*) filter (where debit is distinct from credit or debit is distinct from total_fen) as unbalanced
				from (select e.institution_id, e.kind, e.cause, e.total_fen, coalesce(sum(p.amount_fen) filter (where p.side = 'DEBIT'), 0) as debit,
				    coalesce(sum(p.amount_fen) filter (where p.side = 'CREDIT'), 0) as credit
				  from journal_entry e left join journal_posting p on p.institution_id = e.institution_id and p.kind = e.kind and p.cause = e.cause
				  group by e.institution_id, e.kind, e.cause, e.total_fen) each_entry""")
				.query((row, number) -> new Ledger(row.getLong("entries"), row.getLong("debit"), row.getLong("credit"), row.getLong("unbalanced")))
				.single();
		say("ledger entries=%d debit_fen=%d credit_fen=%d unbalanced=%d".formatted(found.entries(), found.debit(), found.credit(),
				found.unbalanced()), found.debit() == found.credit() && found.unbalanced() == 0);
	}

	private record Ledger(long entries, long debit, long credit, long unbalanced) {}

	private List<Long> institutions(String table) {
		return jdbc.sql("select distinct institution_id from " + table + " order by institution_id").query((row, number) -> row.getLong(1)).list();
	}

	private void audit(Long institution) {
		switch (trail.verify(new InstitutionId(institution))) {
			case Verdict.Whole(var standing) -> say("audit institution=%d position=%d hash=%s".formatted(institution, standing.position(),
					standing.hash()), true);
			case Verdict.Broken(long position, var entry, String what) -> say("audit institution=%d position=%d entry=%s %s".formatted(institution,
					position, entry, what), false);
		}
	}

	private void certificates(Long institution) {
		String chain = String.join("", jdbc.sql("select content from day_certificate where institution_id = :institution order by sequence")
				.param("institution", institution).query((row, number) -> row.getString(1)).list());
		switch (new ChainCheck(crypto, chain.getBytes(StandardCharsets.UTF_8), null).check()) {
			case ChainCheck.Result.Whole(long count, String code, String lastDay, var key) ->
				say("certificates institution=%d of=%s count=%d until=%s"
						.formatted(institution, code, count, lastDay), true);
			case ChainCheck.Result.Changed(long at, int line, String after, String what) ->
				say("certificates institution=%d byte=%d line=%d after=%s %s"
						.formatted(institution, at, line, after, what), false);
		}
	}

	/** The last sign of life of an application, in the database's time: what a restore lost lies after it. */
	private void beat() {
		lines.add("beat " + Objects.requireNonNullElse(
				jdbc.sql("select to_char(max(beat_at) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') from payment_worker")
						.query((row, number) -> Objects.requireNonNullElse(row.getString(1), "none")).single(),
				"none"));
	}

	private void say(String line, boolean holds) {
		lines.add(line + (holds ? " whole" : " broken"));
		whole &= holds;
	}
}
