package medpay.sandbox.unionpay;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The sandbox's own certificate authority (自签证书机构): a root, and what it signs. Believed by nobody but the demo merchants. */
final class DemoCertificates {

	private static final String ROOT = "CN=Medpay Sandbox Root, O=Medpay Sandbox, C=CN";
	private static final Duration LIFE = Duration.ofDays(20 * 365);
	private static final SecureRandom RANDOM = new SecureRandom();

	private final Instant from;
	private final KeyPair rootKey = rsa();
	private final X509Certificate root;

	/** Made now, valid from yesterday: clocks differ. */
	DemoCertificates(Instant now) {
		from = now.minus(Duration.ofDays(1));
		root = certificate(ROOT, rootKey, true);
	}

	X509Certificate root() {
		return root;
	}

	X509Certificate certificate(String subject, KeyPair key, boolean authority) {
		try {
			var builder = new JcaX509v3CertificateBuilder(new X500Principal(ROOT), serial(), Date.from(from), Date.from(from.plus(LIFE)),
					new X500Principal(subject), key.getPublic());
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
			var signer = new JcaContentSignerBuilder("SHA256withRSA").build(rootKey.getPrivate());
			return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
		} catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
			throw new IllegalStateException("A demo certificate cannot be made", e);
		}
	}

	/** As long as those of real authorities of the field: about twelve digits. */
	private static BigInteger serial() {
		return new BigInteger(39, RANDOM).setBit(38);
	}

	static KeyPair rsa() {
		try {
			var generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return generator.generateKeyPair();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("A demo key cannot be made", e);
		}
	}

	static String pem(PrivateKey key) {
		return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(key.getEncoded())
				+ "\n-----END PRIVATE KEY-----\n";
	}
}
