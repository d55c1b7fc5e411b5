package medpay.suishen;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.stream.Stream;
import medpay.insurance.Credential;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformTime;
import medpay.shared.IdCardNumber;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;
import medpay.shared.call.Answer;
import medpay.shared.call.Wire;
import medpay.shared.crypto.CryptoProvider;
import medpay.suishen.SuishenPlatform.CodeDecoding;
import medpay.suishen.messages.DecodeMessages;
import medpay.suishen.messages.SuishenAnswer;
import medpay.suishen.messages.SuishenAnswer.Code;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the Suishen code service answers to one question (随申码解码结果). Nothing can have moved, so whatever is unsigned, cannot be read or does not
 * repeat the question is no answer.
 *
 * @param serviceKey the service's public key, hex
 * @param number of the request
 */
record DecodeReading(CryptoProvider crypto, String serviceKey, String number, DecodeMessages.Query asked) {

	Answer<CodeDecoding> read(Wire.Reply reply) {
		return switch (reply) {
			case Wire.Reply.Lost lost -> noAnswer(lost.code(), lost.code(), null);
			case Wire.Reply.Received received when received.status() != 200 ->
				noAnswer("http-" + received.status(), "HTTP status " + received.status(), received.body());
			case Wire.Reply.Received received -> read(received.body());
		};
	}

	private Answer<CodeDecoding> read(byte[] body) {
		try {
			var answer = PlatformJson.read(PlatformJson.object(body), SuishenAnswer.class);
			if (!answer.isSignedBy(crypto, serviceKey)) {
				return noAnswer("signature", "the answer's signature is missing or wrong", body);
			}
			if (!answer.requestId().equals(number)) {
				return noAnswer("contradiction", "the answer is about another request", body);
			}
			return understand(answer, body);
		} catch (MalformedMessage e) {
			return noAnswer("malformed", String.valueOf(e.getMessage()), body);
		} catch (IllegalArgumentException | DateTimeException e) {
			// The text of such an exception may quote a value, and values are personal.
			return noAnswer("malformed", "a value outside its form", body);
		}
	}

	private Answer<CodeDecoding> understand(SuishenAnswer answer, byte[] body) {
		Optional<Code> code = Stream.of(Code.values()).filter(known -> known.number().equals(answer.code())).findFirst();
		if (code.isEmpty()) {
			return noAnswer("code", "a code outside the table", body);
		}
		return switch (code.get()) {
			case DONE -> decoded(answer, body);
			case CODE_UNKNOWN, CODE_EXPIRED, DELEGATION_WITHDRAWN -> new Answer<>(
					new CodeDecoding.Refused(answer.code(), code.get().name()), answer.code(), code.get().name(), body);
			case REQUEST_WRONG, SIGNATURE_WRONG -> noAnswer(answer.code(), code.get().name(), body);
		};
	}

	private Answer<CodeDecoding> decoded(SuishenAnswer answer, byte[] body) {
		var data = PlatformJson.read(PlatformJson.object(answer.data().getBytes(StandardCharsets.UTF_8)), DecodeMessages.Decoded.class);
		if (!data.codeKind().equals(asked.codeKind()) || !data.qrCode().equals(asked.qrCode()) || !data.orgId().equals(asked.orgId())) {
			return noAnswer("contradiction", "the answer is about another code, kind or hospital", body);
		}
		var decoded = new CodeDecoding.Decoded(credential(data), PlatformTime.readDate(data.birthday()), delegation(data));
		return new Answer<>(decoded, answer.code(), "done", body);
	}

	/** Who is not insured has no e-voucher and so no token: the identity number tells who it is, and nothing is settled by it. */
	private static Credential credential(DecodeMessages.Decoded data) {
		var certificate = new IdCardNumber(data.idNo());
		var name = new PersonName(data.userName());
		return data.ecToken().isBlank()
				? Credential.idNumber(certificate)
				: new Credential(Credential.Kind.E_VOUCHER, data.ecToken(), data.idType(), certificate, name);
	}

	/** A family code without guardian and delegation is as little an answer as a person's own code with them. */
	private @Nullable FamilyDelegation delegation(DecodeMessages.Decoded data) {
		boolean family = asked.codeKind().equals(DecodeMessages.FAMILY);
		DecodeMessages.Guardian guardian = data.guardian();
		DecodeMessages.Delegation delegation = data.delegation();
		if ((guardian != null) != family || (delegation != null) != family) {
			throw new MalformedMessage("guardian and delegation belong to a family code");
		}
		return guardian == null || delegation == null
				? null
				: new FamilyDelegation(new PersonNumber(guardian.psnNo()), new PersonName(guardian.userName()), new IdCardNumber(guardian.idNo()),
						PlatformTime.readDate(delegation.beginDate()),
						delegation.endDate().isBlank() ? null : PlatformTime.readDate(delegation.endDate()), delegation.consentVersion(),
						PlatformTime.readTime(delegation.consentTime()));
	}

	private static Answer<CodeDecoding> noAnswer(String code, String reason, byte @Nullable [] body) {
		String line = reason.length() <= 400 ? reason : reason.substring(0, 400);
		return new Answer<>(new CodeDecoding.NoAnswer(line), code, line, body);
	}

	@Override
	public String toString() {
		return "DecodeReading[" + number + "]";
	}
}
