package medpay.shared.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is refused before any controller sees it (a path the firewall rejects, for example): a problem for programs, the error page for people. */
@Controller
class ErrorAnswers implements ErrorController {

	private final Problems problems;
	private final List<ErrorViewResolver> pages;

	ErrorAnswers(Problems problems, List<ErrorViewResolver> pages) {
		this.problems = problems;
		this.pages = pages;
	}

	@RequestMapping("${server.error.path:/error}")
	@Nullable
	ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
		HttpStatus status = statusOf(request);
		if (ProblemAdvice.wantsPage(pathOf(request), request)) {
			for (ErrorViewResolver resolver : pages) {
				ModelAndView page = resolver.resolveErrorView(request, status, Map.of("status", status.value()));
				if (page != null) {
					page.setStatus(status);
					return page;
				}
			}
		}
		problems.write(request, response, new ProblemException(ProblemCode.of(status)));
		return null;
	}

	private static HttpStatus statusOf(HttpServletRequest request) {
		HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer value ? HttpStatus.resolve(value) : null;
		return status == null ? HttpStatus.NOT_FOUND : status;
	}

	private static String pathOf(HttpServletRequest request) {
		return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path ? path : request.getRequestURI();
	}
}
