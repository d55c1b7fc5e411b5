package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import medpay.MedpayApplication;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.journey.City.Reply;
import medpay.payment.FigureCounting;
import medpay.reconciliation.DayReconciliation;
import medpay.reconciliation.Discrepancies;
import medpay.reconciliation.Discrepancies.Filter;
import medpay.reconciliation.Discrepancy;
import medpay.reconciliation.Resolution;
import medpay.reconciliation.Resolutions;
import medpay.approval.Approvals;
import medpay.settlement.close.DayClose;
import medpay.settlement.payout.ChannelSettling;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionCode;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The whole application at work: whatever it says to the database about an institution's tables, it says of one institution, so that one shard answers. */
@SpringBootTest(classes = MedpayApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
		"medpay.sandbox.enabled=true", "medpay.insurance.answer-limit=3s", "medpay.unionpay.answer-limit=2s", "medpay.reconciliation.look-every=1h"})
@ContextConfiguration(initializers = {TestDatabase.Initializer.class, WatchedDatabase.Initializer.class})
class InstitutionInEveryStatementIT {

	/** What is asked of all institutions at once, by a part of the statement, and why that may be. */
	private static final Map<String, String> REVIEWED = Map.of(
			"with recursive one as ( (select institution_id from audit_entry",
			"whose trail is to be sealed: one step of an index for each institution, no lock",
			"as waiting, count(task) as tasks", "figures for operations: what is open, by institution, from a small index every few seconds",
			"as unexplained_fen from discrepancy", "figures for operations: open differences by institution",
			"as not_closed from ledger_period", "figures for operations: one row for each institution",
			"as given_up, coalesce", "figures for operations: notices that wait, by institution");

	/** What these journeys do not touch. */
	private static final Set<String> UNSEEN = Set.of("agreement_membership", "charge_question", "operator_failure", "operator_invitation",
			"receipt_proposal", "relied_on_delegation");

	@LocalServerPort
	private int port;

	@Autowired
	private WatchedDatabase database;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Institutions institutions;

	@Autowired
	private DayReconciliation reconciliation;

	@Autowired
	private Discrepancies discrepancies;

	@Autowired
	private Resolutions resolutions;

	@Autowired
	private Approvals approvals;

	@Autowired
	private DayClose days;

	@Autowired
	private ChannelSettling settling;

	@Autowired
	private FigureCounting figures;

	@Autowired
	private BusinessClock clock;

	@Test
	void speaksOfOneInstitutionAtATime() {
		City city = new City(port);
		Institution hospital = institutions.byCode(new InstitutionCode(city.hospital(0).institutionCode())).orElseThrow();
		aDayAndItsClose(city, hospital);
		atTheWindowAndInDoubt(city);
		assertThat(readThePages(hospital.code().value())).as("kinds of pages").hasSizeGreaterThan(40);

		Map<String, String> kinds = kinds();
		var rules = new StatementRules(kinds);
		Map<String, String> statements = database.statements();
		Set<String> broken = new TreeSet<>();
		Set<String> needed = new HashSet<>();
		statements.forEach((statement, sender) -> {
			Set<String> unbound = rules.unbound(statement);
			List<String> reviewed = REVIEWED.keySet().stream().filter(SqlParts.plain(statement)::contains).toList();
			needed.addAll(unbound.isEmpty() ? List.of() : reviewed);
			if (!unbound.isEmpty() && reviewed.isEmpty()) {
				broken.add(unbound + " by " + sender + ": " + SqlParts.plain(statement));
			}
		});
		Set<String> unseen = new TreeSet<>(kinds.keySet());
		statements.keySet().forEach(statement -> SqlParts.of(statement).forEach(part -> unseen.removeAll(part.tables().values())));
		assertThat(broken).as("without an institution").isEmpty();
		assertThat(unseen).as("tables that no statement touched").isSubsetOf(UNSEEN);
		assertThat(needed).as("exceptions that are needed").isEqualTo(REVIEWED.keySet());

		jdbc.sql("select count(*) from payment").query(Long.class).single();
		assertThat(database.statements()).as("what is sent is seen").hasEntrySatisfying("select count(*) from payment",
				sender -> assertThat(sender).isEqualTo(InstitutionInEveryStatementIT.class.getName()));
		assertThat(rules.unbound("select count(*) from payment")).containsExactly("payment");
	}

