package medpay.reconciliation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import medpay.insurance.InsuranceStatements;
import medpay.insurance.InsuranceStatements.DetailRow;
import medpay.insurance.InsuranceStatements.Difference;
import medpay.insurance.InsuranceStatements.DifferencesAnswer;
import medpay.insurance.InsuranceStatements.FileAnswer;
import medpay.insurance.InsuranceStatements.Totals;
import medpay.insurance.InsuranceStatements.TotalsAnswer;
import medpay.insurance.InsuranceStatements.Verdict;
import medpay.payment.PersonsOfPayments;
import medpay.reconciliation.Statements.Evidence;
import medpay.reconciliation.Statements.Heading;
import medpay.reconciliation.Statements.Taken;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.PersonNumber;
import medpay.shared.SeenBefore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares a day with the insurance platform (医保日对账): the totals of every group (3201), and where they differ its details (9101, 3202, 9102). What the platform
 * confirms counts as its statement.
 */
@Component
class InsuranceDay {

	/** All that the institution has settled: through Medpay, and by its own file without it. */
	private static final String LINES = """
			select e.kind, e.line_key as number, e.payment_id, e.visit_number, e.message_number, e.bill_number, e.at,
			  case when e.group_key ~ '^[^/]+/[^/]+/[^/]+$' then e.group_key else coalesce(h.group_key, e.group_key) end as group_key,
			  e.total_fen, e.fund_fen, e.personal_account_fen, e.other_fen, e.self_pay_fen
			from expected_line e
			left join statement_line h on h.institution_id = e.institution_id and h.file_number = :hospital and h.kind = 'CHARGE' and h.line_key = e.bill_number
			where e.institution_id = :institution and e.source = 'INSURANCE' and e.business_date = :day
			union all
			select l.kind, l.their_number, null, null, null, l.bill_number, l.at, l.group_key, l.total_fen, l.fund_fen, l.personal_account_fen, l.other_fen,
			  l.self_pay_fen
			from statement_line l
			where l.institution_id = :institution and l.file_number = :hospital and l.through = 'DIRECT' and l.their_number is not null""";

	private final JdbcClient jdbc;
	private final InsuranceStatements platform;
	private final Statements statements;
	private final PersonsOfPayments persons;

	InsuranceDay(JdbcClient jdbc, InsuranceStatements platform, Statements statements, PersonsOfPayments persons) {
		this.jdbc = jdbc;
		this.platform = platform;
		this.statements = statements;
		this.persons = persons;
	}

	/** What came of it. */
	sealed interface Outcome {

		/** The platform's statement. */
		record Compared(Taken statement) implements Outcome {}

		/** Not yet. {@code reason}: no_answer, refused. */
		record Waits(String reason, String detail) implements Outcome {}
	}

	/** Whoever is asked about, of which day, with which file of the hospital's; 0 for none. */
	private record Asked(InstitutionId institution, BusinessDate day, long hospital) {

		Map<String, Object> parameters() {
			return Map.of("institution", institution.value(), "day", day.value(), "hospital", hospital);
		}
	}

	/** Sends: with no transaction open. */
	Outcome compare(InstitutionId institution, BusinessDate day, long hospital) {
		var asked = new Asked(institution, day, hospital);
		List<Difference> differences = new ArrayList<>();
		var seen = new StringBuilder("hospital " + hospital);
		Set<Office> differing = new LinkedHashSet<>();
		List<Totals> groups = groups(asked);
		for (Totals group : groups) {
			seen.append(' ').append(group);
			switch (platform.compareTotals(institution, group).send().meaning()) {
				case TotalsAnswer.Equal equal -> seen.append(" equal");
				case TotalsAnswer.Differs differs -> differing.add(Office.of(group));
				case TotalsAnswer.Refused refused -> {
					return new Outcome.Waits("refused", refused.message());
				}
				case TotalsAnswer.NoAnswer silence -> {
					return new Outcome.Waits("no_answer", silence.reason());
				}
			}
		}
		for (Office office : differing) {
			switch (details(asked, office.of(groups))) {
				case Details.Found found -> differences.addAll(found.differences());
				case Details.Not not -> {
					return not.why();
				}
			}
		}
		seen.append(differences);
		var heading = new Heading(new Statements.Key(institution, Source.INSURANCE, day),
				DayFiles.sha256(seen.toString().getBytes(StandardCharsets.UTF_8)),
				differing.isEmpty() ? Evidence.TOTALS : Evidence.DETAILS, "3201");
		return new Outcome.Compared(statements.takeBy(heading, file -> load(asked, file, differences)));
	}

