package medpay.sandbox.insurance.policy;

/** What kind of outpatient care is settled (医疗类别, med_type), as far as the terms differ. */
public enum Care {

	/** Clinic, emergency and their registrations (门诊、急诊、挂号: 11, 13, 12, 1302). */
	CLINIC,
	/** 门诊大病: 140101. */
	SERIOUS_DISEASE,
	/** 家庭病床: 71. */
	HOME_BED;

	/** Every other kind of outpatient care is settled as clinic care. */
	public static Care of(String medicalType) {
		return switch (medicalType) {
			case "140101" -> SERIOUS_DISEASE;
			case "71" -> HOME_BED;
			default -> CLINIC;
		};
	}
}
