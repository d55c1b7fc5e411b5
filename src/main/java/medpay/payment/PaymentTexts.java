package medpay.payment;

import medpay.payment.Spoken.Listener;
import medpay.shared.BilingualText;

/** One sentence for whoever stands at the counter and one for the patient (提示语): both can be read aloud, with the real figures, for every state. */
final class PaymentTexts {

	private PaymentTexts() {}

	static BilingualText forOperator(Spoken spoken) {
		return said(spoken, Listener.OPERATOR);
	}

	static BilingualText forPatient(Spoken spoken) {
		return said(spoken, Listener.PATIENT);
	}

	private static BilingualText said(Spoken spoken, Listener listener) {
		return new BilingualText(SpokenChinese.say(spoken, listener), SpokenEnglish.say(spoken, listener));
	}
}
