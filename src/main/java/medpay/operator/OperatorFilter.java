package medpay.operator;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds who sits before the page by the session's cookie; what a page then lets through is {@link PermissionGate}'s business. */
final class OperatorFilter extends OncePerRequestFilter {

	private final SignIn signIn;

	OperatorFilter(SignIn signIn) {
		this.signIn = signIn;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		SessionCookies.session(request).flatMap(signIn::reader)
				.ifPresent(reader -> SecurityContextHolder.setContext(new SecurityContextImpl(new OperatorAuthentication(reader))));
		chain.doFilter(request, response);
	}

	/** The error page has the reader's navigation. */
	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}
}
