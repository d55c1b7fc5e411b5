package medpay.payment;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import medpay.shared.BilingualText;

/**
 * Why the credit account did not pay, in words (未扣款原因). Each stands for codes: ours in lower case, two characters from UnionPay (channels §1.6). The words
 * complete “因…” and “because …”.
 */
enum ChargeReason {

	/** The patient chose the window for this bill (患者选择窗口). */
	CHOSE_WINDOW(Help.NONE, "本单选择了窗口缴费", "the window was chosen for this bill", "patient_chose_window"),
	/** The hospital took the bill back before the account was charged (医院撤回). */
	WITHDRAWN(Help.NONE, "医院撤回了本单的信用支付", "the hospital took the bill back before the account was charged", "withdrawn"),
	/** Nobody answers at the channel (渠道联系不上). */
	CHANNEL_DOWN(Help.NONE, "支付渠道暂时联系不上，没有扣款", "the payment channel cannot be reached and nothing was charged", "channel_down"),
	/** Nothing is signed (未签约). */
	NO_AGREEMENT(Help.NONE, "没有签约的信用账户", "no credit account is signed up", "no_agreement"),
	/** Signed, but suspended or ended (协议未生效). */
	AGREEMENT_NOT_ACTIVE(Help.NONE, "信用签约已暂停或解除", "the credit agreement is suspended or ended", "agreement_not_active"),
	/** The patient said no on the phone (患者未同意). */
	CONFIRMATION_REFUSED(Help.NONE, "手机上没有同意扣款", "the charge was not agreed to on the phone", "confirmation_refused"),
	/** The patient did not answer in time (未及时确认). */
	CONFIRMATION_LAPSED(Help.NONE, "手机上没有及时确认", "the charge was not confirmed on the phone in time", "confirmation_lapsed"),
	/** Every account was tried (账户均未能支付). */
	NO_OTHER_AGREEMENT(Help.NONE, "已签约的信用账户均未能支付", "none of the signed credit accounts could pay", "no_other_agreement"),
	/** The patient's own limit for one payment (单笔限额). */
	LIMIT_PER_PAYMENT(Help.ANOTHER_ACCOUNT, "超过自设的单笔限额", "the bill is above the account's own limit for one payment", "limit_per_payment"),
	/** The patient's own limit for a day (单日限额). */
	LIMIT_PER_DAY(Help.ANOTHER_ACCOUNT, "超过自设的单日限额", "the bill is above the account's own limit for one day", "limit_per_day"),
	/** The patient's own limit for all (总限额). */
	LIMIT_TOTAL(Help.ANOTHER_ACCOUNT, "超过自设的总限额", "the bill is above the account's own limit in total", "limit_total"),
	/** The issuer lends no more (额度不足). */
	LIMIT_TOO_LOW(Help.ANOTHER_ACCOUNT, "信用账户的可用额度不足", "the credit account's limit is too low", "limit_too_low", "33", "64", "81", "90"),
	/** The card has run out (卡已过期). */
	CARD_EXPIRED(Help.ANOTHER_ACCOUNT, "信用账户的卡已过期", "the credit account's card has expired", "73"),
	/** The signing no longer holds at the channel (签约失效). */
	SIGN_AGAIN(Help.ANOTHER_ACCOUNT, "信用账户的签约已失效，需要重新签约", "the credit account has to be signed up again", "40", "44", "72", "76", "77", "80", "89"),
	/** The card itself (卡不可用). */
	CARD_UNUSABLE(Help.ANOTHER_ACCOUNT, "信用账户的卡当前不能使用", "the credit account's card cannot be used now", "61", "63", "65", "66", "67", "68", "69",
			"71",
			"82", "91"),
	/** The bank said no (发卡银行未同意). */
	ISSUER_REFUSED(Help.ANOTHER_ACCOUNT, "发卡银行没有同意扣款", "the bank did not agree to the charge", "60", "62", "78", "79"),
	/** The channel sees a risk: no other account is tried either (风险受限). */
	RISK(Help.NONE, "支付渠道因风险控制没有同意扣款", "the payment channel did not agree for reasons of risk", "38"),
	/** The channel did not take the order in (渠道未受理). */
	CHANNEL_REFUSED(Help.NONE, "支付渠道没有受理扣款", "the payment channel did not take the charge in", "01", "02", "30", "35", "36", "37", "39", "45", "46",
			"85",
			"86", "87", "88", "98", "99"),
	/** Our message or the hospital's merchant number (医院商户或报文). */
	OUR_SIDE(Help.NONE, "医院在支付渠道的设置有误", "the hospital's set-up at the payment channel is at fault", "10", "11", "13", "14", "31", "32", "41", "43",
			"92",
			"93", "94", "95", "96"),
	/** Nothing certain was said (结果未知). */
	RESULT_UNKNOWN(Help.NONE, "扣款结果还没有确定", "the result of the charge is not known yet", "03", "04", "05", "06", "12", "34", "70", "83", "no_answer",
			"amount_differs", "unanswered"),
	/** A code that nobody has published (其他原因). */
	OTHER(Help.NONE, "信用账户未能扣款", "the credit account could not be charged");

	private static final Map<String, ChargeReason> BY_CODE = Arrays.stream(values())
			.flatMap(reason -> reason.codes.stream().map(code -> Map.entry(code, reason)))
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

	private final Help help;
	private final BilingualText words;
	private final Set<String> codes;

	ChargeReason(Help help, String zh, String en, String... codes) {
		this.help = help;
		this.words = new BilingualText(zh, en);
		this.codes = Set.of(codes);
	}

	/** What may help. */
	private enum Help {
		/** The reason lies with the account: another one may carry the amount. */
		ANOTHER_ACCOUNT,
		/** The reason lies elsewhere: another account would meet it too. */
		NONE
	}

	/** Never empty: a code that is not in the table is {@link #OTHER}. */
	static ChargeReason of(String code) {
		return BY_CODE.getOrDefault(code, OTHER);
	}

	/** The reason lies with the account, so that the next of the payer's accounts is tried. */
	boolean anotherAccountMayHelp() {
		return help == Help.ANOTHER_ACCOUNT;
	}

	BilingualText words() {
		return words;
	}
}
