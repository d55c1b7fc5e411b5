package medpay.voucher;

import java.time.LocalDate;
import java.util.Optional;
import medpay.agreement.CreditAgreements;
import medpay.shared.BusinessClock;
import medpay.suishen.FamilyDelegation;
import org.springframework.stereotype.Component;

/** The rules of a family Suishen code (亲属随申码规则): from when to when a delegation holds, for whom, and whether the guardian can pay. */
@Component
class FamilyCodes {

	private final CreditAgreements agreements;
	private final VoucherSettings settings;
	private final BusinessClock clock;

	FamilyCodes(CreditAgreements agreements, VoucherSettings settings, BusinessClock clock) {
		this.agreements = agreements;
		this.settings = settings;
		this.clock = clock;
	}

	/** Why this code cannot be used today; empty when it can. The age comes first: no new delegation would help. */
	Optional<VerificationReason> refusal(FamilyDelegation delegation, LocalDate born) {
		LocalDate today = clock.today().value();
		if (!today.isBefore(born.plusYears(settings.familyCodeBelowAge()))) {
			return Optional.of(VerificationReason.CHILD_ABOVE_AGE);
		}
		if (today.isBefore(delegation.startsOn())) {
			return Optional.of(VerificationReason.DELEGATION_NOT_BEGUN);
		}
		LocalDate ends = delegation.endsOn();
		if (ends != null && today.isAfter(ends)) {
			return Optional.of(VerificationReason.DELEGATION_EXPIRED);
		}
		return refusalOfGuardian(delegation);
	}

	private Optional<VerificationReason> refusalOfGuardian(FamilyDelegation delegation) {
		return agreements.standing(delegation.guardian()).isPresent()
				? Optional.empty()
				: Optional.of(VerificationReason.GUARDIAN_WITHOUT_AGREEMENT);
	}
}
