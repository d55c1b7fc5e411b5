package medpay.voucher;

import medpay.agreement.CreditAgreements;
import medpay.shared.PersonNumber;
import medpay.suishen.FamilyDelegation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whose agreement pays for a verified person (由谁付款): the one place where that is decided. */
@Component
class Payers {

	private final CreditAgreements agreements;

	Payers(CreditAgreements agreements) {
		this.agreements = agreements;
	}

	/** The guardian by whose family code a child is treated, else whoever's agreement the person belongs to. */
	PersonNumber payerOf(PersonNumber person, @Nullable FamilyDelegation delegation) {
		return delegation == null ? agreements.payerFor(person) : delegation.guardian();
	}
}
