package medpay.reconciliation;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Knows the channel's line of a return that two people decided (退还核销): the finance office makes it at the channel's merchant desk, the channel's file has it as a return of
 * the charge that was too much. It is no difference then, and what was owed to the patient is paid.
 */
@Component
class DecidedReturns {

	private final JdbcClient jdbc;
	private final Discrepancies discrepancies;
	private final DifferenceBooks books;
	private final TransactionOperations transactions;
	private final BusinessClock clock;

	DecidedReturns(JdbcClient jdbc, Discrepancies discrepancies, DifferenceBooks books, TransactionOperations transactions, BusinessClock clock) {
		this.jdbc = jdbc;
		this.discrepancies = discrepancies;
		this.books = books;
		this.transactions = transactions;
		this.clock = clock;
	}

	private record Pair(UUID line, UUID decided) {}

	/** Of one day: each return of the file serves one decision, of the very amount. */
	void settle(InstitutionId institution, BusinessDate day) {
		jdbc.sql("""
				select r.discrepancy_id as line, d.discrepancy_id as decided from discrepancy r
				join source_day s on s.institution_id = r.institution_id and s.business_date = r.business_date and s.source = r.source
				join statement_line l on l.institution_id = r.institution_id and l.file_number = s.file_number and l.line_number = r.line_number
				join discrepancy d on d.institution_id = r.institution_id and d.source = r.source and d.their_number = l.original_number
				  and d.resolution = 'RETURN_MONEY' and d.returned_by is null
				  and coalesce(d.theirs_fen, 0) - coalesce(d.ours_fen, 0) = r.theirs_fen
				where r.institution_id = :institution and r.business_date = :day and r.state = 'OPEN' and r.kind = 'REFUND' and r.ours_fen is null
				order by 1, 2""").param("institution", institution.value()).param("day", day.value())
				.query((row, number) -> new Pair(row.getObject(1, UUID.class), row.getObject(2, UUID.class))).list()
				.forEach(pair -> transactions.executeWithoutResult(status -> settle(institution, pair)));
	}

	private void settle(InstitutionId institution, Pair pair) {
		List<Discrepancy> both = discrepancies.locked(institution, List.of(pair.line(), pair.decided()));
		Discrepancy line = both.stream().filter(each -> each.id().equals(pair.line())).findFirst().orElseThrow();
		if (line.state() != Discrepancy.State.OPEN || !claimed(institution, pair)) {
			return;
		}
		books.returned(line);
		jdbc.sql(
				"""
						update discrepancy set state = 'RESOLVED', resolution = 'RETURN_MONEY', returned_by = discrepancy_id, cause = :cause, party = :party, fix = :fix,
						  class = 'THEIRS_ONLY', assignee = 'medpay', ended_at = :now, version = version + 1
						where institution_id = :institution and discrepancy_id = :id""")
				.param("cause", Cause.RETURNED_AS_DECIDED.name())
				.param("party", Cause.RETURNED_AS_DECIDED.party().name()).param("fix", Cause.RETURNED_AS_DECIDED.fix().name())
				.param("now", clock.now().atOffset(ZoneOffset.UTC)).param("institution", institution.value()).param("id", pair.line()).update();
	}

	private boolean claimed(InstitutionId institution, Pair pair) {
		return jdbc.sql("""
				update discrepancy set returned_by = :line, version = version + 1
				where institution_id = :institution and discrepancy_id = :decided and returned_by is null""").param("line", pair.line())
				.param("institution", institution.value()).param("decided", pair.decided()).update() == 1;
	}
}
