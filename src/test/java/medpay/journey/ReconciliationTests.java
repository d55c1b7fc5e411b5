package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import medpay.approval.Approval;
import medpay.approval.ApprovalRefused;
import medpay.approval.Approvals;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.journey.City.Reply;
import medpay.ledger.Account;
import medpay.ledger.Turnovers;
import medpay.reconciliation.DayReconciliation;
import medpay.reconciliation.Discrepancies;
import medpay.reconciliation.Discrepancies.Filter;
import medpay.reconciliation.Discrepancy;
import medpay.reconciliation.Resolution;
import medpay.reconciliation.Resolutions;
import medpay.settlement.close.CheckCertificates;
import medpay.settlement.close.DayClose;
import medpay.settlement.close.Obstacle;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A hospital's day against the files of its parties: what is wrong is found, named and explained, and nothing else. */
@SandboxTest
@TestPropertySource(properties = "medpay.reconciliation.look-every=1h")
class ReconciliationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private DayReconciliation reconciliation;

	@Autowired
	private Institutions institutions;

	@Autowired
	private BusinessClock clock;

	@Autowired
	private Discrepancies discrepancies;

	@Autowired
	private Resolutions resolutions;

	@Autowired
	private Approvals approvals;

	@Autowired
	private DayClose days;

	@Autowired
	private Turnovers turnovers;

	@Autowired
	private JdbcClient jdbc;

	private City city;
	private ADay aDay;
	private Visit visit;
	private InstitutionId hospital;
	private BusinessDate day;

	/** The middle of a day of its own. */
	@BeforeEach
	void noonOfAnotherDay() {
		city = new City(port);
		hospital = institutions.all().stream().filter(each -> each.code().value().equals(city.hospital(0).institutionCode()))
				.filter(each -> each.kind() == Institution.Kind.HOSPITAL).findFirst().orElseThrow().id();
		aDay = ADay.noon(city, clock.today().value());
		visit = aDay.visit();
		day = aDay.date();
	}

	private Reply paid() {
		return aDay.paid();
	}

	private void theNextMorning() {
		aDay.nextMorning();
		assertThat(reconciliation.run(hospital, day)).isTrue();
	}

	private void told(int bills) {
		aDay.told(bills);
	}

	private void twist(String party, Reply payment, String twist) {
		aDay.twist(party, payment, twist);
	}

	private List<String> open() {
		return jdbc.sql("""
				select source || ' ' || class || ' ' || coalesce(cause, '?') from discrepancy
				where institution_id = :institution and business_date = :day and state = 'OPEN' order by 1""").param("institution", hospital.value())
				.param("day", day.value()).query((row, number) -> row.getString(1)).list();
	}

	private Map<String, Integer> matched() {
		Map<String, Integer> matched = new HashMap<>();
		jdbc.sql("select source, matched, ours from source_day where institution_id = :institution and business_date = :day")
				.param("institution", hospital.value()).param("day", day.value()).query(row -> {
					matched.put(row.getString(1), row.getInt(2));
				});
		return matched;
	}

	@Test
	void aDayOnWhichAllAgreeHasNothingOpen() {
		paid();
		Reply second = paid();
		Visit.ok(city.call(city.hospital(0), "POST", "/payments/" + second.text("payment_id") + "/refunds",
				Map.of("refund_number", "T-" + second.text("payment_id"), "reason", "退药", "operator", Visit.operator())));
		told(3);

		theNextMorning();

		assertThat(reconciliation.waiting(hospital, day)).isEmpty();
		assertThat(open()).isEmpty();
		assertThat(matched()).containsEntry("HIS", 3).containsEntry("INSURANCE", 3).containsEntry("UNIONPAY", 3);
	}

	@Test
	void everyInjectedDifferenceIsFoundAndNamedAndNothingElse() {
		List<Reply> payments = new ArrayList<>();
		for (int count = 0; count < 8; count++) {
			payments.add(paid());
		}
		told(8);
		twist("unionpay", payments.get(0), "MISSING");
		twist("unionpay", payments.get(1), "AMOUNT");
		twist("unionpay", payments.get(2), "FEE");
		twist("unionpay", payments.get(3), "TWICE");
		twist("insurance", payments.get(4), "MISSING");
		twist("insurance", payments.get(5), "AMOUNT");

		theNextMorning();

		assertThat(open()).containsExactly("INSURANCE AMOUNT_MISMATCH OTHER_AMOUNT_AT_PLATFORM", "INSURANCE OURS_ONLY MISSING_AT_PLATFORM",
				"UNIONPAY AMOUNT_MISMATCH OTHER_AMOUNT", "UNIONPAY DUPLICATE TWICE_IN_FILE", "UNIONPAY FEE_MISMATCH OTHER_FEE",
				"UNIONPAY OURS_ONLY MISSING_IN_FILE");
		assertThat(matched()).containsEntry("HIS", 8).containsEntry("INSURANCE", 6).containsEntry("UNIONPAY", 5);

		city.sandbox("DELETE", "/days/twists", null);
		assertThat(reconciliation.run(hospital, day)).isTrue();
		assertThat(open()).as("the parties have corrected their files").isEmpty();
	}

	@Test
	void twoPeopleEndTheDifferencesAndTheDayClosesWithACertificate(@TempDir Path folder) throws IOException {
		closeWhatCameBefore();
		List<Reply> payments = List.of(paid(), paid(), paid());
		told(3);
		twist("unionpay", payments.get(0), "MISSING");
		twist("unionpay", payments.get(1), "TWICE");
		theNextMorning();
		assertThat(days.obstacles(hospital, day)).extracting(Obstacle::kind).containsExactly(Obstacle.Kind.UNEXPLAINED);
		assertThat(days.close(institutions.byId(hospital), day, "赵一")).isInstanceOf(DayClose.Result.Open.class);

		Discrepancy missing = difference("MISSING_IN_FILE");
		Discrepancy twice = difference("TWICE_IN_FILE");
		Approval asked = propose(missing, Resolution.ASK_PARTY);
		Approval returned = propose(twice, Resolution.RETURN_MONEY);
		assertThatExceptionOfType(ApprovalRefused.class).isThrownBy(() -> propose(twice, Resolution.WRITE_OFF))
				.withMessageContaining("already waits");
		assertThatExceptionOfType(ApprovalRefused.class).isThrownBy(() -> approvals.approve(hospital, asked.id(), "赵一", null))
				.withMessageContaining("their own");
		approvals.approve(hospital, asked.id(), "钱二", "已致电");
		approvals.approve(hospital, returned.id(), "钱二", null);
		assertThatExceptionOfType(ApprovalRefused.class).isThrownBy(() -> approvals.approve(hospital, returned.id(), "孙三", null))
				.withMessageContaining("before");

		assertThat(net(Account.SUSPENSE)).as("the one that UnionPay is asked about").isEqualTo(missing.stakeFen());
		assertThat(net(Account.REFUND_PAYABLE)).as("the one that was taken twice").isEqualTo(twice.stakeFen());
		assertThat(days.obstacles(hospital, day)).isEmpty();
		var closed = (DayClose.Result.Closed) days.close(institutions.byId(hospital), day, "赵一");
		assertThat(closed.certificate().content()).contains("exception UNIONPAY OURS_ONLY MISSING_IN_FILE", "owner=赵一", "unexplained 0 fen");

		Path chain = Files.writeString(folder.resolve("chain.txt"), days.chain(hospital));
		assertThat(CheckCertificates.run(new String[]{CheckCertificates.COMMAND, chain.toString()}, System.out)).isZero();
		Files.writeString(chain, days.chain(hospital).replace("unexplained 0 fen", "unexplained 1 fen"));
		assertThat(CheckCertificates.run(new String[]{CheckCertificates.COMMAND, chain.toString()}, System.out)).isEqualTo(1);

		city.sandbox("DELETE", "/days/twists", null);
		assertThat(reconciliation.run(hospital, day)).isTrue();
		assertThat(net(Account.SUSPENSE)).as("the file was corrected: it left by itself").isZero();
		assertThat(days.obstacles(hospital, day)).extracting(Obstacle::kind).containsExactly(Obstacle.Kind.CLOSED);
	}

	/** People of all kinds of insurance came: the platform's details are of all of them together. */
	@Test
	void oneWrongLineAmongAllKindsOfInsuranceIsTheOnlyDifference() {
		Visit.ok(city.sandbox("POST", "/play", Map.of("visits", 24, "per_second", 20, "seed", 8)));
		for (int look = 0; look < 600 && city.sandbox("GET", "/play", null).body().path("state").asString().equals("RUNNING"); look++) {
			Visit.pause();
		}
		Reply wrong = paid();
		told(jdbc.sql("""
				select count(*) from expected_line where institution_id = :institution and source = 'HIS' and business_date = :day""")
				.param("institution", hospital.value()).param("day", day.value()).query(Integer.class).single());
		twist("insurance", wrong, "AMOUNT");

		theNextMorning();

		assertThat(jdbc.sql(
				"select count(distinct group_key) from expected_line where institution_id = :institution and source = 'INSURANCE' and business_date = :day")
				.param("institution", hospital.value()).param("day", day.value()).query(Integer.class).single()).as("kinds of insurance")
				.isGreaterThan(1);
		assertThat(open()).containsExactly("INSURANCE AMOUNT_MISMATCH OTHER_AMOUNT_AT_PLATFORM");
	}

	@Test
	void whatWasWrittenOffAndComesAfterAllIsNoLoss() {
		Reply payment = paid();
		told(1);
		twist("unionpay", payment, "MISSING");
		theNextMorning();
		Discrepancy missing = difference("MISSING_IN_FILE");
		long before = net(Account.OVER_AND_SHORT);
		approvals.approve(hospital, propose(missing, Resolution.WRITE_OFF).id(), "钱二", null);
		assertThat(net(Account.OVER_AND_SHORT) - before).isEqualTo(missing.stakeFen());

		city.sandbox("DELETE", "/days/twists", null);
		assertThat(reconciliation.run(hospital, day)).isTrue();
		assertThat(reconciliation.run(hospital, day)).as("once is enough").isTrue();

		assertThat(net(Account.OVER_AND_SHORT)).isEqualTo(before);
		assertThat(discrepancies.one(hospital, missing.id()).orElseThrow().state()).isEqualTo(Discrepancy.State.GONE);
	}

	/** The days of the tests before are not of interest: their differences get an owner, and they close. */
	private void closeWhatCameBefore() {
		for (Discrepancy each : discrepancies.find(hospital, new Filter(null, null, null, Discrepancy.State.OPEN), 1000)) {
			resolutions.assign(hospital, each.id(), "周四", Duration.ofDays(1), "周四");
		}
		while (days.next(hospital).filter(next -> next.value().isBefore(day.value())).isPresent()) {
			BusinessDate next = days.next(hospital).orElseThrow();
			city.sandbox("POST", "/days/" + next + "/close", Map.of());
			assertThat(reconciliation.run(hospital, next)).isTrue();
			for (Discrepancy each : discrepancies.find(hospital, new Filter(next, null, null, Discrepancy.State.OPEN), 1000)) {
				resolutions.assign(hospital, each.id(), "周四", Duration.ofDays(1), "周四");
			}
			assertThat(days.close(institutions.byId(hospital), next, "周四")).as("%s", next).isInstanceOf(DayClose.Result.Closed.class);
		}
	}

	private Discrepancy difference(String cause) {
		return discrepancies.find(hospital, new Filter(day, null, null, Discrepancy.State.OPEN), 100).stream()
				.filter(each -> each.cause() != null && each.cause().name().equals(cause)).findFirst().orElseThrow();
	}

	private Approval propose(Discrepancy found, Resolution resolution) {
		return resolutions.propose(hospital, new Resolutions.Proposal(List.of(found.id()), resolution, "对账文件与流水核对", "赵一", "赵一"));
	}

	/** What the differences of this test moved: nothing else posts to these kinds. */
	private long net(Account account) {
		BusinessDate today = clock.today();
		return turnovers.between(hospital, today, today, clock.now())
				.stream().filter(each -> each.account() == account && each.kind().startsWith("DIFFERENCE_")).mapToLong(Turnovers.Turnover::netFen)
				.sum();
	}

	@Test
	void aChargeThatNeverReachedTheChannelEndsWithItsFiles() {
		Reply verification = visit.aReadyPatient();
		city.fault("unionpay", "consume", "NO_ANSWER_BEFORE", 0);
		city.fault("unionpay", "query", "NO_ANSWER_BEFORE", 0);
		String bill = Visit.billNumber();
		visit.pay(Visit.bill(verification.text("verification_id"), bill, "UNKNOWN-ITEM", 3_000));
		visit.eventually(bill, "CHARGE_IN_DOUBT");

		theNextMorning();
		assertThat(open()).as("one day's file proves nothing").containsExactly("INSURANCE HALF_PAID CHARGE_OPEN");
		assertThat(visit.paymentOf(bill).text("state")).isEqualTo("CHARGE_IN_DOUBT");

		BusinessDate next = new BusinessDate(day.value().plusDays(1));
		city.sandbox("POST", "/clock",
				Map.of("instant", next.value().plusDays(1).atTime(12, 30).atZone(BusinessClock.SHANGHAI).toInstant().toString()));
		Visit.ok(city.sandbox("POST", "/days/" + next + "/close", Map.of()));
		assertThat(reconciliation.run(hospital, next)).isTrue();
		assertThat(reconciliation.run(hospital, day)).isTrue();

		visit.eventually(bill, "AT_WINDOW");
		assertThat(open()).containsExactly("INSURANCE HALF_PAID WAITS_AT_WINDOW");
		city.noFaults();
	}

	@Test
	void aSuccessThatWeNeverHeardOfIsRecordedFromTheFile() {
		Reply verification = visit.aReadyPatient();
		city.fault("unionpay", "consume", "NO_ANSWER_AFTER", 1);
		city.fault("unionpay", "query", "NO_ANSWER_BEFORE", 0);
		city.fault("unionpay", "notify", "NO_ANSWER_BEFORE", 0);
		String bill = Visit.billNumber();
		visit.pay(Visit.bill(verification.text("verification_id"), bill, "UNKNOWN-ITEM", 3_000));
		visit.eventually(bill, "CHARGE_IN_DOUBT");

		theNextMorning();
		city.noFaults();

		visit.eventually(bill, "PAID");
		assertThat(open()).as("recorded, and matched by the same file").isEmpty();
		assertThat(matched()).containsEntry("UNIONPAY", 1);
	}
}
