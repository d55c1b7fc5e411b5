package medpay.access.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.List;
import medpay.access.key.PublicKeys.Reading;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.testing.ClientKeys;
import org.junit.jupiter.api.Test;

/** Which public keys are taken in, why the others are not, and what the kept ones accept. */
class PublicKeysTests {

	private static final KeyPair RSA = ClientKeys.rsa(2048);
	private static final KeyPair SM2 = ClientKeys.sm2();
	private static final List<byte[]> LINES = List.of("POST\n/api/v1/payments\n".getBytes(UTF_8), "{}".getBytes(UTF_8), new byte[]{'\n'});
	private static final byte[] WHOLE = "POST\n/api/v1/payments\n{}\n".getBytes(UTF_8);

	private final PublicKeys keys = new PublicKeys(new BouncyCastleCrypto(CryptoKeys.random()));

	private void isRefused(String pem, String zh, String en) {
		assertThat(keys.read(pem)).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
			assertThat(refused.why().zh()).contains(zh);
			assertThat(refused.why().en()).contains(en);
		});
	}

	private static String rsaPem(BigInteger modulus, BigInteger exponent) throws Exception {
		return ClientKeys.pem("PUBLIC KEY",
				KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)).getEncoded());
	}

	@Test
	void takesAnRsaKeyThatAcceptsItsOwnSignaturesOnly() {
		var der = ((Reading.Rsa) keys.read(ClientKeys.pem(RSA))).der();
		SigningKey key = keys.ofRsa(der);
		byte[] signature = ClientKeys.sign("SHA256withRSA", RSA.getPrivate(), WHOLE);
		assertThat(key.fits(LINES, signature)).isTrue();
		assertThat(key.fits(LINES.subList(0, 2), signature)).isFalse();
		assertThat(key.fits(LINES, ClientKeys.sign("SHA1withRSA", RSA.getPrivate(), WHOLE))).isFalse();
		assertThat(key.fits(LINES, ClientKeys.sign("SHA256withRSA", ClientKeys.rsa(2048).getPrivate(), WHOLE))).isFalse();
		assertThat(key.fits(LINES, new byte[0])).isFalse();
		assertThat(key.fits(LINES, Arrays.copyOf(signature, 255))).isFalse();
		assertThat(key.fits(LINES, new byte[256])).isFalse();
	}

	@Test
	void takesAnSm2KeyThatAcceptsItsOwnSignaturesOnly() {
		var der = ((Reading.Sm2) keys.read(ClientKeys.pem(SM2))).der();
		SigningKey key = keys.ofSm2(der);
		byte[] signature = ClientKeys.sign("SM3withSM2", SM2.getPrivate(), WHOLE);
		assertThat(key.fits(LINES, signature)).isTrue();
		assertThat(key.fits(LINES.subList(0, 2), signature)).isFalse();
		assertThat(key.fits(LINES, ClientKeys.sign("SM3withSM2", ClientKeys.sm2().getPrivate(), WHOLE))).isFalse();
		assertThat(key.fits(LINES, new byte[0])).isFalse();
		assertThat(key.fits(LINES, new byte[64])).as("r and s without ASN.1").isFalse();
		assertThat(key.fits(LINES, Arrays.copyOf(signature, signature.length + 1))).as("more behind it").isFalse();
		assertThat(key.fits(LINES, new byte[]{0x30, 6, 2, 1, 0, 2, 1, 0})).as("zeros").isFalse();
	}

	@Test
	void keepsOneFormOfOneKey() {
		assertThat(((Reading.Sm2) keys.read(ClientKeys.pem("PUBLIC KEY", ClientKeys.compressed(SM2)))).der())
				.isEqualTo(((Reading.Sm2) keys.read(ClientKeys.pem(SM2))).der());
	}

	@Test
	void refusesAWeakRsaKey() throws Exception {
		isRefused(ClientKeys.pem(ClientKeys.rsa(1024)), "1024 位", "1024 bits");
		isRefused(ClientKeys.pem(ClientKeys.rsa(2048, BigInteger.valueOf(3))), "指数", "exponent");
		BigInteger modulus = ((java.security.interfaces.RSAPublicKey) RSA.getPublic()).getModulus();
		isRefused(rsaPem(modulus, BigInteger.valueOf(65_538)), "指数", "exponent");
		isRefused(rsaPem(modulus, BigInteger.ONE.shiftLeft(70).add(BigInteger.ONE)), "指数", "exponent");
		isRefused(rsaPem(BigInteger.ONE.shiftLeft(2047).add(BigInteger.TWO), BigInteger.valueOf(65_537)), "模数", "modulus");
		isRefused(rsaPem(BigInteger.valueOf(997).multiply(modulus), BigInteger.valueOf(65_537)), "模数", "modulus");
	}

	@Test
	void refusesKeysOfAnotherKind() throws Exception {
		isRefused(ClientKeys.pem(ClientKeys.onCurve("secp256r1")), "SM2 曲线", "SM2 curve");
		isRefused(ClientKeys.pem(KeyPairGenerator.getInstance("Ed25519").generateKeyPair()), "不受支持", "not supported");
		isRefused(ClientKeys.pem("PUBLIC KEY", "hello".getBytes(UTF_8)), "无法解析", "cannot be read");
		isRefused(ClientKeys.pem("PUBLIC KEY", Arrays.copyOf(RSA.getPublic().getEncoded(), 200)), "无法解析", "cannot be read");
	}

	@Test
	void refusesWhatIsNoPublicKey() {
		isRefused("", "PEM", "PEM");
		isRefused("AAAA", "PEM", "PEM");
		isRefused(ClientKeys.pem(RSA) + ClientKeys.pem(SM2), "PEM", "PEM");
		isRefused(ClientKeys.pem(RSA) + " ".repeat(9000), "PEM", "PEM");
		isRefused(ClientKeys.pem("PRIVATE KEY", RSA.getPrivate().getEncoded()), "私钥", "private key");
		isRefused(ClientKeys.pem("EC PRIVATE KEY", SM2.getPrivate().getEncoded()), "私钥", "private key");
		isRefused(ClientKeys.pem("CERTIFICATE", RSA.getPublic().getEncoded()), "证书", "certificate");
		isRefused(ClientKeys.pem("RSA PUBLIC KEY", RSA.getPublic().getEncoded()), "PKCS #1", "PKCS #1");
	}

	@Test
	void printsNothingOfAKey() {
		assertThat(new SecretKey("a-secret-of-32-characters-or-more".getBytes(UTF_8)).toString()).isEqualTo("SecretKey");
		assertThat(keys.ofRsa(((Reading.Rsa) keys.read(ClientKeys.pem(RSA))).der()).toString()).isEqualTo("RsaKey of 2048 bits");
	}
}
