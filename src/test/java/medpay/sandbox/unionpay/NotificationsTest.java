package medpay.sandbox.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Call-backs: told until heard, five times at most, by whichever process is alive. */
@SandboxTest
class NotificationsTest {

	@LocalServerPort
	private int port;

	@Autowired
	private SandboxDatabase database;

	private final CallbackServer callbacks = new CallbackServer();
	private UnionPayScene scene;
	private String token;

	@BeforeEach
	void setUp() {
		scene = new UnionPayScene(port, callbacks);
		token = scene.aSignedAgreement(10_000);
		until(() -> {
			theNextMinuteComes();
			return open() == 0;
		});
	}

	@AfterEach
	void tearDown() {
		database.jdbc().sql("delete from sandbox.unionpay_notification").update();
		callbacks.close();
	}

	private long open() {
		return database.jdbc().sql("select count(*) from sandbox.unionpay_notification where not finished").query(Long.class).single();
	}

	private int tries() {
		return database.jdbc().sql("select coalesce(max(tries), 0) from sandbox.unionpay_notification where not finished").query(Integer.class)
				.single();
	}

	/** As if the minutes of the schedule had passed. */
	private void theNextMinuteComes() {
		database.jdbc().sql("update sandbox.unionpay_notification set due_at = clock_timestamp() where not finished").update();
	}

	private static void until(BooleanSupplier reached) {
		long deadline = System.nanoTime() + 60_000_000_000L;
		while (!reached.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new AssertionError("It never came to pass");
			}
			LockSupport.parkNanos(20_000_000);
		}
	}

	@Test
	void tellsAgainUntilTheMerchantTakesIt() {
		callbacks.answerWith(500);
		scene.hospital.consume(scene.hospital.newOrder(), token, 100);
		var first = callbacks.next();
		until(() -> tries() == 1);
		callbacks.answerWith(302);

		theNextMinuteComes();

		assertThat(callbacks.next()).isEqualTo(first);
		until(() -> open() == 0);
	}

	@Test
	void givesUpAfterFiveTimes() {
		callbacks.answerWith(404);
		scene.hospital.consume(scene.hospital.newOrder(), token, 100);
		callbacks.next();
		for (int told = 1; told < 5; told++) {
			int before = told;
			until(() -> tries() == before);
			theNextMinuteComes();
			callbacks.next();
		}

		until(() -> open() == 0);
		theNextMinuteComes();
		assertThat(database.jdbc().sql("select max(tries) from sandbox.unionpay_notification").query(Integer.class).single()).isEqualTo(5);
	}

	@Test
	void theScheduleIsOneTwoFourEightMinutesAfterTheFirst() {
		callbacks.answerWith(500);
		scene.hospital.consume(scene.hospital.newOrder(), token, 100);
		for (int minutes : new int[]{1, 2, 4, 8}) {
			callbacks.next();
			until(() -> database.jdbc().sql("""
					select count(*) from sandbox.unionpay_notification
					where not finished and due_at = made_at + make_interval(mins => :minutes)""").param("minutes", minutes).query(Long.class)
					.single() == 1);
			theNextMinuteComes();
		}
		callbacks.next();
		until(() -> open() == 0);
	}

	@Test
	void whatADeadProcessHeldIsToldByALivingOne() {
		callbacks.answerWith(500);
		scene.hospital.consume(scene.hospital.newOrder(), token, 100);
		var first = callbacks.next();
		until(() -> tries() == 1);
		callbacks.answerWith(200);

		database.jdbc().sql(
				"update sandbox.unionpay_notification set due_at = clock_timestamp(), claimed_until = clock_timestamp() + interval '50 milliseconds'")
				.update();

		assertThat(callbacks.next()).isEqualTo(first);
	}

	@Test
	void aLostNotificationComesWithTheSchedule() {
		scene.fault("notify", "NO_ANSWER_BEFORE", "");
		var order = scene.hospital.newOrder();
		scene.hospital.consume(order, token, 100);
		until(() -> tries() == 1);
		assertThat(callbacks.count()).isZero();

		theNextMinuteComes();

		assertThat(callbacks.next().value("orderId")).isEqualTo(order.orderId());
	}

	@Test
	void faultsSpoilTheCallbackAndNotTheBooks() {
		scene.fault("notify", "WRONG_AMOUNT", "");
		scene.hospital.consume(scene.hospital.newOrder(), token, 100);
		var dearer = callbacks.next();
		scene.fault("notify", "WRONG_SIGNATURE", "");
		scene.hospital.consume(scene.hospital.newOrder(), token, 100);
		var forged = callbacks.next();
		scene.fault("notify", "UNKNOWN_CODE", "");
		scene.hospital.consume(scene.hospital.newOrder(), token, 100);
		var odd = callbacks.next();

		assertThat(dearer.value("txnAmt")).isEqualTo("101");
		assertThat(scene.hospital.believes(dearer)).isTrue();
		assertThat(scene.hospital.believes(forged)).isFalse();
		assertThat(odd.value("respCode")).isEqualTo("Z9");
		assertThat(scene.books()).containsExactly("CHARGED 100", "CHARGED 100", "CHARGED 100");
	}

	@Test
	void duplicateAndLateCallbacksTellOfOneCharge() {
		scene.fault("notify", "DUPLICATE", "");
		scene.hospital.consume(scene.hospital.newOrder(), token, 100);
		assertThat(callbacks.next()).isEqualTo(callbacks.next());

		scene.fault("notify", "LATE", ",\"delay_ms\":10");
		var order = scene.hospital.newOrder();
		scene.hospital.consume(order, token, 100);
		assertThat(callbacks.next().value("orderId")).isEqualTo(order.orderId());
		assertThat(scene.books()).containsExactly("CHARGED 100", "CHARGED 100");
	}
}
