package medpay.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import medpay.shared.web.ProblemException;
import medpay.shared.web.Problems;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets only signed requests through; the calls behind it find the client in the security context. */
final class SignatureFilter extends OncePerRequestFilter {

	/** The schemes that are accepted. */
	private static final String CHALLENGE = Arrays.stream(SignatureScheme.values()).map(SignatureScheme::headerName)
			.collect(Collectors.joining(", "));

	private final SignatureCheck check;
	private final Problems problems;

	SignatureFilter(SignatureCheck check, Problems problems) {
		this.check = check;
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		SignatureCheck.Passed passed;
		try {
			passed = check.check(request);
		} catch (ProblemException problem) {
			if (problem.code().status().value() == HttpServletResponse.SC_UNAUTHORIZED) {
				response.setHeader("WWW-Authenticate", CHALLENGE);
			}
			problems.write(request, response, problem);
			return;
		}
		SecurityContextHolder.setContext(new SecurityContextImpl(new SignedCaller(passed.client())));
		chain.doFilter(passed.request(), response);
	}
}
