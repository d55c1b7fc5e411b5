package medpay.voucher;

import java.util.Locale;
import medpay.shared.BilingualText;

/** Why a verification is rejected or in doubt (原因), with what the operator should say and do. */
public enum VerificationReason {

	/** The e-voucher centre refuses the code: unknown, expired, or of another kind. */
	CODE_REFUSED(NextAction.SHOW_CODE_AGAIN, "此码无效、已过期或不是医保电子凭证：请患者刷新后重新亮码。",
			"This code is not valid, has expired or is no insurance e-voucher: ask the patient to refresh it and show it again."),
	/** The insurance platform refuses the person or the credential. */
	PERSON_REFUSED(NextAction.SETTLE_AT_WINDOW, "医保平台未能确认此人的参保信息：请到窗口办理。",
			"The insurance platform does not confirm this person: please go to the window."),
	/** The code was decoded as one person and the platform answered another. */
	IDENTITY_MISMATCH(NextAction.SETTLE_AT_WINDOW, "凭证与医保平台返回的身份不一致：请核对证件并到窗口办理。",
			"The code and the insurance platform name different persons: check the identity document and go to the window."),
	/** Nothing certain came in time; nothing moved. */
	NO_ANSWER(NextAction.ASK_AGAIN, "暂未得到核验结果，未发生任何费用：请用同一码重试。",
			"No result yet, and nothing was charged: try again with the same code.");

	/** What the operator does next. */
	public enum NextAction {
		/** Nothing: go on. */
		NONE,
		/** Send the same request again. */
		ASK_AGAIN,
		/** The patient shows a fresh code. */
		SHOW_CODE_AGAIN,
		/** The window settles this visit. */
		SETTLE_AT_WINDOW
	}

	private final NextAction nextAction;
	private final BilingualText text;

	VerificationReason(NextAction nextAction, String zh, String en) {
		this.nextAction = nextAction;
		this.text = new BilingualText(zh, en);
	}

	public NextAction nextAction() {
		return nextAction;
	}

	public BilingualText text() {
		return text;
	}

	/** The stable code: lower case with underscores. */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}
}
