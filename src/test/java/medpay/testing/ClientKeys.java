package medpay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Base64;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Key pairs as a hospital makes them, and signatures as its own libraries make them: nothing of the application's code. */
public final class ClientKeys {

	private static final BouncyCastleProvider BC = new BouncyCastleProvider();

	private ClientKeys() {}

	public static KeyPair rsa(int bits) {
		return pair("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
	}

	/** With a public exponent of its own. */
	public static KeyPair rsa(int bits, java.math.BigInteger exponent) {
		return pair("RSA", new RSAKeyGenParameterSpec(bits, exponent));
	}

	/** {@code curve}: {@code sm2p256v1}, {@code secp256r1} … */
	public static KeyPair onCurve(String curve) {
		return pair("EC", new ECGenParameterSpec(curve));
	}

	public static KeyPair sm2() {
		return onCurve("sm2p256v1");
	}

	private static KeyPair pair(String algorithm, AlgorithmParameterSpec form) {
		try {
			var generator = KeyPairGenerator.getInstance(algorithm, BC);
			generator.initialize(form);
			return generator.generateKeyPair();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** The public half as X.509 SubjectPublicKeyInfo in PEM. */
	public static String pem(KeyPair pair) {
		return pem("PUBLIC KEY", pair.getPublic().getEncoded());
	}

	/** Anything as PEM. */
	public static String pem(String label, byte[] der) {
		return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(der) + "\n-----END " + label
				+ "-----\n";
	}

	/** {@code algorithm}: {@code SHA256withRSA} or {@code SM3withSM2}. */
	public static byte[] sign(String algorithm, PrivateKey key, byte[] message) {
		try {
			var signer = Signature.getInstance(algorithm, BC);
			signer.initSign(key);
			signer.update(message);
			return signer.sign();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** The DER form of a key whose point is written in its short form. */
	public static byte[] compressed(KeyPair pair) {
		var info = org.bouncycastle.asn1.x509.SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
		var point = org.bouncycastle.crypto.ec.CustomNamedCurves.getByName("sm2p256v1").getCurve()
				.decodePoint(info.getPublicKeyData().getOctets());
		try {
			return new org.bouncycastle.asn1.x509.SubjectPublicKeyInfo(info.getAlgorithm(), point.getEncoded(true)).getEncoded();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
