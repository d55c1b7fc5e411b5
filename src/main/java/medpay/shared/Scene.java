package medpay.shared;

/** Where in the care a bill arises (场景), with the platform's med_type in Shanghai (insurance interface, code table med_type). */
public enum Scene {

	/** Registration at a clinic (门诊挂号). */
	REGISTRATION("12"),
	/** A visit to a clinic (门诊). */
	OUTPATIENT("11"),
	/** An emergency visit (急诊). */
	EMERGENCY("13"),
	/** Outpatient treatment of a registered serious disease (门诊大病). */
	SERIOUS_DISEASE("140101");

	private final String medicalType;

	Scene(String medicalType) {
		this.medicalType = medicalType;
	}

	public String medicalType() {
		return medicalType;
	}
}
