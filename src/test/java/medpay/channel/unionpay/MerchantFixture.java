package medpay.channel.unionpay;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medpay.institution.Enrolment;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.institution.InsuranceAccess;
import medpay.institution.MerchantAccount;
import medpay.shared.InstitutionCode;
import medpay.shared.InstitutionId;

/** Two invented institutions, a hospital that signs by RSA and the platform that signs with a shared key. */
public final class MerchantFixture implements Institutions {

	public static final InstitutionId HOSPITAL = new InstitutionId(7);
	public static final InstitutionId PLATFORM = new InstitutionId(8);
	public static final String SECRET = "an invented key";
	public static final String REQUESTOR = "62000000001";

	public static final MerchantAccount RSA = new MerchantAccount("unionpay", "777290058110048", URI.create("https://gateway.invalid"), "01",
			CertificateFixture.pem(CertificateFixture.MERCHANT_KEY.getPrivate()), CertificateFixture.pem(CertificateFixture.MERCHANT), "",
			CertificateFixture.pem(CertificateFixture.MIDDLE, CertificateFixture.ROOT), REQUESTOR);
	public static final MerchantAccount KEYED = new MerchantAccount("unionpay", "777290058110097", URI.create("https://gateway.invalid/"), "11", "",
			"", SECRET, "", REQUESTOR);

	private static final Map<InstitutionId, MerchantAccount> ACCOUNTS = Map.of(HOSPITAL, RSA, PLATFORM, KEYED);

	@Override
	public Institution byId(InstitutionId id) {
		return all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(IllegalArgumentException::new);
	}

	@Override
	public Optional<Institution> byCode(InstitutionCode code) {
		return all().stream().filter(each -> each.code().equals(code)).findFirst();
	}

	@Override
	public Optional<Institution> byMerchantNumber(String channel, String merchantNumber) {
		return all().stream().filter(each -> merchantAccount(each.id(), channel).merchantNumber().equals(merchantNumber)).findFirst();
	}

	@Override
	public List<Institution> all() {
		return List.of(institution(HOSPITAL, "H31010100001", Institution.Kind.HOSPITAL),
				institution(PLATFORM, "H31010100002", Institution.Kind.PLATFORM));
	}

	private static Institution institution(InstitutionId id, String code, Institution.Kind kind) {
		return new Institution(id, new InstitutionCode(code), "虚构医院", kind, Institution.Level.THREE, "310101", "310101", "A03", Map.of());
	}

	@Override
	public InsuranceAccess insuranceAccess(InstitutionId id) {
		throw new IllegalStateException();
	}

	@Override
	public MerchantAccount merchantAccount(InstitutionId id, String channel) {
		return Optional.ofNullable(ACCOUNTS.get(id)).orElseThrow(IllegalStateException::new);
	}

	@Override
	public Institution platform() {
		return byId(PLATFORM);
	}

	@Override
	public InstitutionId enrol(Enrolment enrolment) {
		throw new UnsupportedOperationException();
	}
}
