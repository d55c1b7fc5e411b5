package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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

/** What was paid goes back, whole or in part, once (I1, I3, I7), whatever the parties do meanwhile (I8, I9). */
@SandboxTest
class RefundTests {

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
	void aWholeBillGoesBackToEveryPayer() {
		Reply payment = paid(Map.of(), NORVASC, 40_000, "UNKNOWN-ITEM", 3_000);

		Reply refund = refund(payment, "T-" + id(payment));
		JsonNode done = eventually(payment, refund, "DONE");

		assertThat(refund.status()).isIn(201, 202);
		assertThat(done.path("total_fen").asLong()).isEqualTo(43_000);
		assertThat(done.path("charge_fen").asLong()).isEqualTo(payment.fen("/insurance/self_pay_fen"));
		assertThat(done.at("/operator_text/zh").asString()).contains("已退费 430.00 元");
		assertThat(balance(payment, "CHANNEL_RECEIVABLE")).isZero();
		assertThat(balance(payment, "HOSPITAL_REVENUE")).isZero();
		assertThat(balance(payment, "REFUND_PAYABLE")).isZero();
		assertThat(now(payment).fen("/refunded_fen")).isEqualTo(43_000);
		assertThat(now(payment).fen("/refunded_charge_fen")).isEqualTo(payment.fen("/insurance/self_pay_fen"));
		assertThat(refund(payment, "T2-" + id(payment)).text("code")).isEqualTo("nothing_to_refund");
	}

	@Test
	void onTheChargesOwnDayTheWholeIsVoidedAndLaterItIsRefunded() {
		Reply today = paid(Map.of(), "UNKNOWN-ITEM", 3_000);
		assertThat(eventually(today, refund(today, "T-" + id(today)), "DONE").at("/charge_return/kind").asString()).isEqualTo("VOID");

		Reply later = paid(Map.of(), "UNKNOWN-ITEM", 3_000);
		city.advanceClock(Duration.ofHours(25));
		assertThat(eventually(later, refund(later, "T-" + id(later)), "DONE").at("/charge_return/kind").asString()).isEqualTo("REFUND");
	}

	@Test
	void aBankThatDoesNotVoidRefunds() {
		Reply payment = paid(Map.of(), "UNKNOWN-ITEM", 3_000);
		city.sandbox("POST", "/faults", Map.of("party", "unionpay", "operation", "void", "mode", "DECLINE", "times", 1, "code", "62"));

		JsonNode done = eventually(payment, refund(payment, "T-" + id(payment)), "DONE");

		assertThat(done.at("/charge_return/kind").asString()).isEqualTo("REFUND");
		assertThat(balance(payment, "CHANNEL_RECEIVABLE")).isZero();
	}

	@Test
	void linesAndQuantitiesGoBackUntilNothingIsLeft() {
		Reply payment = paid(
				Map.of("lines", List.of(line(1, NORVASC, "100.00", "4", 40_000), line(2, "UNKNOWN-ITEM", "30.00", "1", 3_000)), "total_fen",
						43_000));

		JsonNode first = eventually(payment, refund(payment, "A-" + id(payment), Map.of("line_number", 1, "quantity", "1")), "DONE");
		assertThat(first.path("total_fen").asLong()).isEqualTo(10_000);
		assertThat(first.path("fund_fen").asLong() + first.path("personal_account_fen").asLong() + first.path("charge_fen").asLong())
				.isEqualTo(10_000);
		JsonNode second = eventually(payment, refund(payment, "B-" + id(payment), Map.of("line_number", 2)), "DONE");
		assertThat(second.path("charge_fen").asLong()).isEqualTo(3_000);
		Reply tooMuch = refund(payment, "C-" + id(payment), Map.of("line_number", 1, "quantity", "4"));
		assertThat(tooMuch.status()).isEqualTo(422);
		assertThat(tooMuch.body().toString()).contains("lines[0].quantity", "3");

		eventually(payment, refund(payment, "D-" + id(payment)), "DONE");
		assertThat(balance(payment, "CHANNEL_RECEIVABLE")).isZero();
		assertThat(balance(payment, "HOSPITAL_REVENUE")).isZero();
		assertThat(now(payment).fen("/refunded_fen")).isEqualTo(43_000);
	}

