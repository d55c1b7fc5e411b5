package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import medpay.journey.City.Client;
import medpay.journey.City.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** Whoever has to know is told: signed, in order, until it is taken; and can read it again (I11). */
@SandboxTest
class NoticeTests {

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionOperations transactions;

	private City city;
	private Visit visit;

	@BeforeEach
	void open() {
		city = new City(port);
		visit = new Visit(city, city.hospital(0));
	}

	@AfterEach
	void repair() {
		city.noFaults();
	}

	@Test
	void theHospitalIsToldWhatItsOwnLookWouldShow() {
		Reply paid = pay(Map.of());

		eventually(() -> !received(city.hospital(0), paid).isEmpty());
		JsonNode notice = received(city.hospital(0), paid).getFirst();

		assertThat(notice.path("type").asString()).isEqualTo("payment.paid");
		assertThat(notice.path("sequence").asInt()).isEqualTo(1);
		assertThat(notice.at("/payment/bill_number").asString()).isEqualTo(paid.text("bill_number"));
		assertThat(notice.at("/payment/state").asString()).isEqualTo("PAID");
		assertThat(notice.at("/payment/charge/order_number").asString()).isEqualTo(paid.body().at("/charge/order_number").asString());
		assertThat(received(city.hospital(1), paid)).as("the other hospital hears nothing").isEmpty();
	}

	@Test
	void whoeverPaysIsToldInBothLanguagesAndHowToObject() {
		Reply paid = pay(Map.of());

		eventually(() -> !received(city.entryApp(), paid).isEmpty());
		JsonNode notice = received(city.entryApp(), paid).getFirst();

		assertThat(notice.at("/text/zh").asString()).contains("您的信用账户支付 30.00 元");
		assertThat(notice.at("/text/en").asString()).contains("your credit account paid 30.00");
		assertThat(notice.at("/objection/zh").asString()).contains("异议");
	}

	@Test
	void whoeverSignsIsToldOfTheAgreement() {
		String person = visit.aPatient();
		visit.aCard(person, 1_000_000);
		String agreement = visit.aSignedAgreement(person);
		Visit.ok(city.call(city.entryApp(), "POST", "/agreements/" + agreement + "/termination", Map.of()));

		eventually(() -> told(agreement).size() == 2);
		assertThat(told(agreement)).extracting(notice -> notice.path("type").asString()).containsExactly("agreement.active", "agreement.terminated");
		assertThat(told(agreement).getFirst().at("/text/zh").asString()).contains("签约已生效");
	}

	private List<JsonNode> told(String agreement) {
		JsonNode all = city.sandbox("GET", "/notices?client_id=" + city.entryApp().id(), null).body().path("notices");
		return StreamSupport.stream(all.spliterator(), false).map(notice -> notice.path("event"))
				.filter(event -> event.at("/agreement/agreement_number").asString("").equals(agreement)).toList();
	}

	@Test
	void eventsAreReadInOrderAndPagesMissNothing() {
		long before = end();
		Reply first = pay(Map.of());
		Reply second = pay(Map.of());
		refund(first);
		eventually(() -> types(first).contains("refund.done") && types(second).contains("payment.paid"));

		assertThat(types(first)).containsExactly("payment.paid", "refund.done");
		List<JsonNode> all = events(before);
		List<JsonNode> byOne = new ArrayList<>();
		Reply page = page(before, 1);
		while (page.body().path("next_cursor").isNumber()) {
			byOne.add(page.body().at("/items/0"));
			page = page(page.body().path("next_cursor").asLong(), 1);
		}
		assertThat(byOne).isEqualTo(all);
		assertThat(city.call(city.hospital(1), "GET", "/events?after=0&limit=500", null).body().toString()).doesNotContain(first.text("payment_id"));
	}

	/** The hospital's receiver fails: nothing overtakes, nothing is lost, and what came twice has one id. */
	@Test
	void aFailingReceiverGetsEverythingLaterInOrder() {
		city.sandbox("POST", "/faults", Map.of("party", "his", "operation", "notice", "mode", "SERVER_ERROR", "times", 4));
		Reply paid = pay(Map.of());
		refund(paid);

		eventually(() -> {
			city.advanceClock(Duration.ofMinutes(2));
			return received(city.hospital(0), paid).size() == 2;
		});

		assertThat(received(city.hospital(0), paid)).extracting(notice -> notice.path("type").asString()).containsExactly("payment.paid",
				"refund.done");
		assertThat(received(city.hospital(0), paid)).extracting(notice -> notice.path("sequence").asInt()).containsExactly(1, 2);
	}

	@Test
	void afterADayOfFailuresItCountsAsUndeliveredAndIsOrderedAgainByHand() {
		city.sandbox("POST", "/faults", Map.of("party", "his", "operation", "notice", "mode", "SERVER_ERROR", "times", 0));
		Reply paid = pay(Map.of());
		eventually(() -> tries(paid) > 0);
		int before = tries(paid);
		city.advanceClock(Duration.ofHours(24));
		eventually(() -> tries(paid) > before);
		assertThat(state(paid)).as("not given up within the first day").isEqualTo("PENDING");
		eventually(() -> {
			city.advanceClock(Duration.ofHours(1));
			return state(paid).equals("UNDELIVERED");
		});
		city.noFaults();

		String event = jdbc.sql("select event_id::text from notice_event where subject = :id and reader = 'his'").param("id", paid.text("payment_id"))
				.query(String.class).single();
		assertThat(city.call(city.hospital(1), "POST", "/events/" + event + "/redelivery", null).status()).as("not another hospital's")
				.isEqualTo(404);
		assertThat(city.call(city.hospital(0), "POST", "/events/" + event + "/redelivery", null).status()).isEqualTo(202);
		eventually(() -> received(city.hospital(0), paid).size() == 1);
	}

