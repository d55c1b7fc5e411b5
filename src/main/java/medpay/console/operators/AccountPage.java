package medpay.console.operators;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import medpay.console.ShownTime;
import medpay.console.Told;
import medpay.operator.AnyOperator;
import medpay.operator.OperatorAccount.Login;
import medpay.operator.OperatorRefused;
import medpay.operator.SessionCookies;
import medpay.operator.OwnAccount;
import medpay.operator.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own account (我的账号): last login, live sessions, password, second factor and recovery codes. */
@Controller
@AnyOperator
class AccountPage {

	private final OwnAccount own;

	AccountPage(OwnAccount own) {
		this.own = own;
	}

	/** A live session, written out. */
	record Row(String since, String seen, String from, boolean here) {}

	@GetMapping("/account")
	String show(SignedIn me, Model page) {
		Login last = me.account().lastLogin();
		page.addAttribute("lastAt", last == null ? null : ShownTime.of(last.at()));
		page.addAttribute("lastFrom", last == null ? null : last.from());
		page.addAttribute("codesLeft", own.recoveryCodesLeft(me));
		page.addAttribute("sessions", own.places(me).stream()
				.map(each -> new Row(ShownTime.of(each.since()), ShownTime.of(each.seen()), each.from(), each.here())).toList());
		return "operators/account";
	}

	@PostMapping("/account/sessions")
	String elsewhere(SignedIn me) {
		own.outElsewhere(me);
		return "redirect:/account";
	}

	@GetMapping("/account/password")
	String password() {
		return "operators/password";
	}

	@PostMapping("/account/password")
	String change(SignedIn me, @RequestParam String present, @RequestParam String password, @RequestParam String again, Model page, Locale language,
			HttpServletRequest request, HttpServletResponse response) {
		try {
			if (!password.equals(again)) {
				throw new OperatorRefused("两次输入的口令不一致。", "The two passwords differ.");
			}
			own.changePassword(me, present, password, SessionCookies.visitor(request));
			return "redirect:/account";
		} catch (OperatorRefused refused) {
			return Told.again("operators/password", refused.text(), page, language, response);
		}
	}

	@PostMapping("/account/recovery-codes")
	String recoveryCodes(SignedIn me, Model page) {
		if (!me.confirmed()) {
			return "redirect:/confirmation?next=/account";
		}
		page.addAttribute("codes", own.newRecoveryCodes(me));
		return "operators/recovery-codes";
	}
}
