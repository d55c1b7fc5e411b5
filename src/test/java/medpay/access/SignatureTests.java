package medpay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The five lines and their HMAC, against values computed elsewhere. */
class SignatureTests {

	private static final String SECRET = "s3cret-密钥-0123456789";
	private static final String NONCE = "n0nce_-0123456789";
	private static final byte[] BODY = "{\"bill_number\":\"B1\",\"name\":\"张三\"}".getBytes(StandardCharsets.UTF_8);
	private static final Signature.Request POST = new Signature.Request("POST", "/api/v1/payments", BODY);
	private static final Signature.Request GET = new Signature.Request("GET", "/api/v1/payments?bill_number=B%201&wait=30", new byte[0]);

	@Test
	void signsAPostAsAnotherLibraryDoes() {
		assertThat(Signature.sign("his-1", SECRET, 1_772_323_200L, NONCE, POST).value()).isEqualTo("JNiM7WZsZVTHS2FrCGiCLE1vXmw6irWeA//1zbBEtDw=");
	}

	@Test
	void signsAGetWithQueryAndEmptyBodyAsAnotherLibraryDoes() {
		assertThat(Signature.sign("his-1", SECRET, 1_772_323_200L, NONCE, GET).value()).isEqualTo("xN0tpyAXPzdfDW+0VoyQDr7DUhIYbXWTAi7LyS9RRH4=");
	}

	@Test
	void agreesWithOpenssl() throws IOException, InterruptedException {
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "no openssl: skipped because there is nothing to compare with");
		var process = new ProcessBuilder("/usr/bin/openssl", "dgst", "-sha256", "-mac", "HMAC", "-macopt",
				"hexkey:" + HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8)), "-binary").start();
		try (var input = process.getOutputStream()) {
			input.write(("POST\n/api/v1/payments\n1772323200\n" + NONCE + "\n").getBytes(StandardCharsets.UTF_8));
			input.write(BODY);
			input.write('\n');
		}
		String theirs = Base64.getEncoder().encodeToString(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).isZero();
		assertThat(Signature.sign("his-1", SECRET, 1_772_323_200L, NONCE, POST).value()).isEqualTo(theirs);
	}

	@Test
	void readsBackTheHeaderItWrites() {
		Signature signature = Signature.sign("his-1", SECRET, 1_772_323_200L, NONCE, POST);
		assertThat(Signature.read(signature.header())).contains(signature);
		assertThat(signature.fits(SECRET, POST)).isTrue();
	}

	@Test
	void readsPartsInAnyOrderWithSpacesBetween() {
		String header = "medpay-hmac-sha256 nonce=\"" + NONCE + "\", signature=\"AAAA\" , timestamp=\"17\",client_id=\"a.b_c-D\"";
		assertThat(Signature.read(header)).contains(new Signature("a.b_c-D", 17, NONCE, "AAAA"));
	}

	@Test
	void fitsNothingElse() {
		Signature signature = Signature.sign("his-1", SECRET, 1_772_323_200L, NONCE, POST);
		assertThat(signature.fits(SECRET + "x", POST)).isFalse();
		assertThat(signature.fits(SECRET, GET)).isFalse();
		assertThat(signature.fits(SECRET, new Signature.Request("PUT", POST.pathAndQuery(), BODY))).isFalse();
		assertThat(signature.fits(SECRET, new Signature.Request("POST", "/api/v1/payments?", BODY))).isFalse();
		assertThat(signature.fits(SECRET, new Signature.Request("POST", POST.pathAndQuery(), new byte[0]))).isFalse();
		assertThat(new Signature("his-1", 1_772_323_201L, NONCE, signature.value()).fits(SECRET, POST)).isFalse();
		assertThat(new Signature("his-1", 1_772_323_200L, "other-nonce-0123456", signature.value()).fits(SECRET, POST)).isFalse();
		assertThat(new Signature("his-1", 1_772_323_200L, NONCE, signature.value().substring(4)).fits(SECRET, POST)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "Bearer abc", "MEDPAY-HMAC-SHA256", "MEDPAY-HMAC-SHA256 ", "MEDPAY-HMAC-SHA256x client_id=\"a\"",
			"MEDPAY-HMAC-SHA256 client_id=\"a\",timestamp=\"17\",nonce=\"0123456789abcdef\"",
			"MEDPAY-HMAC-SHA256 client_id=\"a\",timestamp=\"17\",nonce=\"0123456789abcde\",signature=\"AAAA\"",
			"MEDPAY-HMAC-SHA256 client_id=\"a\",timestamp=\"17\",nonce=\"0123456789abcde!\",signature=\"AAAA\"",
			"MEDPAY-HMAC-SHA256 client_id=\"a\",timestamp=\"-17\",nonce=\"0123456789abcdef\",signature=\"AAAA\"",
			"MEDPAY-HMAC-SHA256 client_id=\"a\",timestamp=\"1.7\",nonce=\"0123456789abcdef\",signature=\"AAAA\"",
			"MEDPAY-HMAC-SHA256 client_id=\"a b\",timestamp=\"17\",nonce=\"0123456789abcdef\",signature=\"AAAA\"",
			"MEDPAY-HMAC-SHA256 client_id=\"\",timestamp=\"17\",nonce=\"0123456789abcdef\",signature=\"AAAA\"",
			"MEDPAY-HMAC-SHA256 client_id=\"a\",client_id=\"b\",timestamp=\"17\",nonce=\"0123456789abcdef\",signature=\"AAAA\"",
			"MEDPAY-HMAC-SHA256 client_id=\"a\",timestamp=\"17\",nonce=\"0123456789abcdef\",signature=\"AAAA\",role=\"admin\"",
			"MEDPAY-HMAC-SHA256 client_id=\"a\" timestamp=\"17\" nonce=\"0123456789abcdef\" signature=\"AAAA\"",
			"MEDPAY-HMAC-SHA256 client_id=a,timestamp=17,nonce=0123456789abcdef,signature=AAAA",
			"MEDPAY-HMAC-SHA256 client_id=\"a\",timestamp=\"17\",nonce=\"0123456789abcdef\",signature=\"AA AA\"",
			"MEDPAY-HMAC-SHA256 client_id=\"a\",timestamp=\"17\",nonce=\"0123456789abcdef\",signature=\"AAAA\" trailing"})
	void readsNoOtherHeader(String header) {
		assertThat(Signature.read(header)).isEmpty();
	}

	@Test
	void readsNoHeaderAtAllAsNone() {
		assertThat(Signature.read(null)).isEmpty();
		assertThat(Signature.read("MEDPAY-HMAC-SHA256 " + "x".repeat(100_000))).isEmpty();
	}
}
