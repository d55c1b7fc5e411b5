package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import medpay.journey.City.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Every payment that the account has not paid finds its end at the window, and money moves once (I1, I2, I3, I9). */
@SandboxTest
class WindowTests {

	private static final String NORVASC = "XC08CAA187A001020101187";

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	private City city;
	private Visit visit;

	@BeforeEach
	void open() {
		city = new City(port);
		visit = new Visit(city, city.hospital(0));
	}

	@AfterEach
	void theBooksAgree() {
		city.noFaults();
		new Books(city, jdbc).agree();
	}

	@Test
	void theCashierTakesTheSelfPayPartOnce() {
		Reply payment = declined(Map.of());
		long due = payment.fen("/window/amount_due_fen");

		assertThat(payWindow(payment, "R1-" + id(payment), due - 1, false).text("code")).isEqualTo("amount_not_due");
		Reply paid = payWindow(payment, "R1-" + id(payment), due, false);
		assertThat(paid.text("state")).isEqualTo("PAID_AT_WINDOW");
		assertThat(paid.body().at("/window/receipt/method").asString()).isEqualTo("CASH");
		assertThat(paid.text("release")).isEqualTo("YES");

		assertThat(payWindow(payment, "R1-" + id(payment), due, false).status()).isEqualTo(200);
		assertThat(payWindow(payment, "R2-" + id(payment), due, false).text("code")).isEqualTo("state_conflict");
		assertThat(journal(payment)).containsOnlyOnce("WINDOW_PAID");
	}

	@Test
	void aReceiptNumberServesOnePayment() {
		Reply first = declined(Map.of());
		Reply second = declined(Map.of());
		payWindow(first, "R-" + id(first), first.fen("/window/amount_due_fen"), false);

		Reply again = payWindow(second, "R-" + id(first), second.fen("/window/amount_due_fen"), false);

		assertThat(again.status()).isEqualTo(409);
		assertThat(again.text("code")).isEqualTo("receipt_number_conflict");
		assertThat(state(second)).isEqualTo("AT_WINDOW");
	}

	/** Nobody knows whether the account was charged: the cashier confirms the warning, and a late success is owed back, never a second payment. */
	@Test
	void moneyTakenDespiteADoubtIsNeverPaidTwice() {
		city.fault("unionpay", "consume", "NO_ANSWER_AFTER", 0);
		city.fault("unionpay", "notify", "NO_ANSWER_BEFORE", 0);
		city.fault("unionpay", "query", "NO_ANSWER_BEFORE", 0);
		Reply payment = pay(Map.of());
		assertThat(payment.text("state")).isEqualTo("CHARGE_IN_DOUBT");
		long due = payment.fen("/insurance/self_pay_fen");

		assertThat(payWindow(payment, "R-" + id(payment), due, false).text("code")).isEqualTo("charge_in_doubt");
		assertThat(payWindow(payment, "R-" + id(payment), due, true).text("state")).isEqualTo("PAID_AT_WINDOW");

		city.noFaults();
		city.advanceClock(Duration.ofHours(1));
		eventuallyInJournal(payment, "CHARGED");
		assertThat(state(payment)).isEqualTo("PAID_AT_WINDOW");
		assertThat(owedBack(payment, "CHARGED")).isEqualTo(due);
	}

	@Test
	void aDoubtThatEndsInANoAfterTheWindowPaidMovesNothing() {
		city.fault("unionpay", "consume", "NO_ANSWER_BEFORE", 0);
		city.fault("unionpay", "query", "NO_ANSWER_BEFORE", 0);
		Reply payment = pay(Map.of());
		payWindow(payment, "R-" + id(payment), payment.fen("/insurance/self_pay_fen"), true);

		city.noFaults();
		city.advanceClock(Duration.ofHours(2));

		assertThat(state(payment)).isEqualTo("PAID_AT_WINDOW");
		assertThat(journal(payment)).doesNotContain("CHARGED");
		assertThat(city.books("unionpay"))
				.noneMatch(row -> row.path("our_number").asString().equals(payment.body().at("/charge/order_number").asString()));
	}

