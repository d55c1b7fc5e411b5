package medpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import medpay.payment.PaymentView.NextAction;
import medpay.payment.PaymentView.Release;
import medpay.payment.Spoken.Parts;
import medpay.payment.machine.PaymentState;
import medpay.shared.BilingualText;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every answer carries one sentence for the counter and one for the patient, which can be read aloud as it stands. */
class PaymentTextsTests {

	private static final Parts ADULT = new Parts(true, false, fen(11_350), fen(5_000), fen(3_200), fen(0), fen(3_150));
	private static final Parts CHILD = new Parts(true, true, fen(11_350), fen(8_200), fen(0), fen(0), fen(3_150));

	private static Money fen(long fen) {
		return new Money(fen);
	}

	private static Spoken spoken(PaymentState state, NextAction action, Parts parts, @Nullable ChargeReason reason) {
		return new Spoken(state, action, Release.NO, parts, reason);
	}

	@Test
	void saysWhoPaidHowMuchAndThatThePatientMayGo() {
		BilingualText told = PaymentTexts.forPatient(spoken(PaymentState.PAID, NextAction.NONE, ADULT, null));

		assertThat(told.zh()).isEqualTo("医保支付 82.00 元（统筹基金 50.00 元，个人账户 32.00 元），您的信用账户支付 31.50 元，可以离开了。");
		assertThat(told.en()).isEqualTo("Insurance paid 82.00 (fund 50.00, personal account 32.00), your credit account paid 31.50, you may go.");
	}

	@Test
	void saysThatTheGuardianPaidForAChild() {
		BilingualText told = PaymentTexts.forPatient(spoken(PaymentState.PAID, NextAction.NONE, CHILD, null));

		assertThat(told.zh()).isEqualTo("医保统筹基金支付 82.00 元，监护人的信用账户支付 31.50 元，可以离开了。");
		assertThat(told.en()).isEqualTo("The insurance fund paid 82.00, the guardian's credit account paid 31.50, you may go.");
	}

	@Test
	void saysWhatIsToBePaidAtTheWindowAndWhy() {
		Spoken spoken = spoken(PaymentState.AT_WINDOW, NextAction.COLLECT_AT_WINDOW, CHILD, ChargeReason.of("64"));

		assertThat(PaymentTexts.forOperator(spoken).zh()).isEqualTo("医保统筹基金支付 82.00 元，因信用账户的可用额度不足，请到窗口缴纳 31.50 元。");
		assertThat(PaymentTexts.forPatient(spoken).en())
				.isEqualTo("The insurance fund paid 82.00, please pay 31.50 at the window, because the credit account's limit is too low.");
	}

	@Test
	void aFullyInsuredBillSpeaksOfNoAccountAndASelfPayPatientOfNoInsurance() {
		Parts insured = new Parts(true, false, fen(8_200), fen(8_200), fen(0), fen(0), fen(0));
		Parts alone = new Parts(false, false, fen(8_200), fen(0), fen(0), fen(0), fen(8_200));

		assertThat(PaymentTexts.forPatient(spoken(PaymentState.PAID, NextAction.NONE, insured, null)).zh()).isEqualTo("医保统筹基金支付 82.00 元，可以离开了。");
		assertThat(PaymentTexts.forPatient(spoken(PaymentState.PAID, NextAction.NONE, alone, null)).zh()).isEqualTo("您的信用账户支付 82.00 元，可以离开了。");
	}

	@Test
	void tellsTheCounterToReverseInItsOwnSystemAndDoesNotBotherThePatient() {
		Spoken spoken = spoken(PaymentState.REVERSED, NextAction.REVERSE_INSURANCE_IN_HIS, ADULT, null);

		assertThat(PaymentTexts.forOperator(spoken).zh()).contains("请在医院系统中撤销医保结算");
		assertThat(PaymentTexts.forPatient(spoken).zh()).isEqualTo("本单 113.50 元已取消，没有收费。");
	}

	@Test
	void saysWhenCareMayGoAhead() {
		Spoken spoken = new Spoken(PaymentState.CHARGE_IN_DOUBT, NextAction.ASK_AGAIN, Release.YES, ADULT, null);

		assertThat(PaymentTexts.forOperator(spoken).zh()).endsWith("请勿收取现金，可以先行诊疗取药。");
		assertThat(PaymentTexts.forOperator(spoken).en()).contains("may go ahead");
	}

	@ParameterizedTest
	@EnumSource(PaymentState.class)
	void everyStateAndActionIsASentenceInBothLanguages(PaymentState state) {
		List<BilingualText> told = new ArrayList<>();
		for (NextAction action : NextAction.values()) {
			for (Parts parts : List.of(ADULT, CHILD)) {
				for (ChargeReason reason : ChargeReason.values()) {
					for (Release release : Release.values()) {
						var spoken = new Spoken(state, action, release, parts, reason);
						told.add(PaymentTexts.forOperator(spoken));
						told.add(PaymentTexts.forPatient(spoken));
					}
				}
			}
		}
		assertThat(told).allSatisfy(text -> {
			assertThat(text.zh()).containsPattern("\\p{IsHan}").endsWith("。").doesNotContain("。。", "，，").doesNotContainPattern("[A-Za-z_{}%<>]");
			assertThat(text.en()).matches("[A-Z].*\\.").doesNotContain("..", ",,").doesNotContainPattern("[\\p{IsHan}_{}%<>]|null|[A-Z]{2}");
		});
	}
}
