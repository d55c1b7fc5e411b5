package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import medpay.journey.City.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A party that is slow or down holds neither the doctor nor the database, and nothing unknown comes of what is turned away (I20, F7, F23). */
@SandboxTest
@TestPropertySource(properties = {"spring.datasource.hikari.maximum-pool-size=4", "medpay.payment.in-doubt-at-most=3",
		"medpay.call.window=" + LoadTests.WINDOW,
		"medpay.call.open-for=4s", "medpay.payment.answer-within=1s"})
class LoadTests {

	private static final int MANY = 24;
	static final int WINDOW = 8;

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

	/** Also for the next test: the channel is called again. */
	@AfterEach
	void repair() {
		city.noFaults();
		eventually(() -> {
			try {
				visit.aReadyPatient();
				return true;
			} catch (AssertionError stillDown) {
				city.advanceClock(Duration.ofSeconds(15));
				return false;
			}
		});
	}

	private Map<String, Object> aBill() {
		return Visit.bill(visit.aReadyPatient().text("verification_id"), Visit.billNumber(), "UNKNOWN-ITEM", 3_000);
	}

	/** Four connections, two dozen payments that wait at a slow channel: a read is answered all the same. */
	@Test
	void noConnectionIsHeldDuringACall() throws Exception {
		List<Map<String, Object>> bills = IntStream.range(0, MANY).mapToObj(index -> aBill()).toList();
		city.sandbox("POST", "/faults", Map.of("party", "unionpay", "operation", "consume", "mode", "LATE", "times", MANY, "delay_ms", 1_500));
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Reply>> all = bills.stream().map(bill -> (Callable<Reply>) () -> visit.pay(bill)).toList();
			List<Future<Reply>> replies = all.stream().map(threads::submit).toList();
			eventually(() -> charging() > 4);

			assertThat(visit.paymentOf(String.valueOf(bills.getFirst().get("bill_number"))).status()).isIn(200, 404);
			for (Future<Reply> reply : replies) {
				assertThat(reply.get().status()).isLessThan(300);
			}
		}
		bills.forEach(bill -> visit.eventually(String.valueOf(bill.get("bill_number")), "PAID"));
	}

	private int charging() {
		return jdbc.sql("select count(*) from payment where state in ('CHARGING', 'CHARGE_IN_DOUBT')").query(Integer.class).single();
	}

	/** So many may be in doubt, one more is turned away at the door with nothing stored; a bill that came before is answered. */
	@Test
	void tooManyDoubtsShedNewBillsAndNothingElse() {
		List<Map<String, Object>> doubts = IntStream.range(0, 3).mapToObj(index -> aBill()).toList();
		Map<String, Object> oneMore = aBill();
		city.fault("unionpay", "consume", "NO_ANSWER_BEFORE", 0);
		city.fault("unionpay", "query", "NO_ANSWER_BEFORE", 0);
		doubts.forEach(visit::pay);
		doubts.forEach(bill -> visit.eventually(String.valueOf(bill.get("bill_number")), "CHARGE_IN_DOUBT"));

		Reply shed = visit.pay(oneMore);

		assertThat(shed.status()).isEqualTo(429);
		assertThat(shed.text("code")).isEqualTo("too_many_open");
		assertThat(shed.body().path("retryable").asBoolean()).isTrue();
		assertThat(visit.paymentOf(String.valueOf(oneMore.get("bill_number"))).status()).isEqualTo(404);
		assertThat(visit.pay(doubts.getFirst()).status()).isEqualTo(202);
		city.noFaults();
		doubts.forEach(bill -> asTimePasses(String.valueOf(bill.get("bill_number")), "PAID"));
		assertThat(visit.pay(oneMore).status()).isLessThan(300);
	}

	/** The channel is down: once that is known, a charge is not sent, is no doubt, and goes to the window where the hospital wants that. */
	@Test
	void aChannelThatIsDownSendsThePatientToTheWindowWhereTheHospitalWantsIt() {
		policy("WINDOW");
		// While the channel counts as down nobody can sign either: these patients have signed before.
		Deque<String> signed = new ArrayDeque<>(Stream.generate(this::aSignedPatient).limit(MANY).toList());
		try {
			city.fault("unionpay", "consume", "DOWN", 0);
			city.fault("unionpay", "query", "DOWN", 0);
			city.fault("unionpay", "balance", "DOWN", 0);
			// Each verification asks for a balance in vain: so it becomes known, and no charge is in doubt.
			for (int call = 0; call < WINDOW; call++) {
				visit.verified(signed.remove());
			}
			eventually(() -> {
				String verification = visit.verified(signed.remove()).text("verification_id");
				Reply answer = visit.pay(Visit.bill(verification, Visit.billNumber(), "UNKNOWN-ITEM", 3_000));
				return answer.text("state").equals("AT_WINDOW") && answer.body().at("/window/reason").asString().equals("channel_down");
			});
		} finally {
			policy("WAIT");
		}
		city.noFaults();
	}

	private String aSignedPatient() {
		String person = visit.aPatient();
		visit.aCard(person, 1_000_000);
		visit.aSignedAgreement(person);
		return person;
	}

	private void policy(String whenDown) {
		jdbc.sql("update institution set when_channel_is_down = :policy, revision = revision + 1").param("policy", whenDown).update();
	}

	private void asTimePasses(String number, String state) {
		eventually(() -> {
			city.advanceClock(Duration.ofSeconds(3));
			return visit.paymentOf(number).text("state").equals(state);
		});
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
