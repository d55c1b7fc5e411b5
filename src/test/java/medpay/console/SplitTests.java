package medpay.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import medpay.payment.PaymentView.ChargeState;
import medpay.payment.PaymentView.Insurance;
import medpay.payment.PaymentView.InsuranceState;
import medpay.payment.machine.PaymentState;
import org.junit.jupiter.api.Test;

class SplitTests {

	private static Split split(PaymentState state, ChargeState charge, long fund, long account, long hospital, long self) {
		var insurance = new Insurance(InsuranceState.SETTLED, null, null, fund, account, hospital, self, Map.of(), List.of(), List.of(), null);
		return Split.of(PaymentFixture.view("B-1", state, insurance, PaymentFixture.aCharge(charge)));
	}

	@Test
	void fillsTheBarWhateverWasRounded() {
		for (long account = 0; account < 1_234_567; account += 9_973) {
			Split split = split(PaymentState.PAID, ChargeState.CHARGED, 1, account, 1, 1_234_565 - account);
			assertThat(split.parts().stream().mapToInt(Split.Part::width).sum()).isEqualTo(Split.WIDTH);
			assertThat(split.parts()).allSatisfy(part -> assertThat(part.width()).isPositive());
			for (int index = 1; index < split.parts().size(); index++) {
				assertThat(split.parts().get(index).from()).isEqualTo(split.parts().get(index - 1).from() + split.parts().get(index - 1).width());
			}
		}
	}

	@Test
	void leavesOutWhoPaysNothing() {
		assertThat(split(PaymentState.PAID, ChargeState.NONE, 1_234_567, 0, 0, 0).parts()).extracting(Split.Part::payer)
				.containsExactly("payer.fund");
	}

	@Test
	void isUnknownUntilThePartsAddUpToTheBill() {
		assertThat(split(PaymentState.SETTLING_INSURANCE, ChargeState.NONE, 0, 0, 0, 0).known()).isFalse();
		assertThat(split(PaymentState.SETTLING_INSURANCE, ChargeState.NONE, 0, 0, 0, 1_234_566).known()).isFalse();
	}

	@Test
	void neverCallsAnOpenPartCharged() {
		assertThat(split(PaymentState.CHARGE_IN_DOUBT, ChargeState.IN_DOUBT, 0, 0, 0, 1_234_567).parts()).extracting(Split.Part::payer)
				.containsExactly("payer.charge-in-doubt");
		assertThat(split(PaymentState.AT_WINDOW, ChargeState.DECLINED, 0, 0, 0, 1_234_567).parts()).extracting(Split.Part::payer)
				.containsExactly("payer.window-due");
		assertThat(split(PaymentState.INSURED, ChargeState.NONE, 0, 0, 0, 1_234_567).parts()).extracting(Split.Part::payer)
				.containsExactly("payer.open");
	}

	@Test
	void saysThatAReversedBillIsHistory() {
		assertThat(split(PaymentState.REVERSED, ChargeState.DECLINED, 1_000_000, 0, 0, 234_567).undone()).isTrue();
	}
}