	@Test
	void aBillWithoutInsuranceGoesBackByLines() {
		Reply payment = paid(Map.of("self", true), "UNKNOWN-ITEM", 3_000, "OTHER-ITEM", 2_000);

		JsonNode done = eventually(payment, refund(payment, "T-" + id(payment), Map.of("line_number", 2)), "DONE");

		assertThat(done.path("charge_fen").asLong()).isEqualTo(2_000);
		assertThat(balance(payment, "CHANNEL_RECEIVABLE")).isEqualTo(3_000);
		assertThat(-balance(payment, "HOSPITAL_REVENUE")).isEqualTo(3_000);
	}

	@ParameterizedTest(name = "{0} {1} {2} ends {3}")
	@CsvSource({"insurance,2208,NO_ANSWER_BEFORE,DONE", "insurance,2208,NO_ANSWER_AFTER,DONE", "insurance,2208,WRONG_SIGNATURE,DONE",
			"insurance,2208,DECLINE,REFUSED", "insurance,2207,NO_ANSWER_BEFORE,DONE", "insurance,2207,NO_ANSWER_AFTER,DONE",
			"insurance,2207,DECLINE,NOT_RESETTLED", "insurance,2205,NO_ANSWER_AFTER,DONE", "insurance,2204,NO_ANSWER_AFTER,DONE",
			"unionpay,refund,NO_ANSWER_BEFORE,DONE", "unionpay,refund,NO_ANSWER_AFTER,DONE", "unionpay,refund,WRONG_AMOUNT,DONE",
			"unionpay,refund,UNKNOWN_CODE,DONE", "unionpay,refund,DUPLICATE,DONE", "unionpay,refund,DECLINE,RETURN_AT_WINDOW",
			"unionpay,notify,NO_ANSWER_BEFORE,DONE"})
	void everyFaultOfAPartialRefundHasANamedEnd(String party, String operation, String mode, String end) {
		Reply payment = paid(Map.of(), NORVASC, 40_000, "UNKNOWN-ITEM", 3_000);
		city.fault(party, operation, mode, 1);

		Reply refund = refund(payment, "T-" + id(payment), Map.of("line_number", 2));
		JsonNode ended = eventually(payment, refund, end);

		long returned = charged(payment) - balance(payment, "CHANNEL_RECEIVABLE");
		assertThat(returned).as("%s", ended).isEqualTo(end.equals("DONE") ? 3_000 : 0);
		if (end.equals("RETURN_AT_WINDOW")) {
			assertThat(-balance(payment, "REFUND_PAYABLE")).isEqualTo(3_000);
			assertThat(paidOut(payment, "T-" + id(payment), "RT-1-" + id(payment)).text("state")).isEqualTo("DONE");
			assertThat(paidOut(payment, "T-" + id(payment), "RT-1-" + id(payment)).status()).isEqualTo(200);
			assertThat(paidOut(payment, "T-" + id(payment), "RT-2-" + id(payment)).status()).isEqualTo(409);
			assertThat(balance(payment, "REFUND_PAYABLE")).isZero();
		}
	}

	@Test
	void moneyTakenAtTheWindowIsPaidOutThere() {
		Reply payment = pay(Map.of("declined", true), NORVASC, 40_000);
		long due = payment.fen("/window/amount_due_fen");
		Visit.ok(city.call(city.hospital(0), "POST", "/payments/" + id(payment) + "/window-payment",
				Map.of("receipt_number", "R-" + id(payment), "method",
						"CASH", "amount_fen", due, "operator", Visit.operator())));

		eventually(payment, refund(payment, "T-" + id(payment)), "RETURN_AT_WINDOW");
		assertThat(-balance(payment, "REFUND_PAYABLE")).isEqualTo(due);
		assertThat(paidOut(payment, "T-" + id(payment), "RT-" + id(payment)).text("state")).isEqualTo("DONE");
		assertThat(balance(payment, "WINDOW_CASH")).isZero();
	}

