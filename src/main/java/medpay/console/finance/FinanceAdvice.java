package medpay.console.finance;

import java.util.List;
import java.util.Locale;
import medpay.approval.ApprovalRefused;
import medpay.console.Hospitals;
import medpay.console.Names;
import medpay.console.Navigation;
import medpay.institution.Institution;
import medpay.operator.Permission;
import medpay.operator.SignedIn;
import medpay.shared.BadStatement;
import medpay.shared.BilingualText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;

/** What all finance pages share: the frame's navigation, who may decide, and how a refusal is told. */
@ControllerAdvice(basePackageClasses = FinanceAdvice.class)
class FinanceAdvice {

	private final Navigation navigation;
	private final Hospitals hospitals;
	private final Names names;

	FinanceAdvice(Navigation navigation, Hospitals hospitals, Names names) {
		this.navigation = navigation;
		this.hospitals = hospitals;
		this.names = names;
	}

	@ModelAttribute("place")
	String place() {
		return "finance";
	}

	@ModelAttribute("hospitals")
	List<Institution> hospitals() {
		return hospitals.all();
	}

	/** Who may propose, or null. */
	@ModelAttribute("person")
	@Nullable
	String person() {
		return SignedIn.now().filter(operator -> operator.may(Permission.PROPOSE)).map(SignedIn::code).orElse(null);
	}

	@ModelAttribute("checker")
	boolean checker() {
		return SignedIn.now().filter(operator -> operator.may(Permission.APPROVE)).isPresent();
	}

	/** Accounts as people's names. */
	@ModelAttribute("names")
	Names names() {
		return names;
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
		var page = new ModelAndView("problem", HttpStatus.UNPROCESSABLE_CONTENT);
		navigation.attributes().forEach(page::addObject);
		page.addObject("place", place());
		page.addObject("back", "/finance");
		page.addObject("problem", language.getLanguage().equals("en") ? text.en() : text.zh());
		return page;
	}
}
