package medpay.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where exceptions become answers. Nothing of an exception's text leaves the application. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

	private final Problems problems;

	ProblemAdvice(Problems problems) {
		this.problems = problems;
	}

	@ExceptionHandler
	@Nullable
	ResponseEntity<Object> problem(ProblemException exception, WebRequest request) {
		return answer(exception, new HttpHeaders(), request);
	}

	/** Rights are the security chain's business: it answers in its own way. */
	@ExceptionHandler
	@Nullable
	ResponseEntity<Object> unexpected(Exception exception, WebRequest request) throws Exception {
		if (exception instanceof AccessDeniedException || exception instanceof AuthenticationException) {
			throw exception;
		}
		log.error("A request failed", exception);
		return answer(new ProblemException(ProblemCode.INTERNAL), new HttpHeaders(), request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException exception, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		return answer(JsonProblems.of(exception.getCause()), headers, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException exception, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		if (exception instanceof MethodArgumentTypeMismatchException argument) {
			// An id in the path that no object can have names nothing.
			return argument.getParameter().hasParameterAnnotation(PathVariable.class)
					? answer(new ProblemException(ProblemCode.NOT_FOUND), headers, request)
					: answer(new ProblemException(ProblemCode.MALFORMED, List.of(new FieldProblem(argument.getName(), "类型不对", "has the wrong type"))),
							headers, request);
		}
		return handleExceptionInternal(exception, null, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(MissingServletRequestParameterException exception,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return answer(new ProblemException(ProblemCode.FIELD_INVALID, List.of(new FieldProblem(exception.getParameterName(), "必填", "is required"))),
				headers, request);
	}

	/** Everything else that Spring itself refuses, by its status. */
	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception exception, @Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		ProblemCode code = ProblemCode.of(status);
		if (code == ProblemCode.INTERNAL) {
			log.error("A request failed", exception);
		}
		return answer(new ProblemException(code), headers, request);
	}

	private @Nullable ResponseEntity<Object> answer(ProblemException exception, HttpHeaders headers, WebRequest request) {
		var web = (ServletWebRequest) request;
		HttpServletResponse response = web.getResponse();
		if (response != null && response.isCommitted()) {
			return null;
		}
		if (response != null && wantsPage(web.getRequest().getRequestURI(), web.getRequest())) {
			return page(response, exception.code());
		}
		return problems.answer(web.getRequest(), exception, headers);
	}

	/** A person in a browser gets the error page, a program the problem. */
	static boolean wantsPage(String path, HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return !(path.startsWith("/api/") || path.startsWith("/callbacks/") || path.startsWith("/sandbox/api/")) && accept != null
				&& accept.contains("text/html");
	}

	private static @Nullable ResponseEntity<Object> page(HttpServletResponse response, ProblemCode code) {
		try {
			response.sendError(code.status().value());
		} catch (IOException e) {
			log.debug("The browser left", e);
		}
		return null;
	}
}
