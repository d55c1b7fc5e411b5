package medpay.insurance;

import medpay.institution.Institution;
import medpay.institution.InsuranceAccess;
import medpay.shared.Operator;

/** Who sends a message (发送方): the institution, its access to the platform, and the operator who signed in. */
record Sender(Institution institution, InsuranceAccess access, Operator operator) {

	/** opter_type: 1 at a counter, 2 self-service terminal, 3 mobile. */
	String operatorType() {
		return switch (operator.kind()) {
			case DOCTOR, NURSE, CASHIER -> "1";
			case TERMINAL -> "2";
			case MOBILE -> "3";
		};
	}
}
