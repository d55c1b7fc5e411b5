package medpay.channel.unionpay;

import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import medpay.channel.UnionPaySettings;
import medpay.institution.MerchantAccount;
import org.springframework.stereotype.Component;

/** The keys of merchant accounts, parsed once and again only when the account changes (商户密钥). */
@Component
final class MerchantCredentials {

	/** How a merchant signs, and how what comes to it is checked. */
	record Credentials(MerchantAccount account, UnionPaySigner signer, UnionPayVerifier verifier) {

		@Override
		public String toString() {
			return "Credentials[" + account + "]";
		}
	}

	private final UnionPaySettings settings;
	private final Clock machineClock;
	private final Map<String, Credentials> parsed = new ConcurrentHashMap<>();

	MerchantCredentials(UnionPaySettings settings, Clock machineClock) {
		this.settings = settings;
		this.machineClock = machineClock;
	}

	Credentials of(MerchantAccount account) {
		Credentials known = parsed.get(account.merchantNumber());
		if (known != null && known.account().equals(account)) {
			return known;
		}
		Credentials fresh = parse(account);
		parsed.put(account.merchantNumber(), fresh);
		return fresh;
	}

	private Credentials parse(MerchantAccount account) {
		SignMethod method = SignMethod.of(account.signMethod())
				.orElseThrow(() -> new IllegalStateException(account + ": no sign method " + account.signMethod()));
		return switch (method) {
			case RSA -> rsa(account);
			case KEYED_SHA256, KEYED_SM3 -> {
				var keyed = new KeyedSignature(method, account.secureKey());
				yield new Credentials(account, keyed, keyed);
			}
		};
	}

	private Credentials rsa(MerchantAccount account) {
		try {
			var trusted = new TrustedSigners(Pem.certificates(account.trustedRoots()), settings.signerNames(), machineClock);
			return new Credentials(account,
					RsaSignature.ofRequests(Pem.privateKey(account.signingKey()), Pem.certificate(account.signingCertificate())),
					RsaSignature.answersOf(trusted));
		} catch (CertificateException | IllegalArgumentException e) {
			throw new IllegalStateException(account + ": its key or certificates cannot be read", e);
		}
	}
}
