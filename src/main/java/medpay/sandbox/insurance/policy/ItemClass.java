package medpay.sandbox.insurance.policy;

import java.util.Arrays;

/** The catalogue class of an item (收费项目等级, chrgitm_lv). */
public enum ItemClass {

	/** 甲类: wholly within the insurance's scope. */
	A("01"),
	/** 乙类: the person pays a share first (先行自付), the rest is within scope. */
	B("02"),
	/** 丙类: wholly at the person's own expense (全自费). */
	C("03");

	private final String code;

	ItemClass(String code) {
		this.code = code;
	}

	public String code() {
		return code;
	}

	public static ItemClass of(String code) {
		return Arrays.stream(values()).filter(value -> value.code.equals(code)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("No item class " + code));
	}
}
