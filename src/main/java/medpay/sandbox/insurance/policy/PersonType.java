package medpay.sandbox.insurance.policy;

import java.util.Arrays;
import java.util.Optional;

/** The classes of insured persons in Shanghai (人员类别, psn_type). */
public enum PersonType {

	/** 在职45岁以下. */
	WORKING_UNDER_45("116031", InsuranceType.EMPLOYEES, Stage.WORKING),
	/** 在职45岁以上. */
	WORKING_FROM_45("116032", InsuranceType.EMPLOYEES, Stage.WORKING),
	/** 在职中人. */
	WORKING_MIDDLE("116033", InsuranceType.EMPLOYEES, Stage.WORKING),
	/** 退休人员69岁以下. */
	RETIRED_TO_69("126037", InsuranceType.EMPLOYEES, Stage.RETIRED),
	/** 退休人员70岁以上. */
	RETIRED_FROM_70("126067", InsuranceType.EMPLOYEES, Stage.RETIRED),
	/** 退休中人. */
	RETIRED_MIDDLE("126066", InsuranceType.EMPLOYEES, Stage.RETIRED),
	/** 退休老人: retired by the end of 2000. */
	RETIRED_OLD("126034", InsuranceType.EMPLOYEES, Stage.RETIRED),
	/** 离休人员: everything within scope is paid for them. */
	VETERAN("1300", InsuranceType.EMPLOYEES, Stage.VETERAN),
	/** 大学生. */
	STUDENT("1404", InsuranceType.RESIDENTS, Stage.RESIDENT),
	/** 学生儿童. */
	CHILD("149901", InsuranceType.RESIDENTS, Stage.RESIDENT),
	/** 遗属60岁以上. */
	BEREAVED_FROM_60("156031", InsuranceType.RESIDENTS, Stage.RESIDENT),
	/** 遗属70岁以上. */
	BEREAVED_FROM_70("156032", InsuranceType.RESIDENTS, Stage.RESIDENT),
	/** 无保. */
	UNPROTECTED("156033", InsuranceType.RESIDENTS, Stage.RESIDENT),
	/** 重残. */
	DISABLED("156034", InsuranceType.RESIDENTS, Stage.RESIDENT),
	/** 居民18岁以上. */
	RESIDENT_FROM_18("156035", InsuranceType.RESIDENTS, Stage.RESIDENT),
	/** 居民60岁以上. */
	RESIDENT_FROM_60("156036", InsuranceType.RESIDENTS, Stage.RESIDENT),
	/** 居民70岁以上. */
	RESIDENT_FROM_70("156037", InsuranceType.RESIDENTS, Stage.RESIDENT);

	/** Where in life a person stands, as far as the terms ask. */
	enum Stage {
		/** 在职. */
		WORKING,
		/** 退休. */
		RETIRED,
		/** 离休. */
		VETERAN,
		/** Not of the employees' insurance. */
		RESIDENT
	}

	private final String code;
	private final InsuranceType insurance;
	private final Stage stage;

	PersonType(String code, InsuranceType insurance, Stage stage) {
		this.code = code;
		this.insurance = insurance;
		this.stage = stage;
	}

	public String code() {
		return code;
	}

	public InsuranceType insurance() {
		return insurance;
	}

	Stage stage() {
		return stage;
	}

	public static Optional<PersonType> of(String code) {
		return Arrays.stream(values()).filter(value -> value.code.equals(code)).findFirst();
	}
}
