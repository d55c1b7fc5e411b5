package medpay.insurance;

import medpay.insurance.platform.HeaderSignature;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.ResponseEnvelope;
import medpay.shared.call.Wire;
import medpay.shared.crypto.CryptoProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Reads an answer of the platform as far as it is the same for every transaction (应答判断): the wire, the signature, infcode. */
@Component
class AnswerReader {

	private final CryptoProvider crypto;
	private final InsuranceSettings settings;

	AnswerReader(CryptoProvider crypto, InsuranceSettings settings) {
		this.crypto = crypto;
		this.settings = settings;
	}

	/** {@code platformKey}: the platform's public key, hex; empty where answers cannot be checked. */
	PlatformSays read(Wire.Reply reply, String platformKey, PersonalTexts personal) {
		return switch (reply) {
			case Wire.Reply.Lost lost ->
				new PlatformSays.Unclear(lost.code(), lost.detail() == null ? lost.code() : lost.code() + ": " + lost.detail());
			case Wire.Reply.Received received when received.status() != 200 ->
				new PlatformSays.Unclear("http-" + received.status(), "HTTP status " + received.status());
			case Wire.Reply.Received received -> read(received.body(), platformKey, personal);
		};
	}

	private PlatformSays read(byte[] body, String platformKey, PersonalTexts personal) {
		try {
			ObjectNode message = PlatformJson.object(body);
			if (!isTrusted(message, platformKey)) {
				return new PlatformSays.Unclear("signature", "the answer's signature is missing or wrong");
			}
			ResponseEnvelope envelope = PlatformJson.read(message, ResponseEnvelope.class);
			return switch (envelope.infcode()) {
				case ResponseEnvelope.DONE -> new PlatformSays.Done(
						envelope.output() instanceof ObjectNode output ? output : PlatformJson.emptyObject(), envelope.respondTime());
				case ResponseEnvelope.FAILED -> new PlatformSays.Failed(personal.removedFrom(envelope.errMsg()));
				default -> new PlatformSays.Unclear("infcode", "an infcode outside the published table");
			};
		} catch (MalformedMessage e) {
			return new PlatformSays.Unclear("malformed", String.valueOf(e.getMessage()));
		}
	}

	private boolean isTrusted(ObjectNode message, String platformKey) {
		if (HeaderSignature.isSigned(message) && !platformKey.isBlank()) {
			return HeaderSignature.verifies(message, ResponseEnvelope.BODY, crypto, platformKey);
		}
		return !settings.mustBeSigned(platformKey);
	}
}
