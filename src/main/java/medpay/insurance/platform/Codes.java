package medpay.insurance.platform;

/** Code values of the published tables (字典) that Medpay itself writes. */
public final class Codes {

	/** psn_setlway: by item (按项目), always in Shanghai. */
	public static final String SETTLE_BY_ITEM = "01";

	/** vali_flag: valid (有效). */
	public static final String VALID = "1";

	/** diag_type: western medicine, the main diagnosis (西医主要诊断). */
	public static final String MAIN_DIAGNOSIS = "1";

	/** diag_type: western medicine, another diagnosis (西医其他诊断). */
	public static final String OTHER_DIAGNOSIS = "2";

	/** acct_used_flag, rx_circ_flag: yes (是). */
	public static final String YES = "1";

	/** acct_used_flag, rx_circ_flag: no (否). */
	public static final String NO = "0";

	/** psn_cert_type, idType: resident identity card (居民身份证). */
	public static final String IDENTITY_CARD = "01";

	/** businessType of an e-voucher shown at registration (挂号). */
	public static final String SHOWN_AT_REGISTRATION = "01101";

	/** businessType of an e-voucher shown to settle (结算). */
	public static final String SHOWN_TO_SETTLE = "01301";

	/** deviceType of a self-service terminal (自助机). */
	public static final String SELF_SERVICE = "SelfService";

	private Codes() {}
}
