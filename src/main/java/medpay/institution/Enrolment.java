package medpay.institution;

import java.util.List;
import java.util.Map;
import medpay.shared.InstitutionCode;
import org.jspecify.annotations.Nullable;

/**
 * Everything needed to work for an institution, as the sandbox or an administrator gives it.
 *
 * @param suishen for the city's payment platform only: Suishen codes are decoded in its name, for every hospital
 * @param policies null: the cautious ones
 */
public record Enrolment(InstitutionCode code, String name, Institution.Kind kind, Institution.Level level, String district, String area,
		String defaultSpecialty, Map<String, String> specialties, @Nullable InsuranceAccess insurance, List<MerchantAccount> merchants,
		@Nullable SuishenAccess suishen, @Nullable InstitutionPolicies policies) {

	/** An institution that has decided nothing for itself. */
	public Enrolment(InstitutionCode code, String name, Institution.Kind kind, Institution.Level level, String district, String area,
			String defaultSpecialty, Map<String, String> specialties, @Nullable InsuranceAccess insurance, List<MerchantAccount> merchants,
			@Nullable SuishenAccess suishen) {
		this(code, name, kind, level, district, area, defaultSpecialty, specialties, insurance, merchants, suishen, null);
	}

	InstitutionPolicies policiesOrCautious() {
		return policies == null ? InstitutionPolicies.CAUTIOUS : policies;
	}
}
