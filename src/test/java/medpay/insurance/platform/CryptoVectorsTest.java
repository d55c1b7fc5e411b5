package medpay.insurance.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The published SM2, SM3 and SM4 vectors, when the samples are beside the project. */
class CryptoVectorsTest {

	private static final Path VECTORS = Path.of("..", "shared", "samples", "nhsa", "crypto", "hsa-sm2-sm4-vectors.json");
	private static final HexFormat HEX = HexFormat.of();

	private final CryptoProvider crypto = new BouncyCastleCrypto(CryptoKeys.random());

	@BeforeEach
	void needsTheSamples() {
		assumeTrue(Files.exists(VECTORS), "vectors skipped because ../shared/samples is absent");
	}

	private static JsonNode vectors() throws IOException {
		return PlatformJson.object(Files.readAllBytes(VECTORS));
	}

	private static byte[] sm4(boolean encrypt, byte[] key, byte[] text) throws InvalidCipherTextException {
		var cipher = new PaddedBufferedBlockCipher(new SM4Engine(), new PKCS7Padding());
		cipher.init(encrypt, new KeyParameter(key));
		byte[] output = new byte[cipher.getOutputSize(text.length)];
		int length = cipher.processBytes(text, 0, text.length, output, 0);
		length += cipher.doFinal(output, length);
		return java.util.Arrays.copyOf(output, length);
	}

	@Test
	void verifiesAForeignSm2Signature() throws IOException {
		for (JsonNode vector : new JsonNode[]{vectors().path("sm2_cross"), vectors().path("gbt").path("sm2_gbt32918_5")}) {
			byte[] key = HEX.parseHex(vector.path("public_key_hex").asString());
			byte[] signature = HEX.parseHex(vector.path("signature_r_s_hex").asString());
			byte[] message = vector.path("message").asString().getBytes(UTF_8);
			assertThat(crypto.verifySm2(key, message, signature)).isTrue();
			signature[63] ^= 1;
			assertThat(crypto.verifySm2(key, message, signature)).isFalse();
		}
	}

	@Test
	void signsSoThatThePublishedKeyVerifies() throws IOException {
		JsonNode vector = vectors().path("sm2_cross");
		byte[] signature = crypto.signSm2(HEX.parseHex(vector.path("private_key_hex").asString()), "abc".getBytes(UTF_8));
		assertThat(crypto.verifySm2(HEX.parseHex(vector.path("public_key_hex").asString()), "abc".getBytes(UTF_8), signature)).isTrue();
	}

	@Test
	void hashesWithSm3() throws IOException {
		JsonNode gbt = vectors().path("gbt");
		assertThat(HEX.formatHex(crypto.sm3("abc".getBytes(US_ASCII)))).isEqualTo(gbt.path("sm3_abc").asString());
		assertThat(HEX.formatHex(crypto.sm3("abcd".repeat(16).getBytes(US_ASCII)))).isEqualTo(gbt.path("sm3_abcd16").asString());
	}

	@Test
	void encryptsWithSm4() throws IOException, InvalidCipherTextException {
		JsonNode gbt = vectors().path("gbt");
		byte[] keyAndPlain = HEX.parseHex(gbt.path("sm4_key_plain").asString());
		assertThat(HEX.formatHex(sm4(true, keyAndPlain, keyAndPlain))).startsWith(gbt.path("sm4_ecb_nopad_first_block").asString());
	}

	@Test
	void opensThePublishedMobilePaymentMessage() throws IOException, InvalidCipherTextException {
		JsonNode derivation = vectors().path("sm4_key_derivation");
		byte[] secret = sm4(true, derivation.path("kek_ascii").asString().getBytes(US_ASCII),
				derivation.path("appSecret").asString().getBytes(US_ASCII));
		assertThat(HEX.withUpperCase().formatHex(secret)).isEqualTo(derivation.path("sm4_of_secret_hex").asString());
		byte[] key = HEX.withUpperCase().formatHex(secret).substring(0, 16).getBytes(US_ASCII);
		assertThat(new String(key, US_ASCII)).isEqualTo(derivation.path("sm4_key_ascii").asString());
		JsonNode sample = vectors().path("sample1");
		assertThat(new String(sm4(false, key, HEX.parseHex(sample.path("encData_hex").asString())), UTF_8))
				.isEqualTo(sample.path("data_json").asString());
	}
}
