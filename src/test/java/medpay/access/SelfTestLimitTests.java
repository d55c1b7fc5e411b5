package medpay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** How often a signature may be checked: by the address, whoever it asks for, and for a client, whoever asks. */
class SelfTestLimitTests {

	private static final int A_MINUTE = 4;

	private final Desk at = Desk.fresh();
	private final SelfTestController selfTest = new SelfTestController(at.check, new AccessSettings(1000, 2000, A_MINUTE), at.clock);

	/** Whether a check from this address, for this client, is answered. */
	private boolean isAnswered(String address, String clientId) throws IOException {
		var request = new MockHttpServletRequest("GET", SelfTestController.PATH);
		request.setRemoteAddr(address);
		request.addHeader("Authorization", Signature.sign(clientId, "guessed", at.clock.instant().getEpochSecond(), "0123456789abcdef",
				new Signature.Request("GET", SelfTestController.PATH, new byte[0])).header());
		try {
			assertThat(selfTest.check(request).signature()).isEqualTo(SelfTestController.Verdict.DOES_NOT_FIT);
			return true;
		} catch (ProblemException problem) {
			assertThat(problem.code()).isEqualTo(ProblemCode.RATE_LIMITED);
			return false;
		}
	}

	@Test
	void isLimitedByTheAddress() throws IOException {
		for (int i = 0; i < A_MINUTE; i++) {
			assertThat(isAnswered("192.0.2.1", "client-" + i)).isTrue();
		}
		assertThat(isAnswered("192.0.2.1", "client-x")).isFalse();
		assertThat(isAnswered("192.0.2.2", "client-x")).isTrue();
		at.clock.advance(Duration.ofSeconds(15));
		assertThat(isAnswered("192.0.2.1", "client-x")).isTrue();
		assertThat(isAnswered("192.0.2.1", "client-x")).isFalse();
	}

	@Test
	void takesANetworkOfIpv6ForOneAddress() throws IOException {
		for (int i = 0; i < A_MINUTE; i++) {
			assertThat(isAnswered("2001:db8:0:1::" + i, "client-" + i)).isTrue();
		}
		assertThat(isAnswered("2001:db8:0:1:ffff::1", "client-x")).isFalse();
		assertThat(isAnswered("2001:db8:0:2::1", "client-x")).isTrue();
	}

	@Test
	void isLimitedForTheClientWhetherItExistsOrNot() throws IOException {
		String known = at.desk.create(Desk.HOSPITAL, Clients.Kind.HIS, "sec-1").clientId();
		for (String client : new String[]{known, "nobody"}) {
			for (int i = 0; i < A_MINUTE; i++) {
				assertThat(isAnswered("192.0.2." + client.length() + i, client)).isTrue();
			}
			assertThat(isAnswered("198.51.100." + client.length(), client)).isFalse();
		}
	}
}
