package medpay.sandbox.unionpay;

import static medpay.sandbox.unionpay.UnionPayScene.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.sandbox.SandboxTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the sandbox's UnionPay does not take. */
@SandboxTest
class BadRequestsAtUnionPayTest {

	@LocalServerPort
	private int port;

	private final CallbackServer callbacks = new CallbackServer();
	private UnionPayScene scene;
	private DemoMerchantCaller certified;

	@BeforeEach
	void setUp() {
		scene = new UnionPayScene(port, callbacks);
		certified = new DemoMerchantCaller(scene.sandbox, 0, callbacks.address());
	}

	@AfterEach
	void tearDown() {
		callbacks.close();
	}

	private String raw(DemoMerchantCaller merchant, UnionPayMessage message) {
		return code(merchant.read(merchant.send("backTransReq", message, Duration.ofSeconds(30))));
	}

	@Test
	void refusesAnAmountChangedAfterSigning() {
		String token = scene.aSignedAgreement(1_000);

		assertThat(raw(certified, certified.signed(certified.consumption(certified.newOrder(), token, 100)).with("txnAmt", "1"))).isEqualTo("11");
		assertThat(raw(scene.hospital, scene.hospital.signed(scene.hospital.consumption(scene.hospital.newOrder(), token, 100)).with("txnAmt", "1")))
				.isEqualTo("11");
		assertThat(scene.books()).isEmpty();
	}

	@Test
	void refusesASignatureOfAnotherMerchant() {
		var message = certified
				.signed(certified.request(certified.newOrder(), "00", "00").with("merId", scene.hospital.request(certified.newOrder(), "00",
						"00").value("merId")));

		assertThat(raw(certified, message)).isEqualTo("11");
	}

	@Test
	void refusesAMerchantItDoesNotKnow() {
		var answer = certified.post("backTransReq", certified.request(certified.newOrder(), "00", "00").with("merId", "000000000000000"));

		assertThat(code(answer)).isEqualTo("31");
	}

	@Test
	void namesWhatIsMissingAndWhatIsMalformed() {
		var whole = certified.consumption(certified.newOrder(), "6235", 100);

		assertThat(code(certified.post("backTransReq", whole.without("backUrl")))).isEqualTo("13");
		assertThat(code(certified.post("backTransReq", whole.without("tokenPayData")))).isEqualTo("13");
		assertThat(code(certified.post("backTransReq", whole.with("txnAmt", "1.00")))).isEqualTo("10");
		assertThat(code(certified.post("backTransReq", whole.with("txnAmt", "0")))).isEqualTo("10");
		assertThat(code(certified.post("backTransReq", whole.with("txnAmt", "-1")))).isEqualTo("10");
		assertThat(code(certified.post("backTransReq", whole.with("orderId", "with-dashes")))).isEqualTo("10");
		assertThat(code(certified.post("backTransReq", whole.with("txnTime", "20261332000000")))).isEqualTo("10");
		assertThat(code(certified.post("backTransReq", whole.with("backUrl", "file:///etc/passwd")))).isEqualTo("10");
		assertThat(code(certified.post("backTransReq", whole.with("txnType", "99")))).isEqualTo("32");
	}

	@Test
	void refusesATokenOfAnotherRequestor() {
		String token = scene.aSignedAgreement(1_000);
		var message = certified.consumption(certified.newOrder(), token, 100).with("tokenPayData", "{token=" + token + "&trId=99999999999}");

		assertThat(code(certified.post("backTransReq", message))).isEqualTo("89");
	}
}
