package medpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import medpay.institution.InstitutionPolicies;
import medpay.institution.InstitutionPolicies.InsuranceByHis;
import medpay.payment.PaymentView.Release;
import medpay.payment.machine.PaymentState;
import medpay.shared.Money;
import medpay.shared.Scene;
import org.junit.jupiter.api.Test;

/** What may go ahead before it is paid is the institution's decision. */
class ReleasesTests {

	private static final InstitutionPolicies UP_TO_TWENTY_YUAN = new InstitutionPolicies(InsuranceByHis.NEVER, new Money(2_000), false,
			InstitutionPolicies.WhenDown.WAIT);
	private static final InstitutionPolicies EMERGENCY_FIRST = new InstitutionPolicies(InsuranceByHis.NEVER, Money.ZERO, true,
			InstitutionPolicies.WhenDown.WAIT);

	private static Release of(PaymentState state, Scene scene, long selfPay, InstitutionPolicies policies) {
		return Releases.of(state, scene, new Money(selfPay), policies);
	}

	@Test
	void nothingGoesAheadBeforeItIsPaidUnlessTheInstitutionDecidesSo() {
		for (Scene scene : Scene.values()) {
			assertThat(Arrays.stream(PaymentState.values()).filter(state -> of(state, scene, 1, InstitutionPolicies.CAUTIOUS) == Release.YES))
					.containsExactly(PaymentState.PAID, PaymentState.PAID_AT_WINDOW);
		}
	}

	@Test
	void anOpenChargeReleasesUpToTheCapOnly() {
		assertThat(of(PaymentState.CHARGE_IN_DOUBT, Scene.OUTPATIENT, 2_000, UP_TO_TWENTY_YUAN)).isEqualTo(Release.YES);
		assertThat(of(PaymentState.CHARGE_IN_DOUBT, Scene.OUTPATIENT, 2_001, UP_TO_TWENTY_YUAN)).isEqualTo(Release.NO);
		assertThat(of(PaymentState.INSURANCE_IN_DOUBT, Scene.OUTPATIENT, 0, UP_TO_TWENTY_YUAN)).isEqualTo(Release.NO);
		assertThat(of(PaymentState.AT_WINDOW, Scene.OUTPATIENT, 1, UP_TO_TWENTY_YUAN)).isEqualTo(Release.NO);
	}

	@Test
	void theEmergencyRoomNeedNotWaitWhereTheInstitutionDecidesSo() {
		assertThat(of(PaymentState.INSURANCE_IN_DOUBT, Scene.EMERGENCY, 9_999_999, EMERGENCY_FIRST)).isEqualTo(Release.YES);
		assertThat(of(PaymentState.AT_WINDOW, Scene.EMERGENCY, 9_999_999, EMERGENCY_FIRST)).isEqualTo(Release.YES);
		assertThat(of(PaymentState.AT_WINDOW, Scene.OUTPATIENT, 1, EMERGENCY_FIRST)).isEqualTo(Release.NO);
		assertThat(of(PaymentState.REVERSED, Scene.EMERGENCY, 1, EMERGENCY_FIRST)).isEqualTo(Release.NO);
	}
}
