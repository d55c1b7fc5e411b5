package medpay.institution;

import java.util.List;
import java.util.Map;
import medpay.shared.InstitutionCode;
import org.jspecify.annotations.Nullable;

/**
 * Everything needed to work for an institution, as the sandbox or an administrator gives it.
 *
 * @param suishen for the city's payment platform only: Suishen codes are decoded in its name, for every hospital
 */
public record Enrolment(InstitutionCode code, String name, Institution.Kind kind, Institution.Level level, String district, String area,
		String defaultSpecialty, Map<String, String> specialties, @Nullable InsuranceAccess insurance, List<MerchantAccount> merchants,
		@Nullable SuishenAccess suishen) {}
