package medpay.insurance;

import java.time.DateTimeException;
import java.util.function.BiFunction;
import java.util.function.Function;
import medpay.insurance.platform.MalformedMessage;
import medpay.shared.call.Answer;
import org.jspecify.annotations.Nullable;

/**
 * How one transaction's answer becomes what the port promises (应答解释). Whatever cannot be read or contradicts itself is as good as no answer.
 *
 * @param done reads the output; the second argument is the msgid of the request. May throw {@link UntrustedAnswer} and {@link MalformedMessage}
 * @param failed what infcode -1 means, by the platform's text
 * @param unclear what an answer that cannot be relied on means, by its reason
 */
record Reading<A>(BiFunction<PlatformSays.Done, String, A> done, Function<String, A> failed, Function<String, A> unclear) {

	Answer<A> of(PlatformSays says, String number, byte @Nullable [] bytes) {
		return switch (says) {
			case PlatformSays.Done output -> ofOutput(output, number, bytes);
			case PlatformSays.Failed refusal -> new Answer<>(failed.apply(refusal.message()), "-1", refusal.message(), bytes);
			case PlatformSays.Unclear nothing -> new Answer<>(unclear.apply(nothing.reason()), nothing.code(), nothing.reason(), bytes);
		};
	}

	private Answer<A> ofOutput(PlatformSays.Done output, String number, byte @Nullable [] bytes) {
		try {
			return new Answer<>(done.apply(output, number), "0", "done", bytes);
		} catch (UntrustedAnswer e) {
			return unreadable("contradiction", String.valueOf(e.getMessage()), bytes);
		} catch (MalformedMessage e) {
			return unreadable("malformed", String.valueOf(e.getMessage()), bytes);
		} catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
			// The text of such an exception may quote a value, and values are personal.
			return unreadable("malformed", "a value outside its published form", bytes);
		}
	}

	private Answer<A> unreadable(String code, String why, byte @Nullable [] bytes) {
		String reason = why.length() <= 400 ? why : why.substring(0, 400);
		return new Answer<>(unclear.apply(reason), code, reason, bytes);
	}
}
