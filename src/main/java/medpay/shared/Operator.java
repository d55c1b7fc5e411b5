package medpay.shared;

/**
 * Who stands at the counter (经办人): sent to the insurance platform as opter, opter_name and opter_type, kept with every decision.
 *
 * @param code the hospital's own code of the person or device, 1 to 30 characters
 * @param name the name, 1 to 50 characters
 */
public record Operator(String code, String name, Kind kind) {

	/** What stands at the counter. */
	public enum Kind {
		/** A doctor (医生). */
		DOCTOR,
		/** A nurse (护士). */
		NURSE,
		/** A cashier (收费员). */
		CASHIER,
		/** A self-service terminal (自助终端). */
		TERMINAL,
		/** A mobile application (移动终端). */
		MOBILE
	}
}
