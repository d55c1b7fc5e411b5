package medpay.operator;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import medpay.operator.SignIn.Entered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** What a browser keeps (会话 Cookie): the session's token until it is closed, and for a year that somebody signed in with it before. */
public final class SessionCookies {

	private static final String SESSION = "medpay-session";
	private static final String DEVICE = "medpay-device";
	private static final String HOST_ONLY = "__Host-";
	private static final Duration KNOWN_FOR = Duration.ofDays(365);

	private SessionCookies() {}

	static Optional<String> session(HttpServletRequest request) {
		return Optional.ofNullable(WebUtils.getCookie(request, name(SESSION, request))).map(Cookie::getValue);
	}

	/** Where this request comes from, as far as signing in minds. */
	public static Visitor visitor(HttpServletRequest request) {
		Cookie device = WebUtils.getCookie(request, name(DEVICE, request));
		return new Visitor(request.getRemoteAddr(), device == null ? null : device.getValue());
	}

	/** Hands the browser what a step of signing in gave. */
	public static void keep(Entered entered, HttpServletRequest request, HttpServletResponse response) {
		add(response, cookie(SESSION, entered.token(), request).build());
		if (entered.device() != null) {
			add(response, cookie(DEVICE, entered.device(), request).maxAge(KNOWN_FOR).build());
		}
	}

	/** Takes the session away from the browser. */
	public static void clear(HttpServletRequest request, HttpServletResponse response) {
		add(response, cookie(SESSION, "", request).maxAge(0).build());
	}

	private static ResponseCookie.ResponseCookieBuilder cookie(String name, String value, HttpServletRequest request) {
		return ResponseCookie.from(name(name, request), value).httpOnly(true).secure(request.isSecure()).sameSite("Lax").path("/");
	}

	private static String name(String name, HttpServletRequest request) {
		return request.isSecure() ? HOST_ONLY + name : name;
	}

	private static void add(HttpServletResponse response, ResponseCookie cookie) {
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
	}
}
