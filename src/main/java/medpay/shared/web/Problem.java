package medpay.shared.web;

import java.util.List;
import medpay.shared.BilingualText;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error (问题详情, RFC 9457), as {@code application/problem+json}.
 *
 * @param type {@code urn:medpay:problem:<code>}
 * @param title the problem in one English sentence, the same for every occurrence
 * @param status the HTTP status
 * @param detail what is wrong this time, Chinese then English
 * @param code stable code, lower case with underscores
 * @param message the problem in both languages, ready to be shown
 * @param field the first field at fault, as JSON path
 * @param errors every field at fault
 * @param retryable whether the same request may succeed later
 * @param traceId names this request in our log
 */
public record Problem(String type, String title, int status, String detail, String code, BilingualText message, @Nullable String field,
		List<FieldProblem> errors, boolean retryable, String traceId) {

	static Problem of(ProblemException exception, String traceId) {
		ProblemCode code = exception.code();
		BilingualText told = exception.errors().isEmpty() ? code.text() : exception.errors().getFirst().text();
		String detail = (exception.field() == null ? "" : exception.field() + ": ") + told.zh() + " " + told.en();
		return new Problem("urn:medpay:problem:" + code.code(), code.text().en(), code.status().value(), detail, code.code(), code.text(),
				exception.field(), exception.errors(), code.retryable(), traceId);
	}
}
