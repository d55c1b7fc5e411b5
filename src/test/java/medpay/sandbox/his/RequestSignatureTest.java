package medpay.sandbox.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import medpay.access.Signature;
import medpay.sandbox.DemoClient;
import org.junit.jupiter.api.Test;

/** What the HIS in the box signs, the application's own check takes. */
class RequestSignatureTest {

	private static final DemoClient HIS = new DemoClient("his-1", "secret", DemoClient.Kind.HIS, "H31010100001");

	@Test
	void fitsTheRequestItWasMadeForAndNoOther() {
		byte[] body = "{\"x\":\"医\"}".getBytes(StandardCharsets.UTF_8);

		var read = Signature.read(RequestSignature.header(HIS, 1_700_000_000, "POST", "/api/v1/payments?a=b", body)).orElseThrow();

		assertThat(read.clientId()).isEqualTo("his-1");
		assertThat(read.timestamp()).isEqualTo(1_700_000_000);
		assertThat(read.fits("secret", new Signature.Request("POST", "/api/v1/payments?a=b", body))).isTrue();
		assertThat(read.fits("secret", new Signature.Request("POST", "/api/v1/payments?a=c", body))).isFalse();
	}

	@Test
	void neverUsesANonceTwice() {
		String first = RequestSignature.header(HIS, 1_700_000_000, "GET", "/api/v1/payments", new byte[0]);

		assertThat(RequestSignature.header(HIS, 1_700_000_000, "GET", "/api/v1/payments", new byte[0])).isNotEqualTo(first);
	}
}
