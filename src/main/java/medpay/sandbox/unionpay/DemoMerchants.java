package medpay.sandbox.unionpay;

import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import medpay.channel.unionpay.KeyedSignature;
import medpay.channel.unionpay.Pem;
import medpay.channel.unionpay.RsaSignature;
import medpay.channel.unionpay.SignMethod;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.channel.unionpay.UnionPaySigner;
import medpay.channel.unionpay.UnionPayVerifier;
import medpay.sandbox.MadeOnce;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxKeys;
import medpay.sandbox.SandboxPart;
import org.springframework.stereotype.Component;

/** Who may trade at the sandbox's UnionPay (商户登记), one merchant for each institution, and how messages to and from them are signed. */
@Component
@SandboxPart
public class DemoMerchants {

	private static final String UNIONPAY = "CN=041@8310000000083040@中国银联股份有限公司@00016493, O=Medpay Sandbox, C=CN";
	private static final SecureRandom RANDOM = new SecureRandom();

	private final Kept kept;
	private final Map<String, DemoMerchant> byNumber;
	private final Map<String, UnionPayVerifier> verifiers;
	private final UnionPaySigner certified;

	DemoMerchants(MadeOnce madeOnce, SandboxKeys city, SandboxDatabase database) {
		kept = madeOnce.take("unionpay", Kept.class, () -> make(city, database.machineTime()));
		byNumber = kept.merchants().stream().collect(Collectors.toMap(DemoMerchant::number, Function.identity()));
		verifiers = kept.merchants().stream().collect(Collectors.toMap(DemoMerchant::number, DemoMerchants::verifier));
		try {
			certified = RsaSignature.ofAnswers(Pem.privateKey(kept.signingKey()), Pem.certificate(kept.signingCertificate()));
		} catch (CertificateException e) {
			throw new IllegalStateException("The sandbox's UnionPay certificate cannot be read", e);
		}
	}

	/** The merchants of one institution. */
	public List<DemoMerchant> of(String institutionCode) {
		return kept.merchants().stream().filter(merchant -> merchant.institutionCode().equals(institutionCode)).toList();
	}

	/** What UnionPay's own certificate leads to, PEM. */
	public String trustedRoot() {
		return kept.rootCertificate();
	}

	/** trId: one for the whole city, so that a token opened by the platform can be charged by every hospital. */
	public String tokenRequestor() {
		return kept.tokenRequestor();
	}

	Optional<DemoMerchant> byNumber(String number) {
		return Optional.ofNullable(byNumber.get(number));
	}

	/** Why the message is not the merchant's own; empty when it is. */
	Optional<String> objection(DemoMerchant merchant, UnionPayMessage message) {
		return verifiers.getOrDefault(merchant.number(), _ -> Optional.of("no such merchant")).objection(message);
	}

	/** With a shared key both digests, 11 and 12, are taken. */
	private static UnionPayVerifier verifier(DemoMerchant merchant) {
		if (!merchant.secureKey().isEmpty()) {
			return message -> SignMethod.of(message.value("signMethod")).filter(method -> method != SignMethod.RSA)
					.map(method -> new KeyedSignature(method, merchant.secureKey()).objection(message))
					.orElse(Optional.of("signMethod is not 11 or 12"));
		}
		try {
			return RsaSignature.requestsOf(Pem.certificate(merchant.signingCertificate()));
		} catch (CertificateException e) {
			throw new IllegalStateException("The certificate of " + merchant + " cannot be read", e);
		}
	}

	/** Signs what UnionPay says to a merchant, in the merchant's method. {@code method}: the signMethod of the merchant's request. */
	UnionPayMessage sign(DemoMerchant merchant, String method, UnionPayMessage message) {
		return merchant.secureKey().isEmpty()
				? certified.sign(message)
				: new KeyedSignature(SignMethod.of(method).filter(known -> known != SignMethod.RSA).orElse(SignMethod.KEYED_SM3),
						merchant.secureKey())
						.sign(message);
	}

	/** For whom UnionPay does not know. */
	UnionPayMessage signForAnybody(UnionPayMessage message) {
		return certified.sign(message);
	}

	private static Kept make(SandboxKeys city, Instant now) {
		var authority = new DemoCertificates(now);
		var unionPayKey = DemoCertificates.rsa();
		var institutions = city.institutions();
		var merchants = IntStream.range(0, institutions.size())
				.mapToObj(at -> merchant(authority, institutions.get(at), "89831014816000" + (at + 1), at == 1 ? "12" : "01")).toList();
		return new Kept(Pem.text(authority.root()), DemoCertificates.pem(unionPayKey.getPrivate()),
				Pem.text(authority.certificate(UNIONPAY, unionPayKey, false)), "62000000001", merchants);
	}

	private static DemoMerchant merchant(DemoCertificates authority, SandboxKeys.DemoInstitution institution, String number, String signMethod) {
		if (!signMethod.equals(SignMethod.RSA.code())) {
			byte[] secret = new byte[32];
			RANDOM.nextBytes(secret);
			return new DemoMerchant(number, institution.code().value(), signMethod, "", "",
					Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
		}
		var key = DemoCertificates.rsa();
		var certificate = authority.certificate("CN=041@" + institution.code() + "@" + institution.name() + "@" + number + ", O=Medpay Sandbox, C=CN",
				key, false);
		return new DemoMerchant(number, institution.code().value(), signMethod, DemoCertificates.pem(key.getPrivate()), Pem.text(certificate), "");
	}

	record Kept(String rootCertificate, String signingKey, String signingCertificate, String tokenRequestor, List<DemoMerchant> merchants) {

		@Override
		public String toString() {
			return "Kept" + merchants;
		}
	}
}
