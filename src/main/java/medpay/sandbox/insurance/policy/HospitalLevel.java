package medpay.sandbox.insurance.policy;

/** The level of a hospital (医院等级): the higher, the smaller the insurance's share. */
public enum HospitalLevel {

	/** 一级. */
	ONE,
	/** 二级. */
	TWO,
	/** 三级. */
	THREE;

	/** The figure of this level. */
	int of(int one, int two, int three) {
		return switch (this) {
			case ONE -> one;
			case TWO -> two;
			case THREE -> three;
		};
	}
}
