package medpay.ledger;

/**
 * What an entry is reported under besides its accounts (辅助核算).
 *
 * @param scene where in the care it arose; empty where it is no patient's
 * @param operator the hospital's code of whoever stood at the counter; empty where nobody did; at most 30 characters
 */
public record Labels(String scene, String operator) {

	/** An entry of no scene and nobody's. */
	public static final Labels NONE = new Labels("", "");
}
