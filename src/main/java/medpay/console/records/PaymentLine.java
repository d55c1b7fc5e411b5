package medpay.console.records;

import medpay.console.ShownTime;
import medpay.console.Tone;
import medpay.console.Yuan;
import medpay.institution.Institution;
import medpay.payment.PaymentOverviews.Overview;
import medpay.payment.PaymentSearch.Found;
import medpay.payment.machine.PaymentState;
import medpay.shared.Scene;

/** A payment in the list (支付列表行), written out for people. {@code person}: the masked name. */
record PaymentLine(String path, String billNumber, String person, Scene scene, PaymentState state, String tone, String total, String insured,
		String selfPay, String createdAt) {

	private static final String NOT_YET = "–";

	static PaymentLine of(Institution hospital, Found found) {
		Overview payment = found.payment();
		boolean split = payment.insuredFen() + payment.selfPayFen() > 0;
		return new PaymentLine("/payments/" + hospital.code() + "/" + payment.paymentId(), payment.billNumber(), found.personName(), payment.scene(),
				payment.state(), Tone.of(payment.state()).style(), Yuan.of(payment.totalFen()),
				split ? Yuan.of(payment.insuredFen()) : NOT_YET, split ? Yuan.of(payment.selfPayFen()) : NOT_YET,
				ShownTime.of(payment.createdAt().toInstant()));
	}
}
