package medpay.channel.unionpay;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Keys and certificates as PEM text (证书文本). */
public final class Pem {

	private Pem() {}

	/** A PKCS#8 RSA key. Throws {@link IllegalArgumentException} when it is none. */
	public static PrivateKey privateKey(String pem) {
		String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
		try {
			return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
		} catch (GeneralSecurityException e) {
			throw new IllegalArgumentException("The signing key is not a PKCS#8 RSA key", e);
		}
	}

	/** One certificate. Throws {@link CertificateException} when it is none. */
	public static X509Certificate certificate(String pem) throws CertificateException {
		return (X509Certificate) CertificateFactory.getInstance("X.509")
				.generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
	}

	/** Any number of certificates, one after another. Throws {@link CertificateException} when one is broken. */
	public static List<X509Certificate> certificates(String pem) throws CertificateException {
		return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
				.stream().map(X509Certificate.class::cast).toList();
	}

	/** The certificate as UnionPay writes it into signPubKeyCert: 64 columns, CRLF, no line end after the last line. */
	public static String text(X509Certificate certificate) {
		try {
			String base64 = Base64.getMimeEncoder(64, new byte[]{'\r', '\n'}).encodeToString(certificate.getEncoded());
			return "-----BEGIN CERTIFICATE-----\r\n" + base64 + "\r\n-----END CERTIFICATE-----";
		} catch (CertificateEncodingException e) {
			throw new IllegalArgumentException(e);
		}
	}
}
