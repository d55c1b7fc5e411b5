package medpay.sandbox.play;

/** What the patient shows at the counter (所出示的码). */
enum PhoneCode {

	/** 医保电子凭证. */
	INSURANCE_VOUCHER("voucher-centre", "1162"),
	/** 随申码. */
	SUISHEN_CODE("suishen", "decode"),
	/** 亲属随申码, on the guardian's phone. */
	FAMILY_SUISHEN_CODE("suishen", "decode");

	private final String decoder;
	private final String operation;

	PhoneCode(String decoder, String operation) {
		this.decoder = decoder;
		this.operation = operation;
	}

	/** Children come with their guardian; whoever is not insured has no e-voucher; of the others most show theirs. */
	static PhoneCode of(Draw draw, PlayedPatient patient) {
		if (patient.guardian() != null) {
			return FAMILY_SUISHEN_CODE;
		}
		return patient.insuranceType() == null || draw.percent(20) ? SUISHEN_CODE : INSURANCE_VOUCHER;
	}

	/** The party that decodes it, as faults name it. */
	String decoder() {
		return decoder;
	}

	/** Its transaction, as faults name it. */
	String operation() {
		return operation;
	}
}
