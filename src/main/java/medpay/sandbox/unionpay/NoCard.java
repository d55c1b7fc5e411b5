package medpay.sandbox.unionpay;

/** The patient has no card to sign with (未绑卡). */
public final class NoCard extends RuntimeException {

	NoCard() {
		super("The patient has no card");
	}
}
