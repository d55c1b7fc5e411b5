package medpay.console;

import java.util.List;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.payment.PaymentOverviews;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page (首页): what this is, who takes part, and the last payments of every hospital. */
@Controller
class FirstPage {

	private static final int MOST = 12;

	private final Institutions institutions;
	private final PaymentOverviews payments;
	private final ConsoleAccess access;

	FirstPage(Institutions institutions, PaymentOverviews payments, ConsoleAccess access) {
		this.institutions = institutions;
		this.payments = payments;
		this.access = access;
	}

	@GetMapping("/")
	String show(Model page) {
		page.addAttribute("place", "first");
		page.addAttribute("hospitals", access.mayShowPayments() ? hospitals() : List.of());
		return "first-page";
	}

	private List<Hospital> hospitals() {
		return institutions.all().stream().filter(institution -> institution.kind() == Institution.Kind.HOSPITAL).map(this::hospital).toList();
	}

	private Hospital hospital(Institution institution) {
		return new Hospital(institution.name(), institution.code().value(),
				payments.last(institution.id(), MOST).stream().map(payment -> PaymentRow.of(institution, payment)).toList());
	}

	/** A hospital with its last payments. */
	record Hospital(String name, String code, List<PaymentRow> payments) {}
}
