package medpay.voucher;

import java.time.LocalDate;
import medpay.agreement.CreditAgreements.PaidFor;
import medpay.insurance.Credential;
import medpay.shared.IdCardNumber;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;
import org.jspecify.annotations.Nullable;

/**
 * Who a verified code stands for, and who may pay.
 *
 * @param insuranceType insutype; null when not insured: the person pays alone
 * @param insuredArea insuplc_admdvs; null when not insured
 * @param personType psn_type; null when not insured
 * @param payer whose agreement pays: the person, the guardian of a family code, or the holder who has the person as a member of the family
 * @param mayCharge false for an ID number or a card: nothing is charged before the patient confirms on the phone
 * @param delegated true when the payer is a guardian by a delegation; null in what was written before that was kept
 */
public record VerifiedPerson(PersonNumber number, PersonName name, IdCardNumber idNumber, LocalDate birthDate, Credential credential,
		@Nullable String insuranceType, @Nullable String insuredArea, @Nullable String personType, PersonNumber payer, boolean mayCharge,
		@Nullable Boolean delegated) {

	/** On what ground the payer pays: for the own bills, by a guardian's delegation, or for a member of the family. */
	public PaidFor paidFor() {
		if (payer.equals(number)) {
			return new PaidFor.Themselves();
		}
		return Boolean.TRUE.equals(delegated) ? new PaidFor.Ward(number) : new PaidFor.Member(number);
	}

	@Override
	public String toString() {
		return "VerifiedPerson[" + number + "]";
	}
}