	/** Clearing type and office: 3202 knows no insurance type, so its details are of all the groups that share these two. */
	private record Office(String clearingType, String clearingOffice) {

		static Office of(Totals group) {
			return new Office(group.clearingType(), group.clearingOffice());
		}

		Totals of(List<Totals> groups) {
			return groups.stream().filter(group -> of(group).equals(this))
					.reduce((sum, each) -> new Totals(sum.day(), "", clearingType, clearingOffice, sum.totalFen() + each.totalFen(),
							sum.fundFen() + each.fundFen(), sum.personalAccountFen() + each.personalAccountFen(),
							sum.selfPayFen() + each.selfPayFen(),
							sum.count() + each.count()))
					.orElseThrow();
		}
	}

	private List<Totals> groups(Asked asked) {
		return jdbc
				.sql("""
						select group_key, sum(case kind when 'CHARGE' then total_fen else -total_fen end) as total, sum(case kind when 'CHARGE' then fund_fen else -fund_fen end) as fund,
						  sum(case kind when 'CHARGE' then personal_account_fen else -personal_account_fen end) as account,
						  sum(case kind when 'CHARGE' then self_pay_fen else -self_pay_fen end) as self, count(*) as lines
						from (%s) lines group by group_key order by group_key"""
						.formatted(LINES))
				.params(asked.parameters()).query((row, number) -> {
					String[] group = row.getString("group_key").split("/", -1);
					return new Totals(asked.day(), group[0], group[1], group[2], row.getLong("total"), row.getLong("fund"), row.getLong("account"),
							row.getLong("self"), row.getInt("lines"));
				}).list();
	}

	/** The differences of an office, or why there are none yet. */
	private sealed interface Details {

		record Found(List<Difference> differences) implements Details {}

		record Not(Outcome.Waits why) implements Details {}
	}

	private Details details(Asked asked, Totals office) {
		String name = "stmt" + office.clearingType() + "_" + office.clearingOffice() + "_" + asked.day().toString().replace("-", "") + ".zip";
		FileAnswer uploaded = platform.upload(asked.institution(), name, rows(asked, office)).send().meaning();
		if (!(uploaded instanceof FileAnswer.Kept kept)) {
			return waits(uploaded);
		}
		FileAnswer compared = platform.compareDetails(asked.institution(), kept.fileNumber(), office).send().meaning();
		if (!(compared instanceof FileAnswer.Kept result)) {
			return waits(compared);
		}
		return switch (platform.download(asked.institution(), result.fileNumber(), result.fileName()).send().meaning()) {
			case DifferencesAnswer.Differences found -> new Details.Found(found.differences());
			case DifferencesAnswer.Refused refused -> new Details.Not(new Outcome.Waits("refused", refused.message()));
			case DifferencesAnswer.NoAnswer silence -> new Details.Not(new Outcome.Waits("no_answer", silence.reason()));
		};
	}

	private static Details waits(FileAnswer answer) {
		return new Details.Not(switch (answer) {
			case FileAnswer.Refused refused -> new Outcome.Waits("refused", refused.message());
			case FileAnswer.NoAnswer silence -> new Outcome.Waits("no_answer", silence.reason());
			case FileAnswer.Kept kept -> throw new IllegalStateException("A file that is kept is read");
		});
	}

	private record OwnRow(@Nullable UUID payment, DetailRow row) {}

	private List<DetailRow> rows(Asked asked, Totals office) {
		List<OwnRow> own = jdbc
				.sql("select * from (%s) lines where split_part(group_key, '/', 2) = :type and split_part(group_key, '/', 3) = :office order by number, kind"
						.formatted(LINES))
				.params(asked.parameters()).param("type", office.clearingType()).param("office", office.clearingOffice()).query((row, number) -> {
					long sign = row.getString("kind").equals(LineKind.CHARGE.name()) ? 1 : -1;
					return new OwnRow(row.getObject("payment_id", UUID.class), new DetailRow(row.getString("number"),
							Objects.requireNonNullElse(row.getString("visit_number"), ""), "", sign * row.getLong("total_fen"),
							sign * row.getLong("fund_fen"),
							sign * row.getLong("personal_account_fen"), sign < 0));
				}).list();
		Map<UUID, PersonNumber> people = persons.of(asked.institution(), own.stream().map(OwnRow::payment).filter(Objects::nonNull).toList());
		return own.stream().map(each -> named(each, people)).toList();
	}

