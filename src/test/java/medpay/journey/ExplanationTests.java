package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.journey.City.Reply;
import medpay.reconciliation.Cause;
import medpay.reconciliation.DayReconciliation;
import medpay.reconciliation.Discrepancies;
import medpay.reconciliation.Discrepancies.Filter;
import medpay.reconciliation.Discrepancy;
import medpay.shared.BusinessClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Every cause is brought about once, through the sandbox's faults and files: each is found under its own name, and nothing else is. */
@SandboxTest
@TestPropertySource(properties = "medpay.reconciliation.look-every=1h")
class ExplanationTests {

	private static final Logger LOG = LoggerFactory.getLogger(ExplanationTests.class);
	private static final long FEN = 3_000;

	@LocalServerPort
	private int port;

	@Autowired
	private DayReconciliation reconciliation;

	@Autowired
	private Institutions institutions;

	@Autowired
	private Discrepancies discrepancies;

	@Autowired
	private BusinessClock clock;

	@Autowired
	private JdbcClient jdbc;

	private final Map<Cause, Set<String>> injected = new EnumMap<>(Cause.class);
	private City city;
	private ADay day;
	private String owedBill = "";
	private Institution hospital;

	@BeforeEach
	void noonOfAnotherDay() {
		city = new City(port);
		hospital = institutions.all().stream().filter(each -> each.code().value().equals(city.hospital(0).institutionCode())).findFirst()
				.orElseThrow();
		day = ADay.noon(city, clock.today().value());
	}

	@Test
	void everyCauseIsNamed() {
		owed();
		twist(Cause.MISSING_IN_FILE, "unionpay", "MISSING");
		twist(Cause.OTHER_AMOUNT, "unionpay", "AMOUNT");
		twist(Cause.OTHER_FEE, "unionpay", "FEE");
		twist(Cause.TWICE_IN_FILE, "unionpay", "TWICE");
		twist(Cause.MISSING_AT_PLATFORM, "insurance", "MISSING");
		twist(Cause.OTHER_AMOUNT_AT_PLATFORM, "insurance", "AMOUNT");
		atTheHospital();
		whatDidNotComeThroughUs();
		atTheWindow();
		afterTheVoid();
		theUnknown();
		late();
		beingUndone();

		day.nextMorning();
		untilOwed();
		assertThat(reconciliation.run(hospital.id(), day.date())).isTrue();
		city.noFaults();

		List<Discrepancy> found = discrepancies.find(hospital.id(), new Filter(day.date(), null, null, null), 1000).stream()
				.filter(each -> each.state() == Discrepancy.State.OPEN || each.fix() == Cause.Fix.RECORD_SUCCESS).toList();
		Map<Cause, List<String>> named = found.stream().filter(each -> each.cause() != null)
				.collect(Collectors.groupingBy(Discrepancy::cause, () -> new EnumMap<>(Cause.class),
						Collectors.mapping(Discrepancy::key, Collectors.toList())));
		for (Cause cause : Cause.values()) {
			LOG.info("score {} injected {} named {}", cause, injected.getOrDefault(cause, Set.of()).size(),
					named.getOrDefault(cause, List.of()).size());
		}
		int all = injected.values().stream().mapToInt(Set::size).sum();
		LOG.info("score: {} injected, {} found", all, found.size());
		// The return that was decided is no open difference: it is found and settled in one, see DecidedReturnsTest.
		assertThat(injected.keySet()).isEqualTo(EnumSet.complementOf(EnumSet.of(Cause.RETURNED_AS_DECIDED)));
		injected.forEach((cause, keys) -> assertThat(named.getOrDefault(cause, List.of())).as("%s", cause).containsExactlyInAnyOrderElementsOf(keys));
	}

	private void inject(Cause cause, String key) {
		injected.computeIfAbsent(cause, each -> new TreeSet<>()).add(key);
	}

	private void twist(Cause cause, String party, String twist) {
		Reply payment = day.paid();
		day.twist(party, payment, twist);
		inject(cause, payment.body().at(party.equals("unionpay") ? "/charge/order_number" : "/insurance/settlement_number").asString());
	}

	private void atTheHospital() {
		String missing = day.paid().text("bill_number");
		wrongAtHospital(missing, "MISSING");
		inject(Cause.HOSPITAL_DID_NOT_BOOK, missing);
		String other = day.paid().text("bill_number");
		wrongAtHospital(other, "AMOUNT");
		inject(Cause.HOSPITAL_OTHER_AMOUNT, other);
		add("his", "NEVER-CAME", "N-1", "MEDPAY");
		inject(Cause.HOSPITAL_BOOKED_UNKNOWN, "NEVER-CAME");
	}

	private void wrongAtHospital(String bill, String twist) {
		Visit.ok(city.sandbox("POST", "/days/twists", Map.of("party", "his", "our_number", bill, "twist", twist)));
	}

	private void whatDidNotComeThroughUs() {
		add("unionpay", "STRANGER-1", "880000000000000000001", "MEDPAY");
		inject(Cause.NOT_OURS, "STRANGER-1");
		add("his", "KIOSK-1", "880000000000000000002", "DIRECT");
		inject(Cause.DIRECT_WITHOUT_PARTY, "880000000000000000002");
		add("his", "KIOSK-2", "880000000000000000003", "DIRECT");
		add("unionpay", "KIOSK-ORDER-2", "880000000000000000003", "MEDPAY");
		Visit.ok(city.sandbox("POST", "/days/twists", Map.of("party", "unionpay", "our_number", "KIOSK-ORDER-2", "twist", "AMOUNT")));
		inject(Cause.DIRECT_OTHER_AMOUNT, "KIOSK-ORDER-2");
		add("his", "KIOSK-3", "880000000000000000004", "DIRECT");
		add("unionpay", "KIOSK-ORDER-3", "880000000000000000004", "MEDPAY");
		add("insurance", "H0000000000020261123120000009999", "990000000000000000001", "MEDPAY");
		inject(Cause.SETTLED_UNKNOWN, "H0000000000020261123120000009999");
	}

