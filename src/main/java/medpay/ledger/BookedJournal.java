package medpay.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * {@link Journal} in two tables (日记账). The primary key of the entry decides who was first: a second transaction waits for the first to commit
 * and then finds the effect booked, without an error that would spoil its own work.
 */
@Component
class BookedJournal implements Journal {

	private final JdbcClient jdbc;
	private final ClosedBooks closed;
	private final BusinessClock clock;

	BookedJournal(JdbcClient jdbc, ClosedBooks closed, BusinessClock clock) {
		this.jdbc = jdbc;
		this.closed = closed;
		this.clock = clock;
	}

	@Override
	@Transactional
	public boolean post(JournalEntry entry) {
		if (!entered(entry)) {
			refuseAnotherTruth(entry);
			return false;
		}
		int order = 0;
		for (Posting posting : entry.postings()) {
			jdbc.sql("""
					insert into journal_posting (institution_id, kind, cause, leg, leg_order, account, side, amount_fen)
					values (:institution, :kind, :cause, :leg, :order, :account, :side, :amount)
					""").param("institution", entry.institution().value()).param("kind", entry.kind()).param("cause", entry.cause())
					.param("leg", posting.leg()).param("order", order++).param("account", posting.account().name())
					.param("side", posting.side().name()).param("amount", posting.amount().fen()).update();
		}
		return true;
	}

	private boolean entered(JournalEntry entry) {
		Instant now = clock.now();
		return jdbc.sql("""
				insert into journal_entry (institution_id, kind, cause, subject, scene, operator, business_date, recorded_at, total_fen)
				values (:institution, :kind, :cause, :subject, :scene, :operator, :businessDate, :recordedAt, :total)
				on conflict (institution_id, kind, cause) do nothing
				""").param("institution", entry.institution().value()).param("kind", entry.kind()).param("cause", entry.cause())
				.param("subject", entry.subject()).param("scene", entry.labels().scene()).param("operator", entry.labels().operator())
				.param("businessDate", closed.openDay(entry.institution(), entry.businessDate(), BusinessDate.of(now)).value())
				.param("recordedAt", now.atOffset(ZoneOffset.UTC)).param("total", entry.total().fen()).update() == 1;
	}

	/** The same effect with other amounts is no repetition: one of the two is wrong, and the books must not hide it. */
	private void refuseAnotherTruth(JournalEntry entry) {
		List<Posting> booked = read("e.kind = :kind and e.cause = :cause", entry.institution(), Map.of("kind", entry.kind(), "cause", entry.cause()))
				.getFirst().postings();
		if (!Set.copyOf(booked).equals(Set.copyOf(entry.postings()))) {
			throw new IllegalStateException(
					"%s %s is in the books with other postings: %s, not %s".formatted(entry.kind(), entry.cause(), booked, entry.postings()));
		}
	}

	@Override
	public List<JournalEntry> of(InstitutionId institution, String subject) {
		return read("e.subject = :subject", institution, Map.of("subject", subject));
	}

	private List<JournalEntry> read(String condition, InstitutionId institution, Map<String, String> values) {
		Map<Heading, List<Posting>> entries = new LinkedHashMap<>();
		jdbc.sql("""
				select e.kind, e.cause, e.subject, e.scene, e.operator, e.business_date, p.leg, p.account, p.side, p.amount_fen
				from journal_entry e
				left join journal_posting p on p.institution_id = e.institution_id and p.kind = e.kind and p.cause = e.cause
				where e.institution_id = :institution and %s
				order by e.entry_order, p.leg_order
				""".formatted(condition)).param("institution", institution.value()).params(values).query(row -> {
			List<Posting> postings = entries.computeIfAbsent(Heading.of(row), heading -> new ArrayList<>());
			if (row.getString("leg") != null) {
				postings.add(posting(row));
			}
		});
		return entries.entrySet().stream().map(entry -> entry.getKey().with(institution, entry.getValue())).toList();
	}

	private static Posting posting(ResultSet row) throws SQLException {
		return new Posting(Account.valueOf(row.getString("account")), Posting.Side.valueOf(row.getString("side")), row.getString("leg"),
				new Money(row.getLong("amount_fen")));
	}

	/** What the rows of one entry share. */
	private record Heading(String kind, String cause, String subject, Labels labels, BusinessDate businessDate) {

		static Heading of(ResultSet row) throws SQLException {
			return new Heading(row.getString("kind"), row.getString("cause"), row.getString("subject"),
					new Labels(row.getString("scene"), row.getString("operator")),
					new BusinessDate(row.getObject("business_date", LocalDate.class)));
		}

		JournalEntry with(InstitutionId institution, List<Posting> postings) {
			return new JournalEntry(institution, kind, businessDate, cause, subject, labels, postings);
		}
	}
}