	private static DetailRow named(OwnRow own, Map<UUID, PersonNumber> people) {
		DetailRow row = own.row();
		PersonNumber person = own.payment() == null ? null : people.get(own.payment());
		return person == null
				? row
				: new DetailRow(row.settlementNumber(), row.insuranceVisitNumber(), person.value(), row.totalFen(), row.fundFen(),
						row.personalAccountFen(), row.undone());
	}

	/** Our lines are the platform's, but for those it named. */
	private StatementTotals load(Asked asked, long file, List<Difference> differences) {
		String[] named = differences.stream().filter(each -> !each.settlementNumber().isEmpty())
				.map(each -> kind(each) + ":" + each.settlementNumber()).toArray(String[]::new);
		int lines = jdbc
				.sql("""
						insert into statement_line (institution_id, file_number, line_number, kind, line_key, through, bill_number, their_number, group_key, total_fen,
						  fund_fen, personal_account_fen, other_fen, self_pay_fen, fee_fen, at)
						select :institution, :file, row_number() over (order by number, kind), kind, number, 'ANY', bill_number, number, group_key, total_fen, fund_fen,
						  personal_account_fen, other_fen, self_pay_fen, 0, at
						from (%s) lines where kind || ':' || number <> all(:named)"""
						.formatted(LINES))
				.params(asked.parameters()).param("file", file)
				.param("named", named).update();
		var seen = new SeenBefore();
		for (Difference each : differences) {
			if (each.verdict() != Verdict.INSTITUTION_ONLY) {
				lines++;
				insert(asked, file, lines, each, !seen.add(kind(each) + number(each)));
			}
		}
		return jdbc
				.sql("""
						select count(*) as lines, count(*) filter (where kind = 'CHARGE') as charges, coalesce(sum(total_fen) filter (where kind = 'CHARGE'), 0) as charged,
						  count(*) filter (where kind = 'REFUND') as returns, coalesce(sum(total_fen) filter (where kind = 'REFUND'), 0) as returned
						from statement_line where institution_id = :institution and file_number = :file""")
				.param("institution", asked.institution().value())
				.param("file", file).query((row, number) -> new StatementTotals(row.getInt("lines"), row.getInt("charges"), row.getLong("charged"),
						row.getInt("returns"), row.getLong("returned"), 0))
				.single();
	}

	private static String kind(Difference difference) {
		return (difference.undone() ? LineKind.REFUND : LineKind.CHARGE).name();
	}

	/** A line of the platform's alone has no settlement number: it goes by the number of the message that made it. */
	private static String number(Difference difference) {
		return difference.settlementNumber().isEmpty() ? difference.messageNumber() : difference.settlementNumber();
	}

	private void insert(Asked asked, long file, int line, Difference difference, boolean again) {
		long total = Math.abs(difference.totalFen());
		long fund = Math.abs(difference.fundFen());
		long account = Math.abs(difference.personalAccountFen());
		jdbc.sql(
				"""
						insert into statement_line (institution_id, file_number, line_number, kind, line_key, through, their_number, again, total_fen, fund_fen,
						  personal_account_fen, other_fen, self_pay_fen, fee_fen)
						select :institution, :file, :number, :kind, :key, 'ANY', :key, :again, :total, :fund, :account, o.other, :total - :fund - :account - o.other, 0
						from (select coalesce(max(other_fen), 0) as other from expected_line
						  where institution_id = :institution and source = 'INSURANCE' and kind = 'CHARGE' and line_key = :key) o""")
				.param("institution", asked.institution().value()).param("file", file).param("number", line).param("kind", kind(difference))
				.param("again", again)
				.param("key", number(difference)).param("total", total).param("fund", fund)
				.param("account", account).update();
	}
}