	/** A charge that happened although the window took the money goes back by itself (rule 6). */
	@Test
	void aLateChargeGoesBackByItself() {
		city.fault("unionpay", "consume", "NO_ANSWER_AFTER", 0);
		city.fault("unionpay", "notify", "NO_ANSWER_BEFORE", 0);
		city.fault("unionpay", "query", "NO_ANSWER_BEFORE", 0);
		Reply payment = pay(Map.of(), "UNKNOWN-ITEM", 3_000);
		Visit.ok(city.call(city.hospital(0), "POST", "/payments/" + id(payment) + "/window-payment",
				Map.of("receipt_number", "R-" + id(payment), "method",
						"CASH", "amount_fen", 3_000, "despite_doubt", true, "operator", Visit.operator())));
		city.noFaults();

		String number = "LATE-" + payment.body().at("/charge/order_number").asString();
		JsonNode back = untilState(payment, number, "DONE");

		assertThat(back.path("kind").asString()).isEqualTo("LATE_CHARGE");
		assertThat(balance(payment, "CHANNEL_RECEIVABLE")).isZero();
		assertThat(balance(payment, "REFUND_PAYABLE")).isZero();
		assertThat(balance(payment, "WINDOW_CASH")).isEqualTo(3_000);
		assertThat(now(payment).text("state")).isEqualTo("PAID_AT_WINDOW");
	}

	@Test
	void aWhollyRefundedRegistrationClosesItsVisit() {
		Reply payment = paid(Map.of("scene", "REGISTRATION"), NORVASC, 4_000);

		eventually(payment, refund(payment, "T-" + id(payment)), "DONE");

		assertThat(jdbc.sql("select count(*) from insurance_visit where visit_number = :visit").param("visit", payment.text("visit_number"))
				.query(Integer.class).single()).isZero();
	}

	@Test
	void theSameNumberIsTheSameRefund() {
		Reply payment = paid(Map.of(), "UNKNOWN-ITEM", 3_000, "OTHER-ITEM", 2_000);
		eventually(payment, refund(payment, "T-" + id(payment), Map.of("line_number", 1)), "DONE");

		Reply again = refund(payment, "T-" + id(payment), Map.of("line_number", 1));
		Reply other = refund(payment, "T-" + id(payment), Map.of("line_number", 2));

		assertThat(again.status()).isEqualTo(200);
		assertThat(other.status()).isEqualTo(409);
		assertThat(other.text("code")).isEqualTo("refund_number_conflict");
		assertThat(other.body().toString()).contains("lines");
	}

	@Test
	void onlyWhatWasPaidIsRefundedAndOnlyByItsHospital() {
		Reply atWindow = pay(Map.of("declined", true), "UNKNOWN-ITEM", 3_000);
		assertThat(refund(atWindow, "T-" + id(atWindow)).text("code")).isEqualTo("state_conflict");

		Reply paid = paid(Map.of(), "UNKNOWN-ITEM", 3_000);
		Reply foreign = city.call(city.hospital(1), "POST", "/payments/" + id(paid) + "/refunds", wish("T-" + id(paid), List.of()));
		assertThat(foreign.status()).isEqualTo(404);
	}

