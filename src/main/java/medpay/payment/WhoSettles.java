package medpay.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import medpay.institution.InstitutionPolicies.InsuranceByHis;

/** Whether a bill may come with, or without, an insurance settlement of the hospital's own (医保由谁结算): the institution's decision. */
final class WhoSettles {

	/** How far the hospital's clock may be ahead of ours. */
	private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

	private WhoSettles() {}

	/** Why the bill is not taken in; empty when it is in order. A person without insurance has nothing to settle. */
	static Optional<PaymentOutcome.NotTaken> refusal(InsuranceByHis policy, Bill bill, boolean insured, Instant now) {
		Bill.HisSettlement given = bill.insuranceSettlement();
		if (given == null) {
			return policy == InsuranceByHis.ALWAYS && insured ? Optional.of(new PaymentOutcome.SettlementRequired()) : Optional.empty();
		}
		if (policy == InsuranceByHis.NEVER) {
			return Optional.of(new PaymentOutcome.SettlementNotAllowed());
		}
		if (!insured) {
			return Optional.of(new PaymentOutcome.NotInsured());
		}
		boolean future = given.settledAt() != null && given.settledAt().isAfter(now.plus(CLOCKS_APART));
		return future ? Optional.of(new PaymentOutcome.SettledInFuture()) : Optional.empty();
	}
}
