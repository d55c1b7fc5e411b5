package medpay.notice;

import java.util.Optional;
import medpay.agreement.AgreementState;
import medpay.shared.BilingualText;

/** What a patient is told when a credit agreement comes into another state (签约通知). */
final class AgreementTexts {

	private AgreementTexts() {}

	static Optional<BilingualText> of(AgreementState state) {
		return switch (state) {
			case SIGNING -> Optional.empty();
			case ACTIVE ->
				text("您的信用就医签约已生效：就诊后自费部分将由信用账户支付。", "Your credit agreement is active: after a visit the self-pay part is charged to the account.");
			case SUSPENDED -> text("您的信用就医签约已暂停：期间不会扣款，自费部分请到窗口缴纳。",
					"Your credit agreement is suspended: nothing is charged meanwhile, please pay at the window.");
			case TERMINATED -> text("您的信用就医签约已解除：今后不再扣款。", "Your credit agreement has ended: nothing is charged any more.");
			case FAILED -> text("信用就医签约没有成功：没有开通扣款。", "The credit agreement was not signed: nothing can be charged.");
		};
	}

	private static Optional<BilingualText> text(String zh, String en) {
		return Optional.of(new BilingualText(zh, en));
	}
}
