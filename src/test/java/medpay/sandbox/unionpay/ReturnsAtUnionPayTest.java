package medpay.sandbox.unionpay;

import static medpay.sandbox.unionpay.UnionPayScene.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import medpay.sandbox.SandboxTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Refunds and voids at the sandbox's UnionPay: never more goes back than was charged. */
@SandboxTest
class ReturnsAtUnionPayTest {

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
	void refundsPartByPartUntilNothingIsLeftAndRestoresTheCredit() {
		String token = scene.aSignedAgreement(1_000);
		String charge = scene.aCharge(token, 900);
		var first = scene.hospital.newOrder();

		assertThat(code(scene.hospital.refund(first, charge, 300))).isEqualTo("00");
		assertThat(callbacks.next().fields()).containsEntry("txnType", "04").containsEntry("orderId", first.orderId())
				.containsEntry("origQryId", charge).containsEntry("txnAmt", "300");
		assertThat(code(scene.hospital.refund(first, charge, 300))).as("the same refund again").isEqualTo("12");
		assertThat(code(scene.hospital.refund(scene.hospital.newOrder(), charge, 601))).as("more than is left").isEqualTo("36");
		assertThat(code(scene.hospital.refund(scene.hospital.newOrder(), charge, 600))).isEqualTo("00");
		assertThat(code(scene.hospital.refund(scene.hospital.newOrder(), charge, 1))).as("nothing left").isEqualTo("45");
		assertThat(scene.hospital.query(first).fields()).containsEntry("origRespCode", "00").containsEntry("txnType", "04");
		assertThat(scene.books()).containsExactly("CHARGED 900", "REFUNDED 300", "REFUNDED 600");
		assertThat(scene.available(token)).isEqualTo(1_000);
	}

	@Test
	void parallelRefundsNeverGiveBackMoreThanWasCharged() throws Exception {
		String token = scene.aSignedAgreement(1_000);
		String charge = scene.aCharge(token, 1_000);
		var refunds = new ArrayList<Callable<String>>();
		for (int number = 0; number < 20; number++) {
			var order = scene.hospital.newOrder();
			refunds.add(() -> code(scene.hospital.refund(order, charge, 100)));
		}

		var codes = new ArrayList<String>();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var code : threads.invokeAll(refunds)) {
				codes.add(code.get());
			}
		}

		assertThat(codes).containsOnly("00", "45").filteredOn("00"::equals).hasSize(10);
		assertThat(scene.available(token)).isEqualTo(1_000);
	}

	@Test
	void voidsTheWholeOnTheSameSettlementDay() {
		String token = scene.aSignedAgreement(1_000);
		String charge = scene.aCharge(token, 500);

		assertThat(code(scene.hospital.undo(scene.hospital.newOrder(), charge, 499))).isEqualTo("36");
		assertThat(code(scene.hospital.undo(scene.hospital.newOrder(), charge, 500))).isEqualTo("00");
		assertThat(code(scene.hospital.undo(scene.hospital.newOrder(), charge, 500))).isEqualTo("45");
		assertThat(code(scene.hospital.refund(scene.hospital.newOrder(), charge, 1))).isEqualTo("45");
		assertThat(scene.books()).containsExactly("CHARGED 500", "VOIDED 500");
		assertThat(scene.available(token)).isEqualTo(1_000);
	}

	@Test
	void refusesAVoidOnTheNextSettlementDayButRefunds() {
		String token = scene.aSignedAgreement(1_000);
		String charge = scene.aCharge(token, 500);
		scene.sandbox.post("/sandbox/api/clock", "{\"advance\":\"PT24H\"}");

		assertThat(code(scene.hospital.undo(scene.hospital.newOrder(), charge, 500))).isEqualTo("35");
		assertThat(code(scene.hospital.refund(scene.hospital.newOrder(), charge, 500))).isEqualTo("00");
	}

	@Test
	void refusesToGiveBackWhatAnotherMerchantCharged() {
		String token = scene.aSignedAgreement(1_000);
		String charge = scene.aCharge(token, 500);
		var other = new DemoMerchantCaller(scene.sandbox, 0, callbacks.address());

		assertThat(code(other.refund(other.newOrder(), charge, 500))).isEqualTo("35");
		assertThat(scene.books()).containsExactly("CHARGED 500");
	}

	@Test
	void theBooksNameTheChargeThatARefundUndoes() {
		String token = scene.aSignedAgreement(1_000);
		var order = scene.hospital.newOrder();
		scene.hospital.consume(order, token, 500);
		var refund = scene.hospital.newOrder();
		scene.hospital.refund(refund, callbacks.next().value("queryId"), 200);

		var rows = scene.sandbox.get("/sandbox/api/books/unionpay").body().get("rows");
		var row = rows.get(rows.size() - 1);

		assertThat(row.get("our_number").asString()).isEqualTo(refund.orderId());
		assertThat(row.get("undoes").asString()).isEqualTo(order.orderId());
		assertThat(row.get("institution_code").asString()).isEqualTo("H31011500002");
		assertThat(row.get("person_no").asString()).isEqualTo(scene.personNo);
	}
}