	/** A reader who asks for what comes after a position never misses an event whose transaction was slower (two transactions, the earlier one commits last). */
	@Test
	void aSlowTransactionIsNeverSkipped() {
		Reply fast = pay(Map.of());
		eventually(() -> types(fast).size() == 1);
		var slow = new ArrayList<Reply>();
		long[] seenBefore = new long[1];
		transactions.executeWithoutResult(status -> {
			jdbc.sql("""
					insert into notice_event (institution_id, event_id, reader, subject, sequence, type, occurred_at, body)
					select institution_id, gen_random_uuid(), reader, 'slow', 1, 'payment.slow', occurred_at, body from notice_event
					where subject = :id and reader = 'his'""").param("id", fast.text("payment_id")).update();
			slow.add(payInAnotherThread());
			eventually(() -> types(slow.getFirst()).size() == 1);
			seenBefore[0] = end();
		});

		eventually(() -> jdbc.sql("select coalesce(max(position), 0) from notice_event where subject = 'slow'").query(Long.class).single() > 0);
		assertThat(jdbc.sql("select position from notice_event where subject = 'slow'").query(Long.class).single())
				.as("after all that was read before")
				.isGreaterThan(seenBefore[0]);
		jdbc.sql("delete from notice_delivery where subject = 'slow'").update();
		jdbc.sql("delete from notice_event where subject = 'slow'").update();
	}

	private Reply payInAnotherThread() {
		try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
			return thread.submit(() -> pay(Map.of())).get();
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"http://169.254.169.254/latest", "https://his.example/notify", "ftp://127.0.0.1/x", "https://user@127.0.0.1/x",
			"nowhere"})
	void anAddressThatIsNotRegisteredIsRefusedAtTheDoor(String address) {
		Reply verification = visit.aReadyPatient();
		var bill = new HashMap<String, Object>(Visit.bill(verification.text("verification_id"), Visit.billNumber(), "UNKNOWN-ITEM", 3_000));
		bill.put("notify_url", address);

		Reply refused = visit.pay(bill);

		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body().toString()).contains("notify_url");
	}

	private Reply pay(Map<String, Object> fields) {
		Reply verification = visit.aReadyPatient();
		var bill = new HashMap<String, Object>(Visit.bill(verification.text("verification_id"), Visit.billNumber(), "UNKNOWN-ITEM", 3_000));
		bill.putAll(fields);
		return Visit.ok(visit.pay(bill));
	}

	private void refund(Reply payment) {
		Visit.ok(city.call(city.hospital(0), "POST", "/payments/" + payment.text("payment_id") + "/refunds",
				Map.of("refund_number", "T-" + payment.text("payment_id"), "reason", "退药", "operator", Visit.operator())));
	}

	private List<JsonNode> received(Client client, Reply payment) {
		JsonNode all = city.sandbox("GET", "/notices?client_id=" + client.id(), null).body().path("notices");
		return StreamSupport.stream(all.spliterator(), false).map(notice -> notice.path("event"))
				.filter(event -> event.toString().contains(payment.text("payment_id"))).toList();
	}

	private Reply page(long after, int limit) {
		return Visit.ok(city.call(city.hospital(0), "GET", "/events?after=" + after + "&limit=" + limit, null));
	}

	/** Everything after a position, page by page: other tests of the same city have their events too. */
	private List<JsonNode> events(long after) {
		var all = new ArrayList<JsonNode>();
		for (Reply page = page(after, 500); page.body().path("next_cursor").isNumber(); page = page(page.body().path("next_cursor").asLong(), 500)) {
			page.body().path("items").forEach(all::add);
		}
		return all;
	}

	private long end() {
		long position = 0;
		for (Reply page = page(0, 500); page.body().path("next_cursor").isNumber(); page = page(position, 500)) {
			position = page.body().path("next_cursor").asLong();
		}
		return position;
	}

	private List<String> types(Reply payment) {
		return events(0).stream().filter(event -> event.toString().contains(payment.text("payment_id"))).map(event -> event.path("type").asString())
				.toList();
	}

	private String state(Reply payment) {
		return delivery(payment, "state", String.class);
	}

	private int tries(Reply payment) {
		Integer tries = jdbc.sql("select coalesce(max(tries), 0) from notice_delivery where subject = :id and client_id = :client")
				.param("id", payment.text("payment_id")).param("client", city.hospital(0).id()).query(Integer.class).single();
		return tries == null ? 0 : tries;
	}

	private <T> T delivery(Reply payment, String column, Class<T> type) {
		return jdbc.sql("select " + column + " from notice_delivery where subject = :id and client_id = :client")
				.param("id", payment.text("payment_id"))
				.param("client", city.hospital(0).id()).query(type).single();
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
