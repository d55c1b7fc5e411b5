package medpay.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sums of the journal (发生额): what every report is made from. */
@Component
public class Turnovers {

	private final JdbcClient jdbc;

	Turnovers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What one kind of entry moved on one leg of an account on one day; fen. */
	public record Turnover(BusinessDate day, String kind, Account account, String leg, long entries, long debitFen, long creditFen) {

		/** Debit less credit. */
		public long netFen() {
			return debitFen - creditFen;
		}
	}

	/** A turnover under its labels. */
	public record Labelled(Labels labels, Turnover turnover) {}

	/** By day, kind, account and leg; {@code asOf}: as the books were then. */
	public List<Turnover> between(InstitutionId institution, BusinessDate from, BusinessDate until, Instant asOf) {
		return sums("e.business_date, e.kind, p.account, p.leg", institution, from, until, asOf).query((row, number) -> turnover(row)).list();
	}

	/** The same, by scene and operator too. */
	public List<Labelled> labelled(InstitutionId institution, BusinessDate from, BusinessDate until, Instant asOf) {
		return sums("e.business_date, e.kind, p.account, p.leg, e.scene, e.operator", institution, from, until, asOf)
				.query((row, number) -> new Labelled(new Labels(row.getString("scene"), row.getString("operator")), turnover(row))).list();
	}

	private JdbcClient.StatementSpec sums(String by, InstitutionId institution, BusinessDate from, BusinessDate until, Instant asOf) {
		return jdbc.sql("""
				select %1$s, count(*) as entries,
				  coalesce(sum(p.amount_fen) filter (where p.side = 'DEBIT'), 0) as debit,
				  coalesce(sum(p.amount_fen) filter (where p.side = 'CREDIT'), 0) as credit
				from journal_entry e
				join journal_posting p on p.institution_id = e.institution_id and p.kind = e.kind and p.cause = e.cause
				where e.institution_id = :institution and e.business_date between :from and :until and e.recorded_at <= :asOf
				group by %1$s order by %1$s""".formatted(by))
				.param("institution", institution.value()).param("from", from.value()).param("until", until.value())
				.param("asOf", asOf.atOffset(ZoneOffset.UTC));
	}

	private static Turnover turnover(ResultSet row) throws SQLException {
		return new Turnover(new BusinessDate(row.getDate("business_date").toLocalDate()), row.getString("kind"),
				Account.valueOf(row.getString("account")), row.getString("leg"), row.getLong("entries"), row.getLong("debit"), row.getLong("credit"));
	}
}
