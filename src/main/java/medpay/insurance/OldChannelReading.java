package medpay.insurance;

import java.util.Optional;
import java.util.function.Function;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.OldChannelMessages.Envelope;
import medpay.insurance.platform.OldChannelMessages.Result;
import medpay.insurance.platform.PlatformJson;
import medpay.shared.call.Answer;
import medpay.shared.call.Wire;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads an answer of the old channel (五期应答). Nothing moves by its questions, so whatever is not a published yes tells nothing.
 *
 * @param done reads the content; may throw {@link MalformedMessage}
 * @param unknown what an answer that tells nothing means, by its reason
 */
record OldChannelReading<A>(Function<@Nullable JsonNode, A> done, Function<String, A> unknown) {

	Answer<A> read(Wire.Reply reply, Envelope asked) {
		return switch (reply) {
			case Wire.Reply.Lost lost -> unknown(lost.code(), lost.code(), null);
			case Wire.Reply.Received received when received.status() != 200 ->
				unknown("http-" + received.status(), "HTTP status " + received.status(), received.body());
			case Wire.Reply.Received received -> read(received.body(), asked);
		};
	}

	private Answer<A> read(byte[] body, Envelope asked) {
		try {
			Envelope envelope = PlatformJson.read(PlatformJson.object(body), Envelope.class);
			if (!envelope.xxlxm().equals(asked.xxlxm()) || !envelope.msgid().equals(asked.msgid())) {
				return unknown("contradiction", "the answer is about another message", body);
			}
			Optional<Result> result = Result.of(envelope.xxfhm());
			if (result.isEmpty()) {
				return unknown("xxfhm", "an xxfhm outside the published table", body);
			}
			return result.get().answers()
					? new Answer<>(done.apply(envelope.xxnr()), result.get().name(), "done", body)
					: unknown(result.get().name(), PersonalTexts.none().removedFrom(envelope.fhxx()), body);
		} catch (MalformedMessage e) {
			return unknown("malformed", String.valueOf(e.getMessage()), body);
		} catch (IllegalArgumentException e) {
			return unknown("malformed", "a value outside its published form", body);
		}
	}

	private Answer<A> unknown(String code, String reason, byte @Nullable [] body) {
		return new Answer<>(unknown.apply(reason), code, reason, body);
	}
}
