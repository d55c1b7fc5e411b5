package medpay.channel.unionpay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/**
 * Signature method 01: SHA256withRSA over the 64 lower-case hex characters of the text's SHA-256, so a digest is taken twice. A merchant names its
 * certificate by {@code certId}, UnionPay sends its own whole as {@code signPubKeyCert}.
 */
public final class RsaSignature {

	static final String CERTIFICATE_NUMBER = "certId";
	static final String CERTIFICATE = "signPubKeyCert";

	private RsaSignature() {}

	/** Signs a merchant's requests. */
	public static UnionPaySigner ofRequests(PrivateKey key, X509Certificate certificate) {
		String number = certificate.getSerialNumber().toString();
		return message -> signed(message.with(CERTIFICATE_NUMBER, number), key);
	}

	/** Signs UnionPay's answers and notifications. */
	public static UnionPaySigner ofAnswers(PrivateKey key, X509Certificate certificate) {
		String text = Pem.text(certificate);
		return message -> signed(message.with(CERTIFICATE, text), key);
	}

	/** Checks a merchant's requests against its registered certificate. */
	public static UnionPayVerifier requestsOf(X509Certificate certificate) {
		String number = certificate.getSerialNumber().toString();
		return message -> message.value(CERTIFICATE_NUMBER).equals(number)
				? mismatch(message, certificate.getPublicKey())
				: Optional.of("certId is not that of the registered certificate");
	}

	/** Checks UnionPay's answers and notifications by the certificate they carry, if that leads to a trusted root. */
	public static UnionPayVerifier answersOf(TrustedSigners trusted) {
		return message -> switch (trusted.check(message.value(CERTIFICATE))) {
			case TrustedSigners.Check.Trusted(X509Certificate certificate) -> mismatch(message, certificate.getPublicKey());
			case TrustedSigners.Check.Untrusted(String reason) -> Optional.of(reason);
		};
	}

	private static UnionPayMessage signed(UnionPayMessage message, PrivateKey key) {
		var complete = message.without(SignedText.SIGNATURE).with(SignedText.SIGN_METHOD, SignMethod.RSA.code()).withoutEmptyFields();
		try {
			var signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(key);
			signature.update(digest(complete));
			return complete.with(SignedText.SIGNATURE, Base64.getEncoder().encodeToString(signature.sign()));
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("The request cannot be signed", e);
		}
	}

	static Optional<String> mismatch(UnionPayMessage message, PublicKey key) {
		if (!message.value(SignedText.SIGN_METHOD).equals(SignMethod.RSA.code())) {
			return Optional.of("signMethod is not 01");
		}
		try {
			byte[] theirs = Base64.getDecoder().decode(message.value(SignedText.SIGNATURE));
			var signature = Signature.getInstance("SHA256withRSA");
			signature.initVerify(key);
			signature.update(digest(message));
			return signature.verify(theirs) ? Optional.empty() : Optional.of("the signature does not fit");
		} catch (IllegalArgumentException | SignatureException e) {
			return Optional.of("the signature is not one");
		} catch (GeneralSecurityException e) {
			return Optional.of("the signature cannot be checked");
		}
	}

	private static byte[] digest(UnionPayMessage message) {
		return SignedText.sha256Hex(SignedText.of(message)).getBytes(StandardCharsets.US_ASCII);
	}
}
