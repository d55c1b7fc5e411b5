package medpay.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import medpay.shared.BilingualText;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** Tells a refusal on the page where it happened (页面提示). */
public final class Told {

	private Told() {}

	/** Shows {@code view} again, with why. */
	public static String again(String view, BilingualText why, Model page, Locale language, HttpServletResponse response) {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		page.addAttribute("problem", language.getLanguage().equals("en") ? why.en() : why.zh());
		return view;
	}
}
