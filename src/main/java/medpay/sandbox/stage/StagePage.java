package medpay.sandbox.stage;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.TreeMap;
import medpay.sandbox.SandboxPart;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** The page (演示台): Chinese unless the reader chose English, by {@code ?lang=} or earlier. In a process of its own there is no console to keep the choice. */
@Controller
@SandboxPart
class StagePage {

	private static final String COOKIE = "lang";
	private static final String BUNDLE = "stage";

	private final ThymeleafViewResolver views;

	StagePage(ThymeleafViewResolver views) {
		this.views = views;
	}

	@GetMapping("/sandbox")
	View show(@RequestParam(name = COOKIE, required = false) @Nullable String asked,
			@CookieValue(name = COOKIE, required = false) @Nullable String kept,
			HttpServletResponse response) throws Exception {
		Locale language = language(asked == null ? kept : asked);
		if (asked != null) {
			response.addHeader(HttpHeaders.SET_COOKIE, cookie(language).toString());
		}
		return Objects.requireNonNull(views.resolveViewName("sandbox/stage", language));
	}

	private static Locale language(@Nullable String tag) {
		return tag != null && tag.startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
	}

	/** The same as the console's, so that one choice holds for both. */
	private static ResponseCookie cookie(Locale language) {
		return ResponseCookie.from(COOKIE, language.toLanguageTag()).path("/").maxAge(Duration.ofDays(365)).httpOnly(true).sameSite("Lax").build();
	}

	/** Every text of the page in both languages: it turns without being loaded again. */
	@GetMapping("/sandbox/stage/words")
	@ResponseBody
	Words words() {
		return new Words(texts(Locale.ROOT), texts(Locale.ENGLISH));
	}

	private static Map<String, String> texts(Locale language) {
		var bundle = ResourceBundle.getBundle(BUNDLE, language,
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
		var texts = new TreeMap<String, String>();
		bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
		return texts;
	}

	record Words(Map<String, String> zh, Map<String, String> en) {}
}
