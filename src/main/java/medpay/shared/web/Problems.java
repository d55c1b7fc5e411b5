package medpay.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns a problem into an answer: for controllers through the advice, for filters by writing it. */
@Component
public final class Problems {

	/** What is turned away is told when to come back. */
	private static final Duration USUAL_WAIT = Duration.ofSeconds(5);

	private final JsonMapper json;
	private final ObjectProvider<ProblemListener> listeners;

	Problems(JsonMapper json, ObjectProvider<ProblemListener> listeners) {
		this.json = json;
		this.listeners = listeners;
	}

	ResponseEntity<Object> answer(HttpServletRequest request, ProblemException exception, HttpHeaders headers) {
		listeners.forEach(listener -> listener.told(request, exception));
		if (sheds(exception)) {
			headers.set(HttpHeaders.RETRY_AFTER, retryAfter(exception));
		}
		return ResponseEntity.status(exception.code().status()).headers(headers).contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.body(Problem.of(exception, TraceFilter.traceIdOf(request)));
	}

	/** Writes the whole answer; for filters, which stand outside the advice. */
	public void write(HttpServletRequest request, HttpServletResponse response, ProblemException exception) throws IOException {
		listeners.forEach(listener -> listener.told(request, exception));
		byte[] body = json.writeValueAsBytes(Problem.of(exception, TraceFilter.traceIdOf(request)));
		response.setStatus(exception.code().status().value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		if (sheds(exception)) {
			response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter(exception));
		}
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
		response.flushBuffer();
	}

	private static boolean sheds(ProblemException exception) {
		int status = exception.code().status().value();
		return status == HttpStatus.TOO_MANY_REQUESTS.value() || status == HttpStatus.SERVICE_UNAVAILABLE.value();
	}

	/** Whole seconds, rounded up. */
	private static String retryAfter(ProblemException exception) {
		Duration wait = exception.retryAfter() == null ? USUAL_WAIT : exception.retryAfter();
		return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
	}
}
