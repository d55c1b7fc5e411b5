package medpay.console.finance;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import medpay.console.ConsoleAccess;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Who sits before the page (操作人). Nobody signs in yet: in the sandbox a reader takes one of two invented persons, so that two people can decide; elsewhere the pages are
 * for reading only.
 */
@Component
class Person {

	/** Invented. */
	static final List<String> DEMO = List.of("沈会计", "陆主任");
	private static final String COOKIE = "medpay-person";

	private final ConsoleAccess access;

	Person(ConsoleAccess access) {
		this.access = access;
	}

	List<String> choices() {
		return access.sandbox() ? DEMO : List.of();
	}

	/** The first one until somebody else is chosen. */
	Optional<String> of(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, COOKIE);
		Stream<String> chosen = cookie == null ? Stream.empty() : choices().stream().filter(each -> number(each).equals(cookie.getValue()));
		return Stream.concat(chosen, choices().stream()).findFirst();
	}

	/** @throws ProblemException 404 when nobody may decide here */
	String required(HttpServletRequest request) {
		return of(request).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
	}

	ResponseCookie cookie(String person) {
		return ResponseCookie.from(COOKIE, number(person)).httpOnly(true).sameSite("Strict").path("/finance").build();
	}

	private static String number(String person) {
		return Integer.toString(DEMO.indexOf(person));
	}
}
