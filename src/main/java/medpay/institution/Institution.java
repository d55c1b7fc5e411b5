package medpay.institution;

import java.util.Map;
import medpay.shared.InstitutionCode;
import medpay.shared.InstitutionId;

/**
 * A medical institution (定点医药机构).
 *
 * @param area the insurance division it lies in (就医地区划, mdtrtarea_admvs), 6 digits
 * @param defaultSpecialty the platform's specialty code (科别, caty) where the department table has none
 * @param specialties department code of the hospital to specialty code of the platform
 * @param policies what it has decided for itself
 */
public record Institution(InstitutionId id, InstitutionCode code, String name, Kind kind, Level level, String district, String area,
		String defaultSpecialty, Map<String, String> specialties, InstitutionPolicies policies) {

	/** An institution that has decided nothing for itself. */
	public Institution(InstitutionId id, InstitutionCode code, String name, Kind kind, Level level, String district, String area,
			String defaultSpecialty, Map<String, String> specialties) {
		this(id, code, name, kind, level, district, area, defaultSpecialty, specialties, InstitutionPolicies.CAUTIOUS);
	}

	/** What kind of institution. */
	public enum Kind {
		/** A hospital that bills patients (医院). */
		HOSPITAL,
		/** The city's payment platform itself, in whose name credit agreements are signed (平台). */
		PLATFORM
	}

	/** The hospital's level (医院等级), on which insurance ratios depend. */
	public enum Level {
		/** 一级. */
		ONE,
		/** 二级. */
		TWO,
		/** 三级. */
		THREE
	}

	public String specialtyOf(String departmentCode) {
		return specialties.getOrDefault(departmentCode, defaultSpecialty);
	}
}
