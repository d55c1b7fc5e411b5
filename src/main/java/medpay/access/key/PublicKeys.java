package medpay.access.key;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import medpay.shared.BilingualText;
import medpay.shared.crypto.CryptoProvider;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/**
 * Takes public keys in (公钥登记): PEM of an X.509 SubjectPublicKeyInfo, RSA from 2048 bits on or SM2. What is weak, of another kind or no public key at
 * all is refused with the reason. What is kept is the DER form that this class itself writes, so that one key has one form.
 */
public final class PublicKeys {

	private static final int LONGEST_PEM = 8192;
	private static final int SHORTEST_RSA = 2048;
	private static final int LONGEST_RSA = 8192;
	private static final BigInteger USUAL_EXPONENT = BigInteger.valueOf(65_537);
	private static final int LONGEST_EXPONENT = 64;
	private static final int CERTAINTY = 40;
	private static final BigInteger SMALL_PRIMES = smallPrimes();
	private static final Pattern PEM = Pattern.compile("\\s*-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----\\s*");
	private static final ASN1ObjectIdentifier SM2 = GMObjectIdentifiers.sm2p256v1;

	private final CryptoProvider crypto;

	public PublicKeys(CryptoProvider crypto) {
		this.crypto = crypto;
	}

	/** What became of a key that was handed in. */
	public sealed interface Reading {

		/** {@code der}: to be kept. */
		record Rsa(byte[] der) implements Reading {}

		/** {@code der}: to be kept. */
		record Sm2(byte[] der) implements Reading {}

		/** Not to be used, and why. */
		record Refused(BilingualText why) implements Reading {}
	}

	/** Looks at what somebody handed in. */
	public Reading read(String pem) {
		if (pem.contains("PRIVATE KEY")) {
			return refused("这是私钥：请勿交给任何人。请重新生成密钥对，只提交公钥。", "This is a private key: never hand it out. Make a new pair and hand in its public key.");
		}
		Matcher form = PEM.matcher(pem);
		if (pem.length() > LONGEST_PEM || !form.matches()) {
			return refused("须为一个 PEM 公钥（-----BEGIN PUBLIC KEY-----）。", "Must be one public key as PEM (-----BEGIN PUBLIC KEY-----).");
		}
		return switch (form.group(1)) {
			case "PUBLIC KEY" -> decoded(form.group(2));
			case "CERTIFICATE" -> refused("这是证书：请从中导出公钥（openssl x509 -pubkey -noout）。",
					"This is a certificate: take the public key out of it (openssl x509 -pubkey -noout).");
			case "RSA PUBLIC KEY" -> refused("这是 PKCS #1 格式：请转换为 X.509 公钥（openssl rsa -RSAPublicKey_in -pubout）。",
					"This is PKCS #1: convert it to X.509 (openssl rsa -RSAPublicKey_in -pubout).");
			default -> refused("须为一个 PEM 公钥（-----BEGIN PUBLIC KEY-----）。", "Must be one public key as PEM (-----BEGIN PUBLIC KEY-----).");
		};
	}

	private static Reading decoded(String base64) {
		try {
			var info = SubjectPublicKeyInfo.getInstance(Base64.getMimeDecoder().decode(base64));
			ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
			if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
				return rsa(info.getEncoded());
			}
			if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
				return SM2.equals(info.getAlgorithm().getParameters())
						? sm2(info)
						: refused("椭圆曲线公钥须为 SM2 曲线（1.2.156.10197.1.301），其他曲线不受支持。",
								"An elliptic-curve key must be on the SM2 curve (1.2.156.10197.1.301): others are not supported.");
			}
			return refused("密钥种类不受支持：须为 RSA（2048 位及以上）或 SM2。", "Keys of this kind are not supported: RSA (2048 bits or more) or SM2.");
		} catch (IOException | IllegalArgumentException | IllegalStateException unreadable) {
			return refused("公钥内容无法解析。", "The public key cannot be read.");
		}
	}

	private static Reading rsa(byte[] der) throws IOException {
		RSAPublicKey key = rsaKey(der);
		BigInteger modulus = key.getModulus();
		BigInteger exponent = key.getPublicExponent();
		if (modulus.bitLength() < SHORTEST_RSA) {
			return refused("RSA 密钥太弱：" + modulus.bitLength() + " 位，至少需要 2048 位。",
					"The RSA key is too weak: " + modulus.bitLength() + " bits, at least 2048 are needed.");
		}
		if (modulus.bitLength() > LONGEST_RSA) {
			return refused("RSA 密钥过长：最多 8192 位。", "The RSA key is too long: at most 8192 bits.");
		}
		if (exponent.compareTo(USUAL_EXPONENT) < 0 || !exponent.testBit(0) || exponent.bitLength() > LONGEST_EXPONENT) {
			return refused("RSA 公钥指数不安全：请用 65537。", "The RSA key's public exponent is not safe: use 65537.");
		}
		if (!modulus.gcd(SMALL_PRIMES).equals(BigInteger.ONE) || modulus.isProbablePrime(CERTAINTY)) {
			return refused("RSA 模数不安全：请重新生成密钥对。", "The RSA key's modulus is not safe: make a new pair.");
		}
		return new Reading.Rsa(key.getEncoded());
	}

	private static Reading sm2(SubjectPublicKeyInfo info) throws IOException {
		var curve = CustomNamedCurves.getByOID(SM2).getCurve();
		var point = curve.decodePoint(info.getPublicKeyData().getOctets());
		if (point.isInfinity() || !point.isValid()) {
			return refused("SM2 公钥不是曲线上的有效点。", "The SM2 key is no valid point of its curve.");
		}
		var algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SM2);
		return new Reading.Sm2(new SubjectPublicKeyInfo(algorithm, new DERBitString(point.getEncoded(false))).getEncoded());
	}

	/** The key of a DER form that was kept. */
	public SigningKey ofRsa(byte[] der) {
		try {
			return new RsaKey(rsaKey(der));
		} catch (IOException e) {
			throw new IllegalStateException("A kept RSA key cannot be read", e);
		}
	}

	/** The key of a DER form that was kept. */
	public SigningKey ofSm2(byte[] der) {
		return new Sm2Key(SubjectPublicKeyInfo.getInstance(der).getPublicKeyData().getOctets(), crypto);
	}

	private static RSAPublicKey rsaKey(byte[] der) throws IOException {
		try {
			return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
		} catch (GeneralSecurityException e) {
			throw new IOException("No RSA key", e);
		}
	}

	private static BigInteger smallPrimes() {
		BigInteger product = BigInteger.ONE;
		for (BigInteger prime = BigInteger.TWO; prime.bitLength() <= 10; prime = prime.nextProbablePrime()) {
			product = product.multiply(prime);
		}
		return product;
	}

	private static Reading.Refused refused(String zh, String en) {
		return new Reading.Refused(new BilingualText(zh, en));
	}
}
