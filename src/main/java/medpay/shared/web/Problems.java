package medpay.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns a problem into an answer: for controllers through the advice, for filters by writing it. */
@Component
public final class Problems {

	private final JsonMapper json;
	private final ObjectProvider<ProblemListener> listeners;

	Problems(JsonMapper json, ObjectProvider<ProblemListener> listeners) {
		this.json = json;
		this.listeners = listeners;
	}

	ResponseEntity<Object> answer(HttpServletRequest request, ProblemException exception, HttpHeaders headers) {
		listeners.forEach(listener -> listener.told(request, exception));
		return ResponseEntity.status(exception.code().status()).headers(headers).contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.body(Problem.of(exception, TraceFilter.traceIdOf(request)));
	}

	/** Writes the whole answer; for filters, which stand outside the advice. */
	public void write(HttpServletRequest request, HttpServletResponse response, ProblemException exception) throws IOException {
		listeners.forEach(listener -> listener.told(request, exception));
		byte[] body = json.writeValueAsBytes(Problem.of(exception, TraceFilter.traceIdOf(request)));
		response.setStatus(exception.code().status().value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
		response.flushBuffer();
	}
}
