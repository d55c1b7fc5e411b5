package medpay.console.records;

import java.util.List;
import medpay.console.Hospitals;
import medpay.institution.Institution;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Which hospitals these pages can be about (可选医院). */
@ControllerAdvice(basePackages = "medpay.console.records")
class RecordsAdvice {

	private final Hospitals hospitals;

	RecordsAdvice(Hospitals hospitals) {
		this.hospitals = hospitals;
	}

	@ModelAttribute("hospitals")
	List<Institution> hospitals() {
		return hospitals.all();
	}
}
