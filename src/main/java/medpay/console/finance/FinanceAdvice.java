package medpay.console.finance;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import medpay.approval.ApprovalRefused;
import medpay.console.ConsoleAccess;
import medpay.console.Hospitals;
import medpay.institution.Institution;
import medpay.shared.BadStatement;
import medpay.shared.BilingualText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;

/** What all finance pages share: the frame's navigation, who sits before the page, and how a refusal is told. */
@ControllerAdvice(basePackageClasses = FinanceAdvice.class)
class FinanceAdvice {

	private final ConsoleAccess access;
	private final Hospitals hospitals;
	private final Person person;

	FinanceAdvice(ConsoleAccess access, Hospitals hospitals, Person person) {
		this.access = access;
		this.hospitals = hospitals;
		this.person = person;
	}

	@ModelAttribute("sandbox")
	boolean sandbox() {
		return access.sandbox();
	}

	@ModelAttribute("open")
	boolean open() {
		return access.mayShowPayments();
	}

	@ModelAttribute("place")
	String place() {
		return "finance";
	}

	@ModelAttribute("hospitals")
	List<Institution> hospitals() {
		return access.mayShowPayments() ? hospitals.all() : List.of();
	}

	@ModelAttribute("persons")
	List<String> persons() {
		return person.choices();
	}

	@ModelAttribute("person")
	@Nullable
	String person(HttpServletRequest request) {
		return person.of(request).orElse(null);
	}

	@ExceptionHandler(ApprovalRefused.class)
	ModelAndView refused(ApprovalRefused refused, Locale language) {
		return problem(refused.text(), language);
	}

	@ExceptionHandler(BadStatement.class)
	ModelAndView unusable(BadStatement bad, Locale language) {
		return problem(bad.text(), language);
	}

	@ExceptionHandler(MaxUploadSizeExceededException.class)
	ModelAndView tooLarge(Locale language) {
		return problem(new BilingualText("文件最大 32 MB。", "A file may have at most 32 MB."), language);
	}

	private ModelAndView problem(BilingualText text, Locale language) {
		var page = new ModelAndView("finance/problem", HttpStatus.UNPROCESSABLE_CONTENT);
		page.addObject("sandbox", sandbox());
		page.addObject("open", open());
		page.addObject("place", place());
		page.addObject("problem", language.getLanguage().equals("en") ? text.en() : text.zh());
		return page;
	}
}
