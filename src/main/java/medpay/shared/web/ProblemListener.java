package medpay.shared.web;

import jakarta.servlet.http.HttpServletRequest;

/** Hears of every problem before the caller does (the audit of refusals, for example). Must not throw. */
public interface ProblemListener {

	void told(HttpServletRequest request, ProblemException problem);
}
