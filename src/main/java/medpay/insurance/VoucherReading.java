package medpay.insurance;

import java.time.LocalDate;
import medpay.insurance.InsurancePlatform.VoucherDecoding;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformTime;
import medpay.insurance.platform.VoucherMessages;
import medpay.shared.IdCardNumber;
import medpay.shared.PersonName;
import medpay.shared.call.Answer;
import medpay.shared.call.Wire;
import tools.jackson.databind.node.ObjectNode;

/** Reads what the e-voucher centre answers (电子凭证解码结果). Nothing can have moved, so whatever cannot be read is no answer. */
final class VoucherReading {

	private static final int LONGEST_CODE = 40;

	private VoucherReading() {}

	static Answer<VoucherDecoding> read(Wire.Reply reply) {
		return switch (reply) {
			case Wire.Reply.Lost lost -> noAnswer(lost.code(), lost.code(), reply);
			case Wire.Reply.Received received when received.status() != 200 ->
				noAnswer("http-" + received.status(), "HTTP status " + received.status(), reply);
			case Wire.Reply.Received received -> read(received);
		};
	}

	private static Answer<VoucherDecoding> read(Wire.Reply.Received received) {
		try {
			ObjectNode message = PlatformJson.object(received.body());
			var output = PlatformJson.read(message, VoucherMessages.Output.class);
			if (output.code().equals(VoucherMessages.DONE)) {
				var identity = PlatformJson.read(output.data(), VoucherMessages.Identity.class);
				return new Answer<>(decoded(identity), "0", "done", received.body());
			}
			if (!saysRefused(message, output) || output.code().length() > LONGEST_CODE) {
				return noAnswer("code", "a code that neither decodes nor refuses", received);
			}
			String text = PersonalTexts.none().removedFrom(output.message());
			return new Answer<>(new VoucherDecoding.Refused(output.code(), text), output.code(), text, received.body());
		} catch (MalformedMessage e) {
			return noAnswer("malformed", String.valueOf(e.getMessage()), received);
		} catch (IllegalArgumentException e) {
			return noAnswer("malformed", "a value outside its published form", received);
		}
	}

	/** No table of codes is published: a refusal says that it is one, in {@code success} or in {@code type}. */
	private static boolean saysRefused(ObjectNode message, VoucherMessages.Output output) {
		boolean failed = message.path("success").asString("").equals("false");
		boolean otherType = !output.type().isBlank() && !output.type().equals("success");
		return !output.code().isBlank() && (failed || otherType);
	}

	private static VoucherDecoding decoded(VoucherMessages.Identity identity) {
		if (identity.ecToken().isBlank()) {
			throw new MalformedMessage("no ecToken");
		}
		var certificate = new IdCardNumber(identity.idNo());
		var credential = new Credential(Credential.Kind.E_VOUCHER, identity.ecToken(), identity.idType(), certificate,
				new PersonName(identity.userName()));
		return new VoucherDecoding.Decoded(credential, birthDate(identity), identity.insuOrg());
	}

	/** birthday is reserved and mostly empty: then the identity number says it. */
	private static LocalDate birthDate(VoucherMessages.Identity identity) {
		return identity.birthday().isBlank()
				? PersonReading.birthDateOf(identity.idType(), identity.idNo())
				: PlatformTime.readDate(identity.birthday().replace('.', '-'));
	}

	private static Answer<VoucherDecoding> noAnswer(String code, String reason, Wire.Reply reply) {
		byte[] bytes = reply instanceof Wire.Reply.Received received ? received.body() : null;
		return new Answer<>(new VoucherDecoding.NoAnswer(reason), code, reason, bytes);
	}
}
