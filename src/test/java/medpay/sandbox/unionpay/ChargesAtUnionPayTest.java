package medpay.sandbox.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import medpay.sandbox.SandboxTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Agreements and charges at the sandbox's UnionPay. */
@SandboxTest
class ChargesAtUnionPayTest {

	@LocalServerPort
	private int port;

	private final CallbackServer callbacks = new CallbackServer();
	private UnionPayScene scene;

	@BeforeEach
	void setUp() {
		scene = new UnionPayScene(port, callbacks);
	}

	@AfterEach
	void tearDown() {
		callbacks.close();
	}

	@Test
	void anOpeningWaitsOnThePhoneAndSignsTheCardAddedLast() {
		scene.aCard(10_000);
		String last = scene.aCard(20_000);
		var order = scene.platform.newOrder();

		assertThat(scene.platform.open(order, scene.personNo).value("respCode")).isEqualTo("00");
		assertThat(scene.platform.tokenQuery(order).value("activateStatus")).isEqualTo("0");
		assertThat(scene.confirm().body().get("confirmed").get(0).get("number").asString()).isEqualTo(order.orderId());

		var told = callbacks.next();
		assertThat(scene.platform.believes(told)).isTrue();
		assertThat(told.value("orderId")).isEqualTo(order.orderId());
		assertThat(told.value("txnType")).isEqualTo("79");
		assertThat(told.value("reqReserved")).isEqualTo(scene.personNo);
		assertThat(told.value("accNo")).isEqualTo(last.substring(0, 6) + "******" + last.substring(12));
		assertThat(scene.platform.tokenQuery(order).value("tokenPayData")).isEqualTo(told.value("tokenPayData"));
		assertThat(scene.confirm().body().get("confirmed").size()).isZero();
	}

	@Test
	void withoutACardThereIsNothingToSignWith() {
		scene.platform.open(scene.platform.newOrder(), scene.personNo);

		var reply = scene.confirm();

		assertThat(reply.status()).isEqualTo(409);
		assertThat(reply.body().get("field").asString()).isEqualTo("card_number");
	}

	@Test
	void aChargeIsAcceptedToldAndStandsInTheBooks() {
		String token = scene.aSignedAgreement(10_000);
		var order = scene.hospital.newOrder();

		assertThat(scene.hospital.consume(order, token, 1_234).value("respCode")).isEqualTo("00");

		var told = callbacks.next();
		assertThat(scene.hospital.believes(told)).isTrue();
		assertThat(told.fields()).containsEntry("orderId", order.orderId()).containsEntry("txnAmt", "1234").containsEntry("respCode", "00")
				.containsEntry("settleAmt", "1234");
		var asked = scene.hospital.query(order);
		assertThat(asked.fields()).containsEntry("respCode", "00").containsEntry("origRespCode", "00").containsEntry("txnType", "01")
				.containsEntry("txnAmt", "1234").containsEntry("queryId", told.value("queryId"));
		assertThat(told.value("queryId")).hasSize(21);
		assertThat(scene.books()).containsExactly("CHARGED 1234");
		assertThat(scene.available(token)).isEqualTo(8_766);
	}

	@Test
	void theSameOrderAgainIsKnownAndMovesNothing() {
		String token = scene.aSignedAgreement(10_000);
		var order = scene.hospital.newOrder();
		scene.hospital.consume(order, token, 1_000);

		assertThat(scene.hospital.consume(order, token, 1_000).value("respCode")).isEqualTo("12");
		assertThat(scene.books()).containsExactly("CHARGED 1000");
		assertThat(scene.available(token)).isEqualTo(9_000);
	}

	@Test
	void aLimitTooLowDeclinesForGood() {
		String token = scene.aSignedAgreement(999);
		var order = scene.hospital.newOrder();

		assertThat(scene.hospital.consume(order, token, 1_000).value("respCode")).isEqualTo("64");
		assertThat(scene.hospital.query(order).value("origRespCode")).isEqualTo("64");
		assertThat(scene.books()).isEmpty();
	}

	@Test
	void aDeletedTokenChargesNothing() {
		String token = scene.aSignedAgreement(10_000);

		assertThat(scene.platform.deleteToken(token).value("respCode")).isEqualTo("00");
		assertThat(scene.platform.deleteToken(token).value("respCode")).isEqualTo("89");
		assertThat(scene.hospital.consume(scene.hospital.newOrder(), token, 1).value("respCode")).isEqualTo("89");
		assertThat(scene.books()).isEmpty();
	}

	@Test
	void anOrderNobodySentIsNotFound() {
		assertThat(scene.hospital.query(scene.hospital.newOrder()).value("respCode")).isEqualTo("34");
	}

	@Test
	void anRsaMerchantAndAnSm3MerchantChargeTheSameAgreementAndSha256IsTakenToo() {
		String token = scene.aSignedAgreement(10_000);
		var certified = new DemoMerchantCaller(scene.sandbox, 0, callbacks.address());
		var sha256 = new DemoMerchantCaller(scene.sandbox, 1, callbacks.address(), "11");

		assertThat(certified.consume(certified.newOrder(), token, 100).value("respCode")).isEqualTo("00");
		assertThat(certified.believes(callbacks.next())).isTrue();
		assertThat(sha256.consume(sha256.newOrder(), token, 200).value("respCode")).isEqualTo("00");
		assertThat(sha256.believes(callbacks.next())).isTrue();
		assertThat(scene.books()).containsExactly("CHARGED 100", "CHARGED 200");
	}

	@Test
	void fiftyParallelChargesNeverPassTheLimit() throws Exception {
		String token = scene.aSignedAgreement(2_000);
		var charges = new ArrayList<Callable<String>>();
		for (int number = 0; number < 50; number++) {
			var order = scene.hospital.newOrder();
			charges.add(() -> scene.hospital.consume(order, token, 100).value("respCode"));
		}

		var codes = new ArrayList<String>();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var code : threads.invokeAll(charges)) {
				codes.add(code.get());
			}
		}

		assertThat(codes).hasSize(50).containsOnly("00", "64").filteredOn("00"::equals).hasSize(20);
		assertThat(scene.books()).hasSize(20);
		assertThat(scene.available(token)).isZero();
	}

	@Test
	void fiftyTimesTheSameOrderAtOnceChargesOnce() throws Exception {
		String token = scene.aSignedAgreement(10_000);
		var order = scene.hospital.newOrder();
		var charges = new ArrayList<Callable<String>>();
		for (int number = 0; number < 50; number++) {
			charges.add(() -> scene.hospital.consume(order, token, 100).value("respCode"));
		}

		var codes = new ArrayList<String>();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var code : threads.invokeAll(charges)) {
				codes.add(code.get());
			}
		}

		assertThat(codes).filteredOn("00"::equals).hasSize(1);
		assertThat(codes).filteredOn("12"::equals).hasSize(49);
		assertThat(scene.books()).containsExactly("CHARGED 100");
		assertThat(scene.available(token)).isEqualTo(9_900);
	}
}
