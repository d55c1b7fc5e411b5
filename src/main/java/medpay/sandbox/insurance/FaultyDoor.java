package medpay.sandbox.insurance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import medpay.sandbox.Faults.Fault;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.Silence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Serves a request with the fault that was ordered for it, or without (故障演练). */
@Component
@SandboxPart
class FaultyDoor {

	/** {@code code} of a LATE fault whose transaction takes effect even when it was voided while it was late. */
	static final String AFTER_VOID = "AFTER_VOID";

	private final Silence silence;

	FaultyDoor(Silence silence) {
		this.silence = silence;
	}

	/** What is behind the door. */
	interface Counter {

		/** Does what is asked and answers. */
		byte[] answer(Twist twist);

		/** Does nothing and says no. */
		byte[] decline(@Nullable String text);
	}

	void serve(HttpServletRequest request, HttpServletResponse response, Optional<Fault> fault, Counter counter) throws IOException {
		if (fault.isEmpty()) {
			write(response, counter.answer(Twist.NONE));
			return;
		}
		switch (fault.get().mode()) {
			case NO_ANSWER_BEFORE -> silence.stay(request, fault.get().delay());
			case DOWN -> silence.hangUp(request);
			case SERVER_ERROR -> response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
			case DECLINE -> write(response, counter.decline(fault.get().code()));
			case NO_ANSWER_AFTER -> {
				counter.answer(Twist.NONE);
				silence.stay(request, fault.get().delay());
			}
			case WRONG_AMOUNT -> write(response, counter.answer(Twist.WRONG_AMOUNT));
			case WRONG_SIGNATURE -> write(response, counter.answer(Twist.WRONG_SIGNATURE));
			case UNKNOWN_CODE -> write(response, counter.answer(Twist.UNKNOWN_CODE));
			case DUPLICATE -> {
				counter.answer(Twist.NONE);
				write(response, counter.answer(Twist.NONE));
			}
			case LATE -> {
				silence.pause(fault.get().delay());
				write(response, counter.answer(AFTER_VOID.equals(fault.get().code()) ? Twist.EVEN_IF_VOIDED : Twist.NONE));
			}
		}
	}

	static void write(HttpServletResponse response, byte[] json) throws IOException {
		boolean file = json.length > 1 && json[0] == 'P' && json[1] == 'K';
		response.setContentType(file ? "application/octet-stream" : "application/json;charset=UTF-8");
		response.setContentLength(json.length);
		response.getOutputStream().write(json);
	}
}
