package medpay.reconciliation;

import org.jspecify.annotations.Nullable;

/** Why a line differs (差错原因), who is to see to it, and what would mend it. */
public enum Cause {

	/** The channel charged or returned, and we never had a certain answer (我方未收到结果). Mended by itself. */
	ANSWER_LOST(Party.NETWORK, Fix.RECORD_SUCCESS),
	/** The channel told us no, and its file says yes (渠道先拒后成). Recorded and returned by itself. */
	DECLINED_BUT_MOVED(Party.CHANNEL, Fix.RECORD_SUCCESS),
	/** The order is not ours, and no window or kiosk of the hospital knows it (我方无此订单). */
	NOT_OURS(Party.CHANNEL, Fix.ASK_PARTY),
	/** The channel told us that it moved, and its file does not have it (渠道文件缺失). */
	MISSING_IN_FILE(Party.CHANNEL, Fix.ASK_PARTY),
	/** Both have it, with other amounts (金额不一致). */
	OTHER_AMOUNT(Party.CHANNEL, Fix.ASK_PARTY),
	/** The channel kept another fee than agreed (手续费不一致). */
	OTHER_FEE(Party.CHANNEL, Fix.ASK_PARTY),
	/** The party has the same order twice (重复入账). */
	TWICE_IN_FILE(Party.CHANNEL, Fix.RETURN_MONEY),
	/** The return that two people decided, in the channel's file (按复核决定已退还). Settled by itself. */
	RETURNED_AS_DECIDED(Party.NOBODY, Fix.WAIT),
	/** It lies at the end of the party's day: the next files decide (跨日). */
	NEAR_CUT_OFF(Party.NOBODY, Fix.WAIT),
	/** The platform settled after it had confirmed the voiding (冲正后又结算). */
	SETTLED_AFTER_VOID(Party.INSURANCE, Fix.ASK_PARTY),
	/** The platform has a settlement that nobody here knows (医保单边). */
	SETTLED_UNKNOWN(Party.INSURANCE, Fix.ASK_PARTY),
	/** The platform does not have what it confirmed (医保缺失). */
	MISSING_AT_PLATFORM(Party.INSURANCE, Fix.ASK_PARTY),
	/** The platform has another amount (医保金额不一致). */
	OTHER_AMOUNT_AT_PLATFORM(Party.INSURANCE, Fix.ASK_PARTY),
	/** Insured and waiting at the window (待窗口收款). */
	WAITS_AT_WINDOW(Party.HOSPITAL, Fix.CARRY_OVER),
	/** Insured, care delivered, and the patient owes it (患者欠费). */
	PATIENT_OWES(Party.HOSPITAL, Fix.CARRY_OVER),
	/** Insured, and the charge is still in doubt (扣款结果未知). */
	CHARGE_OPEN(Party.CHANNEL, Fix.WAIT),
	/** Insured, and still on its way (支付进行中). */
	STILL_OPEN(Party.NOBODY, Fix.WAIT),
	/** The bill is paid, and the hospital did not book it (医院漏记). */
	HOSPITAL_DID_NOT_BOOK(Party.HOSPITAL, Fix.CORRECT_HIS),
	/** The hospital booked a bill that is not paid (医院多记). */
	HOSPITAL_BOOKED_UNPAID(Party.HOSPITAL, Fix.CORRECT_HIS),
	/** The hospital booked a bill as through Medpay that never came here (经由有误). */
	HOSPITAL_BOOKED_UNKNOWN(Party.HOSPITAL, Fix.CORRECT_HIS),
	/** The hospital booked another split (医院金额不一致). */
	HOSPITAL_OTHER_AMOUNT(Party.HOSPITAL, Fix.CORRECT_HIS),
	/** The hospital took it without Medpay, and the party does not have it (直连单边：对方无). */
	DIRECT_WITHOUT_PARTY(Party.HOSPITAL, Fix.CORRECT_HIS),
	/** The hospital and the party have other amounts for what did not come through Medpay (直连金额不一致). */
	DIRECT_OTHER_AMOUNT(Party.HOSPITAL, Fix.CORRECT_HIS);

	private final Party party;
	private final Fix fix;

	Cause(Party party, Fix fix) {
		this.party = party;
		this.fix = fix;
	}

	public Party party() {
		return party;
	}

	public Fix fix() {
		return fix;
	}

	/** Who sees to it without being asked: {@code cashier}, {@code medpay}; null: somebody has to be named. */
	public @Nullable String desk() {
		return switch (fix) {
			case CARRY_OVER -> "cashier";
			case WAIT, RECORD_SUCCESS -> "medpay";
			case RETURN_MONEY, ASK_PARTY, CORRECT_HIS -> null;
		};
	}

	/** Who is at fault (责任方). */
	public enum Party {
		/** 医院. */
		HOSPITAL,
		/** 医保平台. */
		INSURANCE,
		/** 支付渠道. */
		CHANNEL,
		/** The line between us: an answer was lost (网络). */
		NETWORK,
		/** Nobody: it is the way of the days (无). */
		NOBODY
	}

	/** What would mend it (处理办法). */
	public enum Fix {
		/** Record the success that we missed (补记成功). */
		RECORD_SUCCESS,
		/** Give the money back (退款). */
		RETURN_MONEY,
		/** Ask the party to correct its books (请对方核查). */
		ASK_PARTY,
		/** Correct the hospital's own books (医院更正). */
		CORRECT_HIS,
		/** It stays open, with an owner (结转). */
		CARRY_OVER,
		/** The next files or answers decide (等待). */
		WAIT
	}
}
