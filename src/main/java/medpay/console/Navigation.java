package medpay.console;

import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page asks for its navigation (导航). */
@ControllerAdvice(assignableTypes = {FirstPage.class, TodayPage.class, WindowPage.class, PaymentPage.class, BasicErrorController.class})
class Navigation {

	private final ConsoleAccess access;

	Navigation(ConsoleAccess access) {
		this.access = access;
	}

	/** Invented people and play money: the live demo and the API documentation are open. */
	@ModelAttribute("sandbox")
	boolean sandbox() {
		return access.sandbox();
	}

	/** Payments may be shown. */
	@ModelAttribute("open")
	boolean open() {
		return access.mayShowPayments();
	}
}
