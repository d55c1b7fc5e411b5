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
 * @param payer whose agreement pays: the person, or the guardian of a family code
 * @param delegated the payer is a guardian by the delegation of a family code
 * @param mayCharge false for an ID number or a card: nothing is charged before the patient confirms on the phone
 */
public record VerifiedPerson(PersonNumber number, PersonName name, IdCardNumber idNumber, LocalDate birthDate, Credential credential,
		@Nullable String insuranceType, @Nullable String insuredArea, @Nullable String personType, PersonNumber payer, boolean delegated,
		boolean mayCharge) {

	/** A person without a guardian's delegation. */
	public VerifiedPerson(PersonNumber number, PersonName name, IdCardNumber idNumber, LocalDate birthDate, Credential credential,
			@Nullable String insuranceType, @Nullable String insuredArea, @Nullable String personType, PersonNumber payer, boolean mayCharge) {
		this(number, name, idNumber, birthDate, credential, insuranceType, insuredArea, personType, payer, false, mayCharge);
	}

	/** On what ground the payer pays for this person. */
	public PaidFor paidFor() {
		if (payer.equals(number)) {
			return new PaidFor.Themselves();
		}
		return delegated ? new PaidFor.Ward(number) : new PaidFor.Member(number);
	}

	@Override
	public String toString() {
		return "VerifiedPerson[" + number + "]";
	}
}
