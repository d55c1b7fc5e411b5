package medpay.console.records;

import java.util.List;
import medpay.console.ConsoleAccess;
import medpay.console.Hospitals;
import medpay.institution.Institution;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of these pages asks for its navigation (导航). */
@ControllerAdvice(basePackages = "medpay.console.records")
class RecordsAdvice {

	private final ConsoleAccess access;
	private final Hospitals hospitals;

	RecordsAdvice(ConsoleAccess access, Hospitals hospitals) {
		this.access = access;
		this.hospitals = hospitals;
	}

	@ModelAttribute("sandbox")
	boolean sandbox() {
		return access.sandbox();
	}

	@ModelAttribute("open")
	boolean open() {
		return access.mayShowPayments();
	}

	@ModelAttribute("hospitals")
	List<Institution> hospitals() {
		return access.mayShowPayments() ? hospitals.all() : List.of();
	}
}
