package medpay.console.operators;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import medpay.console.Told;
import medpay.operator.Invitations;
import medpay.operator.Invitations.Invited;
import medpay.operator.OpenToAll;
import medpay.operator.OperatorAccount;
import medpay.operator.OperatorRefused;
import medpay.operator.SessionCookies;
import medpay.operator.SignIn.Entered;
import medpay.shared.BilingualText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Using a one-time invitation (一次性邀请): its code is typed, or comes in the part of the link that no server ever sees. */
@Controller
@OpenToAll
class InvitationPage {

	private static final String CODE = "operators/invitation";
	private static final String PASSWORD = "operators/invited";

	private final Invitations invitations;

	InvitationPage(Invitations invitations) {
		this.invitations = invitations;
	}

	@GetMapping("/invitation")
	String show() {
		return CODE;
	}

	@PostMapping("/invitation/code")
	String open(@RequestParam String code, Model page, Locale language, HttpServletResponse response) {
		Optional<Invited> invited = invitations.read(code);
		if (invited.isEmpty()) {
			return Told.again(CODE, new BilingualText("邀请码无效、已使用或已过期：请核对，或索取新的。",
					"This invitation is none, was used or is too old: check it, or ask for another."), page, language, response);
		}
		return form(code, invited.get(), page);
	}

	private static String form(String code, Invited invited, Model page) {
		page.addAttribute("code", code.strip());
		page.addAttribute("first", invited.operator().isEmpty());
		page.addAttribute("operator", invited.operator().map(OperatorAccount::name).orElse(""));
		page.addAttribute("account", invited.operator().map(OperatorAccount::code).orElse(""));
		return PASSWORD;
	}

	/** {@code account}, {@code name}: of the first administrator only. */
	@PostMapping("/invitation")
	String accept(@RequestParam String code, @RequestParam String password, @RequestParam String again,
			@RequestParam(required = false) @Nullable String account, @RequestParam(required = false) @Nullable String name, Model page,
			Locale language,
			HttpServletRequest request, HttpServletResponse response) {
		Optional<Invited> invited = invitations.read(code);
		if (invited.isEmpty()) {
			return open(code, page, language, response);
		}
		try {
			if (!password.equals(again)) {
				throw new OperatorRefused("两次输入的口令不一致。", "The two passwords differ.");
			}
			var visitor = SessionCookies.visitor(request);
			Entered entered = invited.get().operator().isPresent()
					? invitations.accept(code, password, visitor)
					: invitations.acceptFirst(code, account == null ? "" : account, name == null ? "" : name, password, visitor);
			SessionCookies.keep(entered, request, response);
			return "redirect:/sign-in/factor";
		} catch (OperatorRefused refused) {
			form(code, invited.get(), page);
			if (invited.get().operator().isEmpty()) {
				page.addAttribute("account", account);
				page.addAttribute("operator", name);
			}
			return Told.again(PASSWORD, refused.text(), page, language, response);
		}
	}
}
