package medpay.insurance;

import medpay.shared.InstitutionId;
import medpay.shared.Operator;
import medpay.shared.call.OutsideCall;

/**
 * The door to the old channel of Shanghai's insurance (五期): it alone knows who may not be settled on the national platform, and whether the city has
 * switched back to it. Nothing moves here, ever.
 */
public interface OldChannel {

	/** Whether the institution has an address of the old channel; without it nobody is asked. */
	boolean isConnected(InstitutionId institution);

	/** SM01: the marks of a person's account (帐户查询, accountattr). */
	OutsideCall<AccountInquiry> account(InstitutionId institution, Credential credential, Operator operator);

	/** SYJ1: whether outpatient and emergency care is settled on the old channel for now (应急切换查询, qhbz). */
	OutsideCall<SwitchInquiry> emergencySwitch(InstitutionId institution, Operator operator);

	/** What {@link #account} can say. */
	sealed interface AccountInquiry {

		/** The person is settled on the national platform like everybody. */
		record National() implements AccountInquiry {}

		/** The person must stay on the old channel. {@code group}: MUTUAL_AID, CIVIL_RELIEF, CADRE or WORK_INJURY. */
		record OldChannelOnly(String group) implements AccountInquiry {}

		/** Nobody knows: refused, unreadable or no answer. */
		record Unknown(String reason) implements AccountInquiry {}
	}

	/** What {@link #emergencySwitch} can say. */
	sealed interface SwitchInquiry {

		/** 000: the national platform works. */
		record National() implements SwitchInquiry {}

		/** 777: settle on the old channel. */
		record Backup() implements SwitchInquiry {}

		/** Nobody knows: refused, unreadable or no answer. */
		record Unknown(String reason) implements SwitchInquiry {}
	}
}
