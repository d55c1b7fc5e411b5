package medpay.settlement.payout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medpay.settlement.payout.ExpectedPayout.Purpose;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the parties are to pay (应到账台账). */
@Component
public class Payouts {

	private final JdbcClient jdbc;
	private final WorkingDays workingDays;
	private final SettlementSettings settings;
	private final BusinessClock clock;

	Payouts(JdbcClient jdbc, WorkingDays workingDays, SettlementSettings settings, BusinessClock clock) {
		this.jdbc = jdbc;
		this.workingDays = workingDays;
		this.settings = settings;
		this.clock = clock;
	}

	/** Those of periods that end in these days, the newest first. */
	public List<ExpectedPayout> between(InstitutionId institution, BusinessDate from, BusinessDate until) {
		return read("and period_end between :from and :until order by period_end desc, party, purpose, sequence", institution,
				Map.of("from", from.value(), "until", until.value()));
	}

	/** Those that nobody has paid, the oldest first. */
	public List<ExpectedPayout> open(InstitutionId institution) {
		return read("and receipt_number is null order by party, period_end, purpose, sequence", institution, Map.of());
	}

	public Optional<ExpectedPayout> one(InstitutionId institution, PayoutId id) {
		return read("and party = :party and purpose = :purpose and period = :period and sequence = :sequence", institution, key(id)).stream()
				.findFirst();
	}

	/** All of one period, in their order, locked until the caller's transaction ends. */
	List<ExpectedPayout> locked(InstitutionId institution, Party party, Purpose purpose, String period) {
		return read("and party = :party and purpose = :purpose and period = :period order by sequence for update", institution,
				Map.of("party", party.name(), "purpose", purpose.name(), "period", period));
	}

	/** Locked until the caller's transaction ends, always in the same order. */
	List<ExpectedPayout> lockedOpen(InstitutionId institution) {
		return read("and receipt_number is null order by party, period_end, purpose, period, sequence for update", institution, Map.of());
	}

	private static Map<String, Object> key(PayoutId id) {
		return Map.of("party", id.party().name(), "purpose", id.purpose().name(), "period", id.period(), "sequence", id.sequence());
	}

	private List<ExpectedPayout> read(String rest, InstitutionId institution, Map<String, Object> values) {
		return jdbc
				.sql("""
						select party, purpose, period, sequence, period_end, charged_fen, returned_fen, fee_fen, own_fen, direct_fen, expected_on, receipt_number
						from expected_payout where institution_id = :institution\s"""
						+ rest)
				.param("institution", institution.value()).params(values)
				.query((row, number) -> payout(institution, row)).list();
	}

	private static ExpectedPayout payout(InstitutionId institution, ResultSet row) throws SQLException {
		var id = new PayoutId(Party.valueOf(row.getString("party")), Purpose.valueOf(row.getString("purpose")), row.getString("period"),
				row.getInt("sequence"));
		LocalDate expected = row.getObject("expected_on", LocalDate.class);
		return new ExpectedPayout(institution, id, new BusinessDate(row.getObject("period_end", LocalDate.class)), row.getLong("charged_fen"),
				row.getLong("returned_fen"), row.getLong("fee_fen"), row.getLong("own_fen"), row.getLong("direct_fen"),
				expected == null ? null : new BusinessDate(expected), row.getString("receipt_number"));
	}

	/** Writes one down in the caller's transaction; one that is not paid yet and is there already is written anew. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void expect(ExpectedPayout payout) {
		BusinessDate expected = payout.expectedOn();
		jdbc.sql(
				"""
						insert into expected_payout (institution_id, party, purpose, period, sequence, period_end, charged_fen, returned_fen, fee_fen, own_fen,
						  direct_fen, expected_on, receipt_number, made_at)
						values (:institution, :party, :purpose, :period, :sequence, :end, :charged, :returned, :fee, :own, :direct, :expected, :receipt, :now)
						on conflict (institution_id, party, purpose, period, sequence) do update set charged_fen = excluded.charged_fen,
						  returned_fen = excluded.returned_fen, fee_fen = excluded.fee_fen, own_fen = excluded.own_fen, direct_fen = excluded.direct_fen
						where expected_payout.receipt_number is null""")
				.param("institution", payout.institution().value()).params(key(payout.id()))
				.param("end", payout.periodEnd().value()).param("charged", payout.charged()).param("returned", payout.returned())
				.param("fee", payout.fee()).param("own", payout.own()).param("direct", payout.direct())
				.param("expected", expected == null ? null : expected.value()).param("receipt", payout.receipt())
				.param("now", clock.now().atOffset(ZoneOffset.UTC)).update();
	}

	/** When a party pays for a day; null: the holidays of that year are not known. */
	@Nullable
	BusinessDate payDay(Party party, BusinessDate day) {
		try {
			return workingDays.after(day, settings.paysAfter(party));
		} catch (UnknownYear unknown) {
			return null;
		}
	}

	/** Gives a date to those that waited for a year's holidays. */
	public void date(InstitutionId institution) {
		read("and expected_on is null and receipt_number is null", institution, Map.of()).forEach(each -> {
			BusinessDate day = payDay(each.id().party(), each.periodEnd());
			if (day != null) {
				jdbc.sql("""
						update expected_payout set expected_on = :day where institution_id = :institution and party = :party and purpose = :purpose
						  and period = :period and sequence = :sequence""").param("day", day.value()).param("institution", institution.value())
						.params(key(each.id())).update();
			}
		});
	}

	/** The receipt has paid it, in the caller's transaction. */
	void paid(InstitutionId institution, PayoutId id, String receipt) {
		jdbc.sql("""
				update expected_payout set receipt_number = :receipt where institution_id = :institution and party = :party and purpose = :purpose
				  and period = :period and sequence = :sequence and receipt_number is null""").param("receipt", receipt)
				.param("institution", institution.value()).params(key(id)).update();
	}
}
