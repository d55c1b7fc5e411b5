package medpay.testing;

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

/** Two hospitals and the platform, without keys. */
public final class TwoHospitals implements Institutions {

	public static final InstitutionId PLATFORM = new InstitutionId(1);
	public static final InstitutionId FIRST = new InstitutionId(2);
	public static final InstitutionId SECOND = new InstitutionId(3);

	private final List<Institution> all = List.of(institution(PLATFORM, "H00000000001", Institution.Kind.PLATFORM),
			institution(FIRST, "H00000000002", Institution.Kind.HOSPITAL), institution(SECOND, "H00000000003", Institution.Kind.HOSPITAL));

	private static Institution institution(InstitutionId id, String code, Institution.Kind kind) {
		return new Institution(id, new InstitutionCode(code), "Institution " + id, kind, Institution.Level.THREE, "黄浦区", "310101", "A03", Map.of());
	}

	@Override
	public Institution byId(InstitutionId id) {
		return all.stream().filter(institution -> institution.id().equals(id)).findFirst().orElseThrow(IllegalArgumentException::new);
	}

	@Override
	public Optional<Institution> byCode(InstitutionCode code) {
		return all.stream().filter(institution -> institution.code().equals(code)).findFirst();
	}

	@Override
	public Optional<Institution> byMerchantNumber(String channel, String merchantNumber) {
		return Optional.empty();
	}

	@Override
	public List<Institution> all() {
		return all;
	}

	@Override
	public InsuranceAccess insuranceAccess(InstitutionId id) {
		throw new IllegalStateException("No insurance platform here");
	}

	@Override
	public MerchantAccount merchantAccount(InstitutionId id, String channel) {
		throw new IllegalStateException("No channel here");
	}

	@Override
	public Institution platform() {
		return byId(PLATFORM);
	}

	@Override
	public InstitutionId enrol(Enrolment enrolment) {
		throw new UnsupportedOperationException("Nobody enrols here");
	}
}
