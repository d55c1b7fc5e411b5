package medpay.sandbox.unionpay;

import static medpay.sandbox.unionpay.UnionPayScene.code;
import static org.assertj.core.api.Assertions.assertThat;

import medpay.sandbox.SandboxTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Questions that UnionPay puts on the patient's phone. */
@SandboxTest
class PhoneQuestionsTest {

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

	@Test
	void aQuestionAboutAChargeWaitsAndIsConfirmedWithoutMovingMoney() {
		var order = scene.hospital.newOrder();

		assertThat(code(scene.hospital.askConfirmation(order, token, 1_234))).isEqualTo("00");
		assertThat(code(scene.hospital.askConfirmation(order, token, 1_234))).isEqualTo("12");
		assertThat(scene.hospital.query(order).value("origRespCode")).isEqualTo("05");
		var confirmed = scene.confirm().body().get("confirmed");
		assertThat(confirmed.size()).isEqualTo(1);
		assertThat(confirmed.get(0).get("kind").asString()).isEqualTo("PAYMENT");
		assertThat(confirmed.get(0).get("number").asString()).isEqualTo(order.orderId());

		var told = callbacks.next();
		assertThat(scene.hospital.believes(told)).isTrue();
		assertThat(told.fields()).containsEntry("orderId", order.orderId()).containsEntry("txnType", "77").containsEntry("txnSubType", "02")
				.containsEntry("txnAmt", "1234").containsEntry("respCode", "00");
		assertThat(scene.hospital.query(order).fields()).containsEntry("origRespCode", "00").containsEntry("txnType", "77");
		assertThat(scene.books()).isEmpty();
		assertThat(scene.available(token)).isEqualTo(10_000);
	}

	@Test
	void thePatientMayRefuseAndThenConfirmsInVain() {
		var order = scene.hospital.newOrder();
		scene.hospital.askConfirmation(order, token, 1_234);

		assertThat(scene.refuse().body().get("refused").get(0).get("number").asString()).isEqualTo(order.orderId());

		assertThat(callbacks.next().value("respCode")).isEqualTo("30");
		assertThat(scene.confirm().body().get("confirmed").size()).isZero();
		assertThat(scene.hospital.query(order).value("origRespCode")).isEqualTo("30");
	}

	@Test
	void aSigningMayBeRefusedToo() {
		var order = scene.platform.newOrder();
		scene.platform.open(order, scene.personNo);

		assertThat(scene.refuse().body().get("refused").get(0).get("kind").asString()).isEqualTo("SIGNING");

		assertThat(callbacks.next().fields()).containsEntry("txnType", "79").containsEntry("respCode", "30");
		assertThat(scene.platform.tokenQuery(order).fields()).containsEntry("respCode", "00").containsEntry("origRespCode", "30");
		assertThat(scene.confirm().body().get("confirmed").size()).isZero();
	}

	@Test
	void nobodyIsAskedWithATokenThatIsGone() {
		scene.platform.deleteToken(token);

		assertThat(code(scene.hospital.askConfirmation(scene.hospital.newOrder(), token, 1))).isEqualTo("89");
		assertThat(scene.confirm().body().get("confirmed").size()).isZero();
	}

	@Test
	void theFaultConfirmDeclinesTheQuestion() {
		scene.fault("confirm", "DECLINE", "");

		assertThat(code(scene.hospital.askConfirmation(scene.hospital.newOrder(), token, 1))).isEqualTo("01");
		assertThat(scene.confirm().body().get("confirmed").size()).isZero();
	}
}
