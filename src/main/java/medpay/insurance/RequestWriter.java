package medpay.insurance;

import java.time.Instant;
import medpay.insurance.platform.HeaderSignature;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformTime;
import medpay.insurance.platform.RequestEnvelope;
import medpay.institution.Institution;
import medpay.shared.crypto.CryptoProvider;
import org.springframework.stereotype.Component;

/** Puts an input into its envelope, numbers and signs it (组织请求报文). */
@Component
class RequestWriter {

	private final MessageNumbers numbers;
	private final CryptoProvider crypto;
	private final InsuranceSettings settings;

	RequestWriter(MessageNumbers numbers, CryptoProvider crypto, InsuranceSettings settings) {
		this.numbers = numbers;
		this.crypto = crypto;
		this.settings = settings;
	}

	/**
	 * What goes into the envelope beside the sender.
	 *
	 * @param infno transaction number
	 * @param insuredArea insuplc_admdvs; empty where the input names no person
	 * @param signNumber sign_no; empty in the sign-in itself
	 * @param input one of the input records of the interface
	 */
	record Content(String infno, String insuredArea, String signNumber, Object input) {}

	/** The finished message. */
	record Written(String number, byte[] bytes) {}

	/** Numbers that were never put into a message, for calls that have no envelope. */
	String number(Institution institution, Instant now) {
		return numbers.next(institution.code(), now);
	}

	Written write(Sender sender, Content content, Instant now) {
		Institution institution = sender.institution();
		String number = number(institution, now);
		var envelope = new RequestEnvelope(content.infno(), number, institution.area(), content.insuredArea(), sender.access().receiver(), "", "", "",
				HeaderSignature.TYPE, settings.interfaceVersion(), sender.operatorType(), sender.operator().code(), sender.operator().name(),
				PlatformTime.time(now), institution.code().value(), institution.name(), content.signNumber(), "", "",
				PlatformJson.tree(content.input()));
		return new Written(number, envelope.signed(crypto, sender.access().signingKey()));
	}
}
