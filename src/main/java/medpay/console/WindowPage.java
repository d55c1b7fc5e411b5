package medpay.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.payment.OpenPayments;
import medpay.payment.OpenRefunds;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The cashier's page (收费窗口): what is open, why, and what may be done. It renews itself when something changed. Read only: the HIS acts. */
@Controller
@Needs(Permission.WORK_AT_WINDOW)
class WindowPage {

	private static final int MOST = 200;

	private final Hospitals hospitals;
	private final OpenPayments open;
	private final OpenRefunds refunds;

	WindowPage(Hospitals hospitals, OpenPayments open, OpenRefunds refunds) {
		this.hospitals = hospitals;
		this.open = open;
		this.refunds = refunds;
	}

	/** {@code hospital}: its code, without it the first one. */
	@GetMapping("/window")
	String show(@RequestParam(required = false) @Nullable String hospital, Model page, Locale language) {
		Institution chosen = chosen(hospital);
		page.addAllAttributes(attributes(chosen, language).asMap());
		page.addAttribute("hospitals", hospitals.all());
		page.addAttribute("place", "window");
		page.addAttribute("here", "?hospital=" + chosen.code());
		return "window";
	}

	/** The board alone, or 204 while the reader has {@code seen} the same. */
	@GetMapping(path = "/window", headers = "HX-Request")
	@Nullable
	ModelAndView renew(@RequestParam(required = false) @Nullable String hospital, @RequestParam(required = false) @Nullable String seen,
			Locale language,
			HttpServletResponse response) {
		Model page = attributes(chosen(hospital), language);
		if (String.valueOf(page.getAttribute("version")).equals(seen)) {
			response.setStatus(HttpServletResponse.SC_NO_CONTENT);
			return null;
		}
		return new ModelAndView("window :: board", page.asMap());
	}

	private Model attributes(Institution hospital, Locale language) {
		WindowBoard board = WindowBoard.of(hospital,
				new WindowBoard.Read(open.sums(hospital.id()), open.of(hospital.id(), MOST), refunds.of(hospital.id(), MOST)), language, MOST);
		Model page = new ExtendedModelMap();
		page.addAttribute("hospital", hospital);
		page.addAttribute("board", board);
		page.addAttribute("version", Integer.toHexString(board.hashCode()));
		return page;
	}

	private Institution chosen(@Nullable String code) {
		return hospitals.chosen(code).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
	}
}
