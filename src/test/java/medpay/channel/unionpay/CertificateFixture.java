package medpay.channel.unionpay;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
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

/** Keys and certificates of an invented authority, an invented UnionPay and an invented merchant, made once per test JVM. */
public final class CertificateFixture {

	public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
	public static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

	public static final KeyPair ROOT_KEY = rsa();
	public static final KeyPair MIDDLE_KEY = rsa();
	public static final KeyPair UNIONPAY_KEY = rsa();
	public static final KeyPair MERCHANT_KEY = rsa();

	public static final X509Certificate ROOT = certificate("CN=Invented Root", ROOT_KEY, "CN=Invented Root", ROOT_KEY.getPrivate(), 1, true);
	public static final X509Certificate MIDDLE = certificate("CN=Invented Middle", MIDDLE_KEY, "CN=Invented Root", ROOT_KEY.getPrivate(), 2, true);
	public static final X509Certificate UNIONPAY = certificate("C=CN, CN=041@8310000000000001@中国银联股份有限公司@00000001", UNIONPAY_KEY,
			"CN=Invented Middle", MIDDLE_KEY.getPrivate(), 3, false);
	public static final X509Certificate MERCHANT = certificate("CN=041@Z1@invented merchant@00000002", MERCHANT_KEY, "CN=Invented Middle",
			MIDDLE_KEY.getPrivate(), 69903319369L, false);

	private CertificateFixture() {}

	/** A certificate that runs from {@link #FROM} until {@link #UNTIL}. */
	public static X509Certificate certificate(String subject, KeyPair key, String issuer, PrivateKey issuerKey, long serial, boolean authority) {
		try {
			var builder = new JcaX509v3CertificateBuilder(new X500Principal(issuer), BigInteger.valueOf(serial), Date.from(FROM), Date.from(UNTIL),
					new X500Principal(subject), key.getPublic());
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
			return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuerKey)));
		} catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
			throw new IllegalStateException(e);
		}
	}

	public static KeyPair rsa() {
		try {
			var generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return generator.generateKeyPair();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	public static String pem(PrivateKey key) {
		return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded()) + "\n-----END PRIVATE KEY-----\n";
	}

	public static String pem(X509Certificate... certificates) {
		var text = new StringBuilder();
		for (var certificate : certificates) {
			text.append(Pem.text(certificate)).append('\n');
		}
		return text.toString();
	}
}
