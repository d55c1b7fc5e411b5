package medpay.onboarding;

/** The application cannot start, because it does not know whom it works with (对接失败); says why in both languages. Names no secret. */
final class OnboardingFailed extends RuntimeException {

	private static final long serialVersionUID = 1;

	OnboardingFailed(String zh, String en) {
		super("Medpay 未能启动：" + zh + "。 Medpay does not start: " + en + ".");
	}
}