	/** How each table is spread, as its comment says. */
	private Map<String, String> kinds() {
		Map<String, String> kinds = new HashMap<>();
		jdbc.sql("""
				select relname, split_part(obj_description(oid), ':', 1) from pg_class
				where relnamespace = 'public'::regnamespace and relkind = 'r' and obj_description(oid) is not null""")
				.query(row -> {
					kinds.put(row.getString(1), row.getString(2));
				});
		assertThat(kinds).hasSizeGreaterThan(70).containsEntry("payment", "by_institution");
		return kinds;
	}

	/** A payment, a refund, differences that two people end, the close and what follows it. */
	private String aDayAndItsClose(City city, Institution hospital) {
		ADay day = ADay.noon(city, clock.today().value());
		Reply first = day.paid();
		Reply second = day.paid();
		Visit.ok(city.call(city.hospital(0), "POST", "/payments/" + second.text("payment_id") + "/refunds",
				Map.of("refund_number", "T-" + second.text("payment_id"), "reason", "退药", "operator", Visit.operator())));
		day.told(3);
		day.twist("unionpay", first, "TWICE");
		day.twist("insurance", second, "AMOUNT");
		day.nextMorning();
		assertThat(reconciliation.run(hospital.id(), day.date())).isTrue();
		for (Discrepancy each : discrepancies.find(hospital.id(), new Filter(day.date(), null, null, Discrepancy.State.OPEN), 100)) {
			var resolution = each.source().name().equals("UNIONPAY") ? Resolution.RETURN_MONEY : Resolution.ASK_PARTY;
			approvals.approve(hospital.id(), resolutions
					.propose(hospital.id(), new Resolutions.Proposal(List.of(each.id()), resolution, "核对", "赵一", "赵一")).id(), "钱二", null);
		}
		while (days.next(hospital.id()).filter(next -> !next.value().isAfter(day.date().value())).isPresent()) {
			BusinessDate next = days.next(hospital.id()).orElseThrow();
			city.sandbox("POST", "/days/" + next + "/close", Map.of());
			assertThat(reconciliation.run(hospital.id(), next)).isTrue();
			assertThat(days.close(hospital, next, "周四")).as("%s", next).isInstanceOf(DayClose.Result.Closed.class);
		}
		settling.settle(hospital.id());
		figures.count(hospital.id());
		return first.text("payment_id");
	}

	private static void atTheWindowAndInDoubt(City city) {
		var visit = new Visit(city, city.hospital(1));
		String bill = Visit.billNumber();
		visit.pay(Visit.bill(visit.aPatientWhoseChargesAreDeclined(0).text("verification_id"), bill, "UNKNOWN-ITEM", 3_000));
		var atWindow = visit.eventually(bill, "AT_WINDOW");
		Visit.ok(city.call(city.hospital(1), "POST", "/payments/" + atWindow.path("payment_id").asString() + "/cancellation",
				Map.of("operator", Visit.operator())));
		String lost = Visit.billNumber();
		visit.pay(Visit.bill(visit.aPatientWhoseAnswersAreLost().text("verification_id"), lost, "UNKNOWN-ITEM", 3_000));
		visit.eventually(lost, "CHARGE_IN_DOUBT");
		city.noFaults();
		city.advanceClock(Duration.ofHours(1));
		visit.eventually(lost, "PAID");
	}

	private Set<String> readThePages(String hospital) {
		Set<String> read = new TreeSet<>();
		for (String person : List.of("shen", "he", "lu", "yun", "xi", "an", "ji", "shi")) {
			try (var office = new Office(port)) {
				office.signIn(person);
				read.addAll(office.readFrom(Stream.of("/", "/today", "/window", "/payments", "/refunds", "/voucher-checks", "/agreements", "/doubts",
						"/statistics", "/exports", "/finance", "/audit", "/system", "/operators", "/institutions")
						.map(page -> page + "?hospital=" + hospital)
						.toList()));
			}
		}
		return read;
	}
}
