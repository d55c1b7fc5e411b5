package medpay.sandbox.insurance.policy;

import java.util.Arrays;
import java.util.Optional;

/** The two insurances of Shanghai (险种类型, insutype). */
public enum InsuranceType {

	/** 职工基本医疗保险: with a personal account. */
	EMPLOYEES("310"),
	/** 城乡居民基本医疗保险: without a personal account. */
	RESIDENTS("390");

	private final String code;

	InsuranceType(String code) {
		this.code = code;
	}

	public String code() {
		return code;
	}

	public static Optional<InsuranceType> of(String code) {
		return Arrays.stream(values()).filter(value -> value.code.equals(code)).findFirst();
	}
}
