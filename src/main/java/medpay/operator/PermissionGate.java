package medpay.operator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.operator.SignedIn.Step;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Every page asks here (权限检查). A page says what it needs by {@link Needs}, or that it is for every operator or everybody by {@link AnyOperator} or {@link OpenToAll}; a page that says nothing does not exist for
 * anybody. Whoever has not signed in is led to where that is done; a refusal is audited.
 */
@Component
public class PermissionGate implements HandlerInterceptor {

	/** What a refusal leads to (拒绝去向). */
	sealed interface Ruling {

		/** The page is served. */
		record Pass() implements Ruling {}

		/** Another page comes first. */
		record First(String page) implements Ruling {}

		/** Not with these roles. */
		record Forbidden(String permission) implements Ruling {}

		/** The page exists for nobody. */
		record Nowhere() implements Ruling {}
	}

	private final Audit audit;

	PermissionGate(Audit audit) {
		this.audit = audit;
	}

	/** Decides for a handler and a reader. {@code handler}: what would serve the request. */
	static Ruling ruling(Object handler, Optional<SignedIn> reader) {
		if (handler instanceof ResourceHttpRequestHandler) {
			return new Ruling.Pass();
		}
		if (!(handler instanceof HandlerMethod method)) {
			return new Ruling.Nowhere();
		}
		if (open(method)) {
			return new Ruling.Pass();
		}
		Needs needs = needs(method);
		boolean any = has(method, AnyOperator.class);
		if (needs == null && !any) {
			return new Ruling.Nowhere();
		}
		if (reader.isEmpty()) {
			return new Ruling.First("/sign-in");
		}
		SignedIn operator = reader.get();
		boolean in = operator.step() == Step.WORK || (any && operator.step() == Step.RENEW_PASSWORD);
		if (!in) {
			return new Ruling.First(page(operator.step()));
		}
		if (needs == null) {
			return new Ruling.Pass();
		}
		if (Arrays.stream(needs.value()).noneMatch(operator::may)) {
			return new Ruling.Forbidden(Arrays.toString(needs.value()));
		}
		return needs.confirmed() && !operator.confirmed() ? new Ruling.First("/confirmation") : new Ruling.Pass();
	}

	/** Where a step of signing in is done. */
	public static String page(Step step) {
		return switch (step) {
			case GIVE_CODE -> "/sign-in/code";
			case SET_UP_CODE -> "/sign-in/factor";
			case RENEW_PASSWORD -> "/account/password";
			case WORK -> "/";
		};
	}

	static boolean open(HandlerMethod method) {
		return has(method, OpenToAll.class);
	}

	static boolean has(HandlerMethod method, Class<? extends Annotation> declaration) {
		return AnnotatedElementUtils.hasAnnotation(method.getMethod(), declaration)
				|| AnnotatedElementUtils.hasAnnotation(method.getBeanType(), declaration);
	}

	/** What the method says, else what its class says. */
	static @Nullable Needs needs(HandlerMethod method) {
		Needs own = needsOf(method);
		return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Needs.class);
	}

	private static @Nullable Needs needsOf(HandlerMethod method) {
		return AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Needs.class);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws IOException {
		return switch (ruling(handler, SignedIn.now())) {
			case Ruling.Pass _ -> true;
			case Ruling.Nowhere _ -> throw new ProblemException(ProblemCode.NOT_FOUND);
			case Ruling.Forbidden forbidden -> {
				String code = SignedIn.now().map(SignedIn::code).orElse("");
				audit.record(new AuditEntry(null, code, "page.refused", request.getRequestURI(), "FORBIDDEN", forbidden.permission()));
				throw new ProblemException(ProblemCode.FORBIDDEN);
			}
			case Ruling.First first -> lead(request, response, first.page());
		};
	}

	private static boolean lead(HttpServletRequest request, HttpServletResponse response, String page) throws IOException {
		if (request.getHeader("HX-Request") != null) {
			response.setHeader("HX-Refresh", "true");
			response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
			return false;
		}
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		if (accept == null || !accept.contains("text/html")) {
			throw new ProblemException(ProblemCode.NOT_FOUND);
		}
		boolean reading = request.getMethod().equals("GET");
		response.setHeader(HttpHeaders.LOCATION, reading ? page + "?next=" + URLEncoder.encode(address(request), StandardCharsets.UTF_8) : page);
		response.setStatus(HttpServletResponse.SC_SEE_OTHER);
		return false;
	}

	private static String address(HttpServletRequest request) {
		return request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
	}
}