	@Test
	void aNumberWithdrawnBeforeItsBillCameNeverPays() {
		String number = Visit.billNumber();
		Reply verification = visit.aReadyPatient();

		Reply withdrawn = withdraw(number);
		Reply late = visit.pay(Visit.bill(verification.text("verification_id"), number, NORVASC, 4_000));

		assertThat(withdrawn.text("outcome")).isEqualTo("SAFE_TO_COLLECT");
		assertThat(withdraw(number).text("outcome")).isEqualTo("SAFE_TO_COLLECT");
		assertThat(late.status()).isEqualTo(409);
		assertThat(late.text("code")).isEqualTo("bill_withdrawn");
		assertThat(visit.paymentOf(number).status()).isEqualTo(404);
	}

	/** The bill and its withdrawal at the same moment: either nothing is ever charged, or the cashier is told not to collect. */
	@Test
	void aBillAndItsWithdrawalAtOnceNeverCollectTwice() throws Exception {
		String verification = visit.aReadyPatient().text("verification_id");
		for (int round = 0; round < 8; round++) {
			String number = Visit.billNumber();
			Map<String, Object> bill = Visit.bill(verification, number, "V-" + verification,
					List.of(Map.of("line_number", 1, "item_code", "UNKNOWN", "hospital_item_code", "H", "item_name", "项目", "unit_price", "30",
							"quantity", "1", "amount_fen", 3000)),
					3000);
			try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
				List<Callable<Reply>> both = List.of(() -> visit.pay(bill), () -> withdraw(number));
				List<Future<Reply>> replies = threads.invokeAll(both);
				String outcome = replies.get(1).get().text("outcome");
				boolean charged = city.books("unionpay").stream().anyMatch(row -> row.path("our_number").asString()
						.equals(visit.paymentOf(number).body().at("/charge/order_number").asString()));
				assertThat(outcome.equals("SAFE_TO_COLLECT") && charged).as("%s %s", outcome, replies.get(0).get().body()).isFalse();
				if (outcome.equals("ALREADY_PAID")) {
					assertThat(charged).isTrue();
				}
			}
		}
	}

	@Test
	void aWithdrawalDuringAnInsuranceDoubtWaitsAndThenNothingStands() {
		city.fault("insurance", "2207", "NO_ANSWER_AFTER", 1);
		city.fault("insurance", "2601", "NO_ANSWER_BEFORE", 2);
		String number = Visit.billNumber();
		Reply verification = visit.aReadyPatient();
		Thread.startVirtualThread(() -> visit.pay(Visit.bill(verification.text("verification_id"), number, NORVASC, 40_000)));
		visit.eventually(number, "INSURANCE_IN_DOUBT");

		assertThat(withdraw(number).text("outcome")).isIn("WAIT_UNTIL", "SAFE_TO_COLLECT");
		JsonNode refused = asTimePasses(number, "REFUSED");

		assertThat(refused.at("/operator_text/zh").asString()).contains("撤回", "400.00");
		Reply safe = withdraw(number);
		assertThat(safe.text("outcome")).isEqualTo("SAFE_TO_COLLECT");
		assertThat(safe.fen("/amount_due_fen")).isEqualTo(40_000);
	}

	@Test
	void aPaidBillIsNotTakenBackAndABillAtTheWindowIsCollectedThere() {
		Reply paid = pay(Map.of());
		Reply atWindow = declined(Map.of());

		assertThat(withdraw(paid.text("bill_number")).text("outcome")).isEqualTo("ALREADY_PAID");
		Reply safe = withdraw(atWindow.text("bill_number"));
		assertThat(safe.text("outcome")).isEqualTo("SAFE_TO_COLLECT");
		assertThat(safe.fen("/amount_due_fen")).isEqualTo(atWindow.fen("/window/amount_due_fen"));
	}

	@ParameterizedTest(name = "2208 {0}, 2601 {1} ends {2}")
	@CsvSource({"none,none,REVERSED", "NO_ANSWER_BEFORE,none,REVERSED", "NO_ANSWER_AFTER,none,REVERSED", "WRONG_SIGNATURE,none,REVERSED",
			"DUPLICATE,none,REVERSED", "NO_ANSWER_AFTER,NO_ANSWER_AFTER,REVERSED", "NO_ANSWER_AFTER,NO_ANSWER_BEFORE,REVERSED",
			"DECLINE,none,AT_WINDOW"})
	void aCancelledPaymentLeavesNothingSettled(String reversal, String voiding, String end) {
		Reply payment = declined(Map.of());
		fault("2208", reversal);
		fault("2601", voiding);

		cancel(payment);
		JsonNode ended = asTimePasses(payment.text("bill_number"), end);

		assertThat(ended.at("/insurance/state").asString()).isEqualTo(end.equals("REVERSED") ? "REVERSED" : "SETTLED");
		assertThat(standing(payment)).isEqualTo(end.equals("REVERSED") ? 0 : 1);
		if (end.equals("AT_WINDOW")) {
			assertThat(task(payment)).isEqualTo("reversal_refused");
		}
	}

	@Test
	void aCancelledRegistrationClosesTheVisitItOpened() {
		var registration = new HashMap<String, Object>(Map.of("scene", "REGISTRATION"));
		Reply payment = declined(registration);

		cancel(payment);
		visit.eventually(payment.text("bill_number"), "REVERSED");

		eventually(() -> answers(payment, "2202") == 1);
		assertThat(jdbc.sql("select count(*) from insurance_visit where visit_number = :visit").param("visit", payment.text("visit_number"))
				.query(Integer.class).single()).isZero();
	}

	@Test
	void undeliveredCareIsGivenUpWhenTheTimeAtTheWindowIsOver() {
		Reply payment = declined(Map.of("care_delivered", false));

		city.advanceClock(Duration.ofHours(25));

		visit.eventually(payment.text("bill_number"), "REVERSED");
		assertThat(standing(payment)).isZero();
	}

	@Test
	void deliveredCareStaysSettledAndIsOwedAndTriedOnTheAccountsAgain() {
		Reply payment = declined(Map.of("care_delivered", true));
		city.sandbox("POST", "/faults",
				Map.of("party", "unionpay", "operation", "consume", "mode", "DECLINE", "times", 1, "person_no", personOf(payment)));

		city.advanceClock(Duration.ofHours(25));
		eventually(() -> visit.paymentOf(payment.text("bill_number")).body().at("/window/owed_since").isString());
		eventually(() -> orders(payment) == 2 && state(payment).equals("AT_WINDOW"));
		assertThat(standing(payment)).isEqualTo(1);

		city.advanceClock(Duration.ofHours(25));
		visit.eventually(payment.text("bill_number"), "PAID");
		assertThat(orders(payment)).isEqualTo(3);
	}

	@Test
	void aWithdrawnBillThatIsOwedIsNeverChargedByAJob() {
		Reply payment = declined(Map.of());
		withdraw(payment.text("bill_number"));

		city.advanceClock(Duration.ofDays(3));
		eventually(() -> visit.paymentOf(payment.text("bill_number")).body().at("/window/owed_since").isString());

		assertThat(orders(payment)).isEqualTo(1);
		assertThat(state(payment)).isEqualTo("AT_WINDOW");
	}

	private Reply declined(Map<String, Object> fields) {
		Reply payment = pay(visit.aPatientWhoseNextChargeIsDeclined(), fields);
		assertThat(payment.text("state")).isEqualTo("AT_WINDOW");
		return payment;
	}

	private Reply pay(Map<String, Object> fields) {
		return pay(visit.aReadyPatient(), fields);
	}

	private Reply pay(Reply verification, Map<String, Object> fields) {
		var bill = new HashMap<String, Object>(Visit.bill(verification.text("verification_id"), Visit.billNumber(), NORVASC, 40_000));
		bill.putAll(fields);
		return visit.pay(bill);
	}

	private void fault(String operation, String mode) {
		if (!mode.equals("none")) {
			city.fault("insurance", operation, mode, 1);
		}
	}

	private Reply payWindow(Reply payment, String receipt, long fen, boolean despite) {
		return city.call(city.hospital(0), "POST", "/payments/" + id(payment) + "/window-payment", Map.of("receipt_number", receipt, "method", "CASH",
				"amount_fen", fen, "despite_doubt", despite, "operator", Map.of("code", "C2001", "name", "周收费", "kind", "CASHIER")));
	}

	private Reply withdraw(String number) {
		return Visit.ok(city.call(city.hospital(0), "PUT", "/bills/" + number + "/withdrawal", Map.of("operator", Visit.operator())));
	}

	private void cancel(Reply payment) {
		Visit.ok(city.call(city.hospital(0), "POST", "/payments/" + id(payment) + "/cancellation", Map.of("operator", Visit.operator())));
	}

	private static String id(Reply payment) {
		return payment.text("payment_id");
	}

	private String state(Reply payment) {
		return visit.paymentOf(payment.text("bill_number")).text("state");
	}

	private List<String> journal(Reply payment) {
		return new ArrayList<>(jdbc.sql("select kind from journal_entry where subject = :id order by entry_order").param("id", id(payment))
				.query(String.class).list());
	}

	private void eventuallyInJournal(Reply payment, String kind) {
		eventually(() -> journal(payment).contains(kind));
	}

	private long owedBack(Reply payment, String kind) {
		return jdbc.sql("""
				select coalesce(sum(p.amount_fen), 0) from journal_posting p join journal_entry e
				  on e.institution_id = p.institution_id and e.kind = p.kind and e.cause = p.cause
				where e.subject = :id and e.kind = :kind and p.account = 'REFUND_PAYABLE' and p.side = 'CREDIT'""").param("id", id(payment))
				.param("kind", kind).query(Long.class).single();
	}

	private String personOf(Reply payment) {
		String number = payment.body().at("/insurance/settlement_number").asString();
		return city.books("insurance").stream().filter(row -> row.path("their_number").asString().equals(number)).findFirst().orElseThrow()
				.path("person_no").asString();
	}

	private long standing(Reply payment) {
		String number = payment.body().at("/insurance/settlement_number").asString();
		long settled = city.books("insurance").stream()
				.filter(row -> row.path("kind").asString().equals("SETTLED") && row.path("their_number").asString().equals(number)).count();
		long reversed = city.books("insurance").stream()
				.filter(row -> row.path("kind").asString().equals("REVERSED") && row.path("undoes").asString().equals(number)).count();
		return settled - reversed;
	}

	private String task(Reply payment) {
		return jdbc.sql("select task from payment where payment_id = :id::uuid").param("id", id(payment)).query(String.class).single();
	}

	private long orders(Reply payment) {
		return jdbc.sql("select count(*) from charge_order where payment_id = :id::uuid").param("id", id(payment)).query(Long.class).single();
	}

	private long answers(Reply payment, String operation) {
		return jdbc.sql("select count(*) from answer a join attempt t using (institution_id, attempt_id)"
				+ " where t.subject_id = :id::uuid and t.operation = :operation").param("id", id(payment)).param("operation", operation)
				.query(Long.class).single();
	}

	/** Looks until the payment has this state, while business time passes quickly. */
	private JsonNode asTimePasses(String number, String state) {
		eventually(() -> {
			city.advanceClock(Duration.ofSeconds(3));
			return visit.paymentOf(number).text("state").equals(state);
		});
		return visit.paymentOf(number).body();
	}

	private static void eventually(Callable<Boolean> truth) {
		try {
			for (int look = 0; look < 300; look++) {
				if (truth.call()) {
					return;
				}
				Visit.pause();
			}
		} catch (Exception e) {
			throw new AssertionError(e);
		}
		throw new AssertionError("never became true");
	}
}
