package medpay.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

	private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

	/** RFC 6238, appendix B, SHA1: the last six of the eight digits there. */
	@ParameterizedTest
	@CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037", "20000000000,353130"})
	void givesTheCodesOfTheStandard(long second, String code) {
		assertThat(Totp.codeAt(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
	}

	@Test
	void takesACodeOneStepEarlyOrLateAndNoFurther() {
		Instant now = Instant.ofEpochSecond(1_234_567_890);
		assertThat(Totp.stepOf(SECRET, Totp.codeAt(SECRET, now), now, 0)).hasValue(41_152_263);
		assertThat(Totp.stepOf(SECRET, Totp.codeAt(SECRET, now.minusSeconds(30)), now, 0)).hasValue(41_152_262);
		assertThat(Totp.stepOf(SECRET, Totp.codeAt(SECRET, now.plusSeconds(30)), now, 0)).hasValue(41_152_264);
		assertThat(Totp.stepOf(SECRET, Totp.codeAt(SECRET, now.minusSeconds(60)), now, 0)).isEmpty();
		assertThat(Totp.stepOf(SECRET, "", now, 0)).isEmpty();
	}

	@Test
	void takesNoCodeTwice() {
		Instant now = Instant.ofEpochSecond(1_234_567_890);
		assertThat(Totp.stepOf(SECRET, Totp.codeAt(SECRET, now), now, 41_152_263)).isEmpty();
	}

	@Test
	void writesTheSecretAsAppsReadIt() {
		assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
		assertThat(Totp.fromBase32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")).isEqualTo(SECRET);
		assertThat(Totp.address("shen", SECRET)).isEqualTo("otpauth://totp/Medpay:shen?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Medpay");
	}
}