	private void add(String party, String ours, String theirs, String through) {
		Visit.ok(city.sandbox("POST", "/days/lines",
				Map.of("party", party, "institution_code", hospital.code().value(), "our_number", ours, "their_number",
						theirs, "date", day.date().toString(), "amount_fen", FEN, "through", through)));
	}

	/** The only bill whose time at the window is over the next morning. */
	private void owed() {
		Reply owed = pay(day.visit().aPatientWhoseChargesAreDeclined(0), Map.of("care_delivered", true));
		inject(Cause.PATIENT_OWES, settlement(owed));
		owedBill = owed.text("bill_number");
		city.advanceClock(Duration.ofHours(1));
	}

	private void untilOwed() {
		for (int look = 0; look < 300; look++) {
			Reply payment = day.visit().paymentOf(owedBill);
			if (payment.body().at("/window/owed_since").isString() && payment.text("state").equals("AT_WINDOW")) {
				return;
			}
			Visit.pause();
		}
		throw new AssertionError("The patient does not owe it");
	}

	private void atTheWindow() {
		Reply declined = pay(day.visit().aPatientWhoseNextChargeIsDeclined(), Map.of());
		inject(Cause.WAITS_AT_WINDOW, settlement(declined));
		Reply moved = pay(day.visit().aPatientWhoseNextChargeIsDeclined(), Map.of());
		String order = day.visit().paymentOf(moved.text("bill_number")).body().at("/charge/order_number").asString();
		add("unionpay", order, "880000000000000000005", "MEDPAY");
		inject(Cause.WAITS_AT_WINDOW, settlement(moved));
		inject(Cause.DECLINED_BUT_MOVED, order);
		Reply booked = pay(day.visit().aPatientWhoseNextChargeIsDeclined(), Map.of());
		add("his", booked.text("bill_number"), "N-2", "MEDPAY");
		inject(Cause.HOSPITAL_BOOKED_UNPAID, booked.text("bill_number"));
		inject(Cause.WAITS_AT_WINDOW, settlement(booked));
	}

	private Reply pay(Reply verification, Map<String, Object> fields) {
		var bill = new HashMap<String, Object>(Visit.bill(verification.text("verification_id"), Visit.billNumber(), "UNKNOWN-ITEM", FEN));
		bill.putAll(fields);
		return day.visit().pay(bill);
	}

	private static String settlement(Reply payment) {
		return payment.body().at("/insurance/settlement_number").asString();
	}

	/** Charged without an answer: one is in the channel's file, the other one is not yet. */
	private void theUnknown() {
		Reply open = pay(day.visit().aPatientWhoseAnswersAreLost(), Map.of());
		day.visit().eventually(open.text("bill_number"), "CHARGE_IN_DOUBT");
		Reply inDoubt = day.visit().paymentOf(open.text("bill_number"));
		day.twist("unionpay", inDoubt, "MISSING");
		inject(Cause.CHARGE_OPEN, settlement(inDoubt));
		Reply unheard = pay(day.visit().aPatientWhoseAnswersAreLost(), Map.of());
		day.visit().eventually(unheard.text("bill_number"), "CHARGE_IN_DOUBT");
		inject(Cause.ANSWER_LOST, day.visit().paymentOf(unheard.text("bill_number")).body().at("/charge/order_number").asString());
	}

	/** The first 2207 was never answered and was voided, the second one settled: and then the platform has both. */
	private void afterTheVoid() {
		Reply verification = day.visit().aReadyPatient();
		city.fault("insurance", "2207", "NO_ANSWER_BEFORE", 1);
		Reply paid = pay(verification, Map.of());
		day.visit().eventually(paid.text("bill_number"), "PAID");
		String first = jdbc
				.sql("select number from attempt where subject_id = :payment::uuid and operation = '2207' and not inward order by sent_at limit 1")
				.param("payment", paid.text("payment_id")).query((row, number) -> row.getString(1)).single();
		add("insurance", first, "990000000000000000002", "MEDPAY");
		inject(Cause.SETTLED_AFTER_VOID, first);
	}

	/** Given up, and nobody knows whether the settlement is undone. */
	private void beingUndone() {
		Reply declined = pay(day.visit().aPatientWhoseNextChargeIsDeclined(), Map.of());
		city.fault("insurance", "2208", "NO_ANSWER_BEFORE", 0);
		city.fault("insurance", "2601", "NO_ANSWER_BEFORE", 0);
		Visit.ok(city.call(city.hospital(0), "POST", "/payments/" + declined.text("payment_id") + "/cancellation",
				Map.of("operator", Visit.operator())));
		inject(Cause.STILL_OPEN, settlement(declined));
	}

	/** In the evening, within two hours of UnionPay's end of day. */
	private void late() {
		Instant evening = day.date().value().atTime(22, 30).atZone(BusinessClock.SHANGHAI).toInstant();
		city.sandbox("POST", "/clock", Map.of("instant", evening.toString()));
		Reply payment = day.paid();
		day.twist("unionpay", payment, "MISSING");
		inject(Cause.NEAR_CUT_OFF, payment.body().at("/charge/order_number").asString());
	}
}