	/** A number that a refund of ours may need is never the hospital's: else money that came late could not be booked. */
	@Test
	void theNumbersOfOurOwnRefundsAreNotForHospitals() {
		Reply payment = paid(Map.of(), "UNKNOWN-ITEM", 3_000);

		Reply refused = refund(payment, "LATE-" + payment.body().at("/charge/order_number").asString());

		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body().toString()).contains("refund_number");
	}

	@Test
	void aPreviewMovesNothing() {
		Reply payment = paid(Map.of(), NORVASC, 40_000);

		Reply preview = Visit
				.ok(city.call(city.hospital(0), "POST", "/payments/" + id(payment) + "/refunds/preview", wish("P-" + id(payment), List.of())));

		assertThat(preview.fen("/total_fen")).isEqualTo(40_000);
		assertThat(preview.fen("/charge_fen")).isEqualTo(payment.fen("/insurance/self_pay_fen"));
		assertThat(now(payment).fen("/refunded_fen")).isZero();
	}

	/** A hundred refunds at once, each of the whole: one goes back (I7). */
	@Test
	void aHundredAtOnceNeverReturnAFenTwice() throws Exception {
		Reply payment = paid(Map.of(), "UNKNOWN-ITEM", 3_000);
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Reply>> all = IntStream.range(0, 100)
					.mapToObj(index -> (Callable<Reply>) () -> refund(payment, "T" + index + "-" + id(payment))).toList();
			long taken = 0;
			for (var reply : threads.invokeAll(all)) {
				taken += reply.get().status() < 300 ? 1 : 0;
			}
			assertThat(taken).isEqualTo(1);
		}
		eventuallyTrue(() -> balance(payment, "CHANNEL_RECEIVABLE") == 0);
		assertThat(jdbc.sql("select count(*) from return_order where outcome = 'RETURNED' and charge_reference = :reference")
				.param("reference", now(payment).body().at("/charge/channel_reference").asString()).query(Integer.class).single()).isEqualTo(1);
	}

	private Reply paid(Map<String, Object> fields, Object... codesAndFen) {
		Reply payment = pay(fields, codesAndFen);
		assertThat(payment.text("state")).as("%s", payment.body()).isEqualTo("PAID");
		return payment;
	}

	private Reply pay(Map<String, Object> fields, Object... codesAndFen) {
		Reply verification = fields.containsKey("self")
				? selfPaying()
				: fields.containsKey("declined") ? visit.aPatientWhoseNextChargeIsDeclined() : visit.aReadyPatient();
		var bill = new HashMap<String, Object>(Visit.bill(verification.text("verification_id"), Visit.billNumber(), codesAndFen));
		bill.putAll(fields);
		bill.keySet().removeAll(Set.of("self", "declined"));
		return visit.pay(bill);
	}

	private Reply selfPaying() {
		String person = visit.aPersonAged(LocalDate.of(1990, 1, 1), Map.of());
		visit.aCard(person, 1_000_000);
		visit.aSignedAgreement(person);
		String code = Visit.ok(city.sandbox("POST", "/patients/" + person + "/codes", Map.of("kind", "SUISHEN_CODE"))).text("code");
		return Visit.ok(visit.verify(code));
	}

	private static Map<String, Object> line(int number, String code, String price, String quantity, long fen) {
		return Map.of("line_number", number, "item_code", code, "hospital_item_code", "H" + number, "item_name", "项目" + number, "unit_price", price,
				"quantity", quantity, "amount_fen", fen);
	}

	private static Map<String, Object> wish(String number, List<Map<String, Object>> lines) {
		var wish = new HashMap<String, Object>(Map.of("refund_number", number, "reason", "药品未取", "operator", Visit.operator()));
		if (!lines.isEmpty()) {
			wish.put("lines", lines);
		}
		return wish;
	}

	private Reply refund(Reply payment, String number) {
		return refunded(payment, number, List.of());
	}

	private Reply refund(Reply payment, String number, Map<String, Object> line) {
		return refunded(payment, number, List.of(line));
	}

	private Reply refunded(Reply payment, String number, List<Map<String, Object>> lines) {
		return city.call(city.hospital(0), "POST", "/payments/" + id(payment) + "/refunds", wish(number, lines));
	}

	private Reply paidOut(Reply payment, String number, String receipt) {
		return city.call(city.hospital(0), "POST", "/payments/" + id(payment) + "/refunds/" + number + "/window-return",
				Map.of("receipt_number", receipt, "operator", Visit.operator()));
	}

	private JsonNode eventually(Reply payment, Reply refund, String state) {
		Visit.ok(refund);
		return untilState(payment, refund.text("refund_number"), state);
	}

	/** Looks while business time passes quickly. */
	private JsonNode untilState(Reply payment, String number, String state) {
		eventuallyTrue(() -> {
			String is = look(payment, number).text("state");
			if (!is.equals(state)) {
				city.advanceClock(Duration.ofSeconds(2));
			}
			return is.equals(state);
		});
		return look(payment, number).body();
	}

	private Reply look(Reply payment, String number) {
		return city.call(city.hospital(0), "GET", "/payments/" + id(payment) + "/refunds/" + number, null);
	}

	private Reply now(Reply payment) {
		return visit.paymentOf(payment.text("bill_number"));
	}

	private static String id(Reply payment) {
		return payment.text("payment_id");
	}

	private long charged(Reply payment) {
		return payment.fen("/charge/amount_fen");
	}

	private long balance(Reply payment, String account) {
		return jdbc.sql("""
				select coalesce(sum(case p.side when 'DEBIT' then p.amount_fen else -p.amount_fen end), 0) from journal_posting p join journal_entry e
				  on e.institution_id = p.institution_id and e.kind = p.kind and e.cause = p.cause
				where e.subject = :id and p.account = :account""").param("id", id(payment)).param("account", account).query(Long.class).single();
	}

	private static void eventuallyTrue(Callable<Boolean> truth) {
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
