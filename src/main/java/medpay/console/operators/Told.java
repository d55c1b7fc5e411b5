package medpay.console.operators;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import medpay.operator.OperatorRefused;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** Tells a refusal on the page where it happened (页面提示). */
final class Told {

	private Told() {}

	/** Shows {@code view} again, with why. */
	static String again(String view, OperatorRefused refused, Model page, Locale language, HttpServletResponse response) {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		page.addAttribute("problem", language.getLanguage().equals("en") ? refused.text().en() : refused.text().zh());
		return view;
	}
}
