package medpay.console;

import medpay.institution.Institution;
import medpay.payment.PaymentOverviews.Overview;
import medpay.payment.machine.PaymentState;
import medpay.shared.Scene;

/** One payment in a list (支付列表行), written out for people. {@code insured} and {@code selfPay} are a dash until the bill is split. */
record PaymentRow(String path, String billNumber, Scene scene, PaymentState state, String tone, String total, String insured, String selfPay,
		String createdAt) {

	private static final String NOT_YET = "–";

	static PaymentRow of(Institution institution, Overview payment) {
		boolean split = payment.insuredFen() + payment.selfPayFen() > 0;
		return new PaymentRow("/payments/" + institution.code() + "/" + payment.paymentId(), payment.billNumber(), payment.scene(), payment.state(),
				Tone.of(payment.state()).style(), Yuan.of(payment.totalFen()), split ? Yuan.of(payment.insuredFen()) : NOT_YET,
				split ? Yuan.of(payment.selfPayFen()) : NOT_YET, ShownTime.of(payment.createdAt().toInstant()));
	}
}
