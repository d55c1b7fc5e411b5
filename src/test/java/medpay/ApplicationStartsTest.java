package medpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import medpay.testing.Http;
import medpay.testing.MedpayTest;
import medpay.testing.SignedClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole application comes up with the sandbox inside, and says where to look. */
@MedpayTest
class ApplicationStartsTest {

	@LocalServerPort
	private int port;

	@Autowired
	private WhereToLook whereToLook;

	@Test
	void reportsReady() {
		assertThat(Http.onPort(port).get("/actuator/health/readiness").expect(200).at("/status")).isEqualTo("UP");
	}

	@Test
	void handsOutDemoClientsInTheSandbox() {
		assertThat(SignedClient.his(port, 0).clientId()).isNotEqualTo(SignedClient.his(port, 1).clientId());
		assertThat(SignedClient.entry(port).clientId()).isNotBlank();
	}

	@Test
	void refusesAnUnsignedRequest() {
		Http.Reply refused = Http.onPort(port).post("/api/v1/payments", "{}").expect(401);
		assertThat(refused.at("/code")).isEqualTo("signature_missing");
	}

	@Test
	void knowsASignedClientOfTheSandbox() {
		assertThat(SignedClient.his(port, 0).get("/api/v1/payments?bill_number=NONE").status()).isEqualTo(404);
	}

	@Test
	void saysWhereToLookInBothLanguages() {
		assertThat(whereToLook.text()).contains("已就绪", "is ready", ":" + port + "/swagger-ui", ":" + port + "/sandbox", ".medpay");
	}

	/** Computed with openssl dgst -sha256 -hmac over the five lines. */
	@Test
	void signsAsTheContractSays() {
		var client = new SignedClient(Http.onPort(port), "his-1", "secret", Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC));
		assertThat(client.authorization("POST", "/api/v1/payments?a=b", "{\"x\":\"医\"}", "0123456789abcdef"))
				.isEqualTo(
						"MEDPAY-HMAC-SHA256 client_id=\"his-1\",timestamp=\"1700000000\",nonce=\"0123456789abcdef\",signature=\"vuPtufdqZNQh1dmV+2VWkfr66YAsey7cA6n2zGDJu6c=\"");
	}
}
