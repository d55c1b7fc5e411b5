package medpay.voucher;

import java.util.Locale;
import medpay.shared.BilingualText;

/** Why a verification is rejected or in doubt (原因), with what the operator should say and do. */
public enum VerificationReason {

	/** Whoever issued the code refuses it: unknown, expired, of another kind, its delegation withdrawn. */
	CODE_REFUSED(NextAction.SHOW_CODE_AGAIN, "此码无效、已过期或已被撤销：请患者刷新后重新亮码。",
			"This code is not valid, has expired or was withdrawn: ask the patient to refresh it and show it again."),
	/** The last day of the guardian's delegation is over. */
	DELEGATION_EXPIRED(NextAction.SHOW_CODE_AGAIN, "亲属授权已到期：请监护人在随申办续签授权后重新亮码，或出示孩子本人的凭证。",
			"The guardian's delegation has ended: the guardian renews it in the Suishen app and shows the code again, or show the child's own voucher."),
	/** The guardian's delegation begins on a later day. */
	DELEGATION_NOT_BEGUN(NextAction.SETTLE_AT_WINDOW, "亲属授权尚未生效：今日请出示孩子本人的凭证，或到窗口办理。",
			"The guardian's delegation has not begun yet: show the child's own voucher today, or go to the window."),
	/** The person has reached the age at which a family code ends. */
	CHILD_ABOVE_AGE(NextAction.SHOW_CODE_AGAIN, "已达到亲属随申码的年龄上限：请本人出示自己的码。",
			"This person is too old for a family code: they show a code of their own."),
	/** The guardian has no credit agreement that can be charged now. */
	GUARDIAN_WITHOUT_AGREEMENT(NextAction.SETTLE_AT_WINDOW, "监护人没有可用的信用支付签约：请监护人签约或恢复签约后重新亮码，或到窗口办理。",
			"The guardian has no active credit agreement: the guardian signs or resumes one and shows the code again, or go to the window."),
	/** The person's insurance must be settled on the old channel. */
	OLD_CHANNEL_PERSON(NextAction.SETTLE_AT_WINDOW, "该人员的医保须在原系统（五期）结算：请到窗口办理。",
			"This person's insurance is settled on the old channel: please go to the window."),
	/** The city has switched insurance settlement to the old channel for now. */
	INSURANCE_SWITCHED_TO_BACKUP(NextAction.SETTLE_AT_WINDOW, "医保已切换到应急备用系统（五期）：请到窗口办理；恢复后请重新亮码。",
			"Insurance has switched to its backup system: please go to the window; once it is back, show a fresh code."),
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
