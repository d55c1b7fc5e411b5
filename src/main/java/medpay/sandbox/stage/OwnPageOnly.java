package medpay.sandbox.stage;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import medpay.sandbox.SandboxPart;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Only this page may act through the page's addresses (同源校验): a page of another site can make a browser send a request, but neither add this header
 * nor pretend to come from here.
 */
@Component
@SandboxPart
class OwnPageOnly implements WebMvcConfigurer, HandlerInterceptor {

	static final String HEADER = "X-Medpay-Stage";
	private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/sandbox/stage/**");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		boolean allowed = HARMLESS.contains(request.getMethod()) || isFromHere(request.getHeader("Sec-Fetch-Site"), request.getHeader(HEADER));
		if (!allowed) {
			response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		}
		return allowed;
	}

	/** Old browsers and programs tell no site; the header of our own they must set. */
	private static boolean isFromHere(@Nullable String site, @Nullable String header) {
		return header != null && (site == null || site.equals("same-origin"));
	}
}
