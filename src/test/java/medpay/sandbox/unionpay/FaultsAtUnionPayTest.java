package medpay.sandbox.unionpay;

import static medpay.sandbox.unionpay.UnionPayScene.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import medpay.sandbox.SandboxTest;
import medpay.shared.call.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every fault on demand: what the merchant sees, and what the books say. */
@SandboxTest
class FaultsAtUnionPayTest {

	private static final String BRIEFLY = ",\"delay_ms\":1";

	@LocalServerPort
	private int port;

	private final CallbackServer callbacks = new CallbackServer();
	private UnionPayScene scene;
	private String token;

	@BeforeEach
	void setUp() {
		scene = new UnionPayScene(port, callbacks);
		token = scene.aSignedAgreement(10_000);
	}

	@AfterEach
	void tearDown() {
		callbacks.close();
	}

	private Wire.Reply send(DemoMerchantCaller.Identity order) {
		return scene.hospital.send("backTransReq", scene.hospital.signed(scene.hospital.consumption(order, token, 100)), Duration.ofSeconds(30));
	}

	@Test
	void noAnswerBeforeMovesNothing() {
		scene.fault("consume", "NO_ANSWER_BEFORE", BRIEFLY);
		var order = scene.hospital.newOrder();

		assertThat(send(order)).isInstanceOf(Wire.Reply.Lost.class);
		assertThat(code(scene.hospital.query(order))).isEqualTo("34");
		assertThat(scene.books()).isEmpty();
		assertThat(code(scene.hospital.consume(order, token, 100))).as("the fault struck once").isEqualTo("00");
	}

	@Test
	void noAnswerAfterMovesMoneyAndTheCallbackComes() {
		scene.fault("consume", "NO_ANSWER_AFTER", BRIEFLY);
		var order = scene.hospital.newOrder();

		assertThat(send(order)).isInstanceOf(Wire.Reply.Lost.class);
		assertThat(callbacks.next().value("orderId")).isEqualTo(order.orderId());
		assertThat(scene.books()).containsExactly("CHARGED 100");
	}

	@Test
	void downClosesTheConnectionAtOnce() {
		scene.fault("consume", "DOWN", "");
		var order = scene.hospital.newOrder();

		assertThat(send(order)).isInstanceOfSatisfying(Wire.Reply.Lost.class, lost -> assertThat(lost.code()).isEqualTo("connection"));
		assertThat(code(scene.hospital.query(order))).isEqualTo("34");
	}

	@Test
	void serverErrorMovesNothing() {
		scene.fault("consume", "SERVER_ERROR", "");
		var order = scene.hospital.newOrder();

		assertThat(send(order)).isInstanceOfSatisfying(Wire.Reply.Received.class, received -> assertThat(received.status()).isEqualTo(500));
		assertThat(code(scene.hospital.query(order))).isEqualTo("34");
	}

	@Test
	void declineSaysItsCodeAndStaysWithIt() {
		scene.fault("consume", "DECLINE", ",\"code\":\"63\"");
		var order = scene.hospital.newOrder();

		assertThat(code(scene.hospital.consume(order, token, 100))).isEqualTo("63");
		assertThat(scene.hospital.query(order).value("origRespCode")).isEqualTo("63");
		assertThat(scene.books()).isEmpty();
		assertThat(scene.available(token)).isEqualTo(10_000);
	}

	@Test
	void wrongAmountIsSignedWellWhileTheBooksAreRight() {
		scene.fault("consume", "WRONG_AMOUNT", "");
		var order = scene.hospital.newOrder();

		assertThat(scene.hospital.consume(order, token, 100).value("txnAmt")).isEqualTo("101");
		assertThat(scene.hospital.query(order).value("txnAmt")).isEqualTo("100");
		assertThat(scene.books()).containsExactly("CHARGED 100");
	}

	@Test
	void wrongSignatureIsNotBelievedWhileTheBooksAreRight() {
		scene.fault("consume", "WRONG_SIGNATURE", "");
		var order = scene.hospital.newOrder();

		assertThat(scene.hospital.believes(scene.hospital.read(send(order)))).isFalse();
		assertThat(scene.hospital.query(order).value("origRespCode")).isEqualTo("00");
		assertThat(scene.books()).containsExactly("CHARGED 100");
	}

	@Test
	void wrongSignatureOfACertifiedAnswerIsNotBelievedEither() {
		var certified = new DemoMerchantCaller(scene.sandbox, 0, callbacks.address());
		scene.fault("query", "WRONG_SIGNATURE", "");
		var asked = certified.signed(certified.request(certified.newOrder(), "00", "00"));

		assertThat(certified.believes(certified.read(certified.send("queryTrans", asked, Duration.ofSeconds(30))))).isFalse();
	}

	@Test
	void unknownCodeInAQueryIsTheOrdersCode() {
		var order = scene.hospital.newOrder();
		scene.hospital.consume(order, token, 100);
		scene.fault("query", "UNKNOWN_CODE", "");

		assertThat(scene.hospital.query(order).fields()).containsEntry("respCode", "00").containsEntry("origRespCode", "Z9");
		assertThat(scene.hospital.query(order).value("origRespCode")).isEqualTo("00");
	}

	@Test
	void duplicateTellsTwiceWhatHappenedOnce() {
		scene.fault("consume", "DUPLICATE", "");
		var order = scene.hospital.newOrder();

		scene.hospital.consume(order, token, 100);

		assertThat(callbacks.next()).isEqualTo(callbacks.next());
		assertThat(scene.books()).containsExactly("CHARGED 100");
	}

	@Test
	void lateIsDoneAndAnsweredAfterTheDelay() {
		scene.fault("consume", "LATE", ",\"delay_ms\":4000");
		var order = scene.hospital.newOrder();

		assertThat(scene.hospital.send("backTransReq", scene.hospital.signed(scene.hospital.consumption(order, token, 100)), Duration.ofMillis(200)))
				.isEqualTo(new Wire.Reply.Lost("timeout", null));
		assertThat(code(scene.hospital.query(order))).as("not done yet").isEqualTo("34");
		assertThat(callbacks.next().value("orderId")).isEqualTo(order.orderId());
		assertThat(scene.books()).containsExactly("CHARGED 100");
	}

	@Test
	void everyOtherOperationMeetsItsFaults() {
		String charge = scene.aCharge(token, 500);
		scene.fault("refund", "DECLINE", ",\"code\":\"39\"");
		scene.fault("void", "UNKNOWN_CODE", ",\"code\":\"X1\"");
		scene.fault("token-query", "DECLINE", ",\"code\":\"37\"");
		scene.fault("token-delete", "DECLINE", "");
		scene.fault("open", "DECLINE", "");

		assertThat(code(scene.hospital.refund(scene.hospital.newOrder(), charge, 100))).isEqualTo("39");
		assertThat(code(scene.hospital.undo(scene.hospital.newOrder(), charge, 500))).isEqualTo("X1");
		assertThat(code(scene.platform.tokenQuery(scene.platform.newOrder()))).isEqualTo("37");
		assertThat(code(scene.platform.deleteToken(token))).isEqualTo("01");
		assertThat(code(scene.platform.open(scene.platform.newOrder(), scene.personNo))).isEqualTo("01");
		assertThat(scene.books()).containsExactly("CHARGED 500", "VOIDED 500");
		assertThat(scene.confirm().body().get("confirmed").size()).as("the declined opening waits nowhere").isZero();
	}
}
