package medpay.console;

import java.util.List;
import medpay.institution.Institution;
import medpay.operator.OpenToAll;
import medpay.operator.Permission;
import medpay.operator.SignedIn;
import medpay.payment.PaymentOverviews;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page (首页): what this is, who takes part, and for whoever may see them the last payments of every hospital. */
@Controller
class FirstPage {

	private static final int MOST = 12;

	private final Hospitals hospitals;
	private final PaymentOverviews payments;

	FirstPage(Hospitals hospitals, PaymentOverviews payments) {
		this.hospitals = hospitals;
		this.payments = payments;
	}

	@GetMapping("/")
	@OpenToAll
	String show(Model page) {
		page.addAttribute("place", "first");
		page.addAttribute("payments", maySeePayments());
		page.addAttribute("hospitals", maySeePayments() ? hospitals() : List.of());
		return "first-page";
	}

	private static boolean maySeePayments() {
		return SignedIn.now().filter(operator -> operator.may(Permission.SEE_PAYMENTS)).isPresent();
	}

	private List<Hospital> hospitals() {
		return hospitals.all().stream().map(this::hospital).toList();
	}

	private Hospital hospital(Institution institution) {
		return new Hospital(institution.name(), institution.code().value(),
				payments.last(institution.id(), MOST).stream().map(payment -> PaymentRow.of(institution, payment)).toList());
	}

	/** A hospital with its last payments. */
	record Hospital(String name, String code, List<PaymentRow> payments) {}
}
