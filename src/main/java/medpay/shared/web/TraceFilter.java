package medpay.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request a trace id (跟踪号): the caller's own when it sends a W3C traceparent, else a new one; in the log and in the answer. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class TraceFilter extends OncePerRequestFilter {

	/** The answer's header with the trace id. */
	public static final String HEADER = "Trace-Id";

	private static final String NAME = "trace_id";
	private static final Pattern TRACEPARENT = Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

	/** The trace id of a request that came through this filter. */
	public static String traceIdOf(HttpServletRequest request) {
		if (request.getAttribute(NAME) instanceof String traceId) {
			return traceId;
		}
		String traceId = fresh(request.getHeader("traceparent"));
		request.setAttribute(NAME, traceId);
		return traceId;
	}

	private static String fresh(@Nullable String traceparent) {
		if (traceparent != null && traceparent.length() <= 512) {
			var matcher = TRACEPARENT.matcher(traceparent);
			if (matcher.matches()) {
				return matcher.group(1);
			}
		}
		return UUID.randomUUID().toString().replace("-", "");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String traceId = traceIdOf(request);
		response.setHeader(HEADER, traceId);
		MDC.put(NAME, traceId);
		try {
			chain.doFilter(request, response);
		} finally {
			MDC.remove(NAME);
		}
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}
}
