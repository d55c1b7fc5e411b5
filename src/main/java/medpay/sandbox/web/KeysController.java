package medpay.sandbox.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Map;
import medpay.sandbox.SandboxKeys;
import medpay.sandbox.SandboxKeys.DemoInstitution;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.unionpay.DemoMerchant;
import medpay.sandbox.unionpay.DemoMerchants;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * All an application needs to work for the demo city (演示机构参数): institutions, addresses at this very host and port, keys towards insurance and UnionPay.
 * They are worth nothing outside the sandbox.
 */
@RestController
@SandboxPart
class KeysController {

	/** 内科, where the department table has no entry. */
	private static final String DEFAULT_SPECIALTY = "A03";
	private static final Map<String, String> SPECIALTIES = Map.of("0101", "A03", "0201", "A04", "0301", "A05", "0401", "A07", "0501", "A10", "0601",
			"A11",
			"0701", "A50");

	/** The demo hospitals let their HIS settle the insured part itself, bill by bill, and hand nothing out before it is paid. */
	private static final PoliciesView POLICIES = new PoliciesView("ALLOWED", 0, false);

	private final SandboxKeys city;
	private final DemoMerchants merchants;

	KeysController(SandboxKeys city, DemoMerchants merchants) {
		this.city = city;
		this.merchants = merchants;
	}

	@GetMapping("/sandbox/api/keys")
	Keys keys() {
		String base = ServletUriComponentsBuilder.fromCurrentContextPath().path("/sandbox").toUriString();
		return new Keys(city.institutions().stream().map(institution -> enrolment(institution, base)).toList());
	}

	private InstitutionView enrolment(DemoInstitution institution, String base) {
		return new InstitutionView(institution.code().value(), institution.name(), institution.kind(), institution.level(), institution.district(),
				institution.area(), DEFAULT_SPECIALTY, SPECIALTIES, insurance(institution, base),
				merchants.of(institution.code().value()).stream().map(merchant -> merchant(merchant, base)).toList(), suishen(institution, base),
				POLICIES);
	}

	/** The payment platform itself treats nobody, so it has no insurance access. The hospital of level three registers by Shanghai's 2201A. */
	private @Nullable InsuranceView insurance(DemoInstitution institution, String base) {
		return switch (institution.kind()) {
			case PLATFORM -> null;
			case HOSPITAL -> new InsuranceView(URI.create(base + "/insurance/api/v1/route"), URI.create(base + "/voucher-centre"), "SANDBOX",
					institution.signing().privateKey(), city.platform().publicKey(), switch (institution.level()) {
						case THREE -> "2201A";
						case ONE, TWO -> "2201";
					}, "02-00-5E-10-" + institution.code().value().substring(8, 10) + "-" + institution.code().value().substring(10), "192.0.2.10",
					URI.create(base + "/insurance/old-channel"));
		};
	}

	/** Suishen codes are decoded in the payment platform's name, whichever hospital asks. */
	private @Nullable SuishenView suishen(DemoInstitution institution, String base) {
		return switch (institution.kind()) {
			case PLATFORM -> new SuishenView(URI.create(base + "/suishen"), institution.signing().privateKey(), city.suishen().publicKey());
			case HOSPITAL -> null;
		};
	}

	private MerchantView merchant(DemoMerchant merchant, String base) {
		boolean certified = merchant.secureKey().isEmpty();
		return new MerchantView("unionpay", merchant.number(), URI.create(base + "/unionpay"), merchant.signMethod(), merchant.signingKey(),
				merchant.signingCertificate(), merchant.secureKey(), certified ? merchants.trustedRoot() : "", merchants.tokenRequestor());
	}

	record Keys(List<InstitutionView> institutions) {}

	record InstitutionView(String code, String name, SandboxKeys.Kind kind, SandboxKeys.Level level, String district, String area,
			String defaultSpecialty,
			Map<String, String> specialties, @JsonInclude @Nullable InsuranceView insurance, List<MerchantView> merchants,
			@Nullable SuishenView suishen, PoliciesView policies) {}

	record PoliciesView(String insuranceByHis, long releaseInDoubtUpToFen, boolean releaseEmergency) {}

	record InsuranceView(URI address, URI voucherCentreAddress, String receiver, String signingKey, String platformKey,
			String registrationTransaction,
			String deviceNumber, String deviceAddress, URI oldChannelAddress) {}

	record SuishenView(URI address, String signingKey, String serviceKey) {}

	record MerchantView(String channel, String merchantNumber, URI address, String signMethod, String signingKey, String signingCertificate,
			String secureKey, String trustedRoots, String tokenRequestor) {}
}
