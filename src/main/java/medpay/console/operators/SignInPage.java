package medpay.console.operators;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import medpay.console.Told;
import medpay.operator.AnyOperator;
import medpay.operator.LocalAddress;
import medpay.operator.OpenToAll;
import medpay.operator.OperatorRefused;
import medpay.operator.OwnAccount;
import medpay.operator.PermissionGate;
import medpay.operator.SessionCookies;
import medpay.operator.SignIn;
import medpay.operator.SignIn.Entered;
import medpay.operator.SignedIn;
import medpay.operator.SignedIn.Step;
import medpay.shared.QrPicture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in (登录): account and password, then the code of the authenticator; in the sandbox a click on one of the invented operators. */
@Controller
class SignInPage {

	private static final String START = "/";

	private final SignIn signIn;
	private final OwnAccount own;

	SignInPage(SignIn signIn, OwnAccount own) {
		this.signIn = signIn;
		this.own = own;
	}

	/** {@code next}: the page of ours that was asked for. */
	@GetMapping("/sign-in")
	@OpenToAll
	String show(@RequestParam(required = false) @Nullable String next, Model page) {
		String goal = LocalAddress.of(next, START);
		Optional<SignedIn> reader = SignedIn.now();
		if (reader.isPresent()) {
			return "redirect:" + (reader.get().step() == Step.WORK ? goal : PermissionGate.page(reader.get().step()));
		}
		return form(goal, page);
	}

	private String form(String goal, Model page) {
		page.addAttribute("next", goal);
		page.addAttribute("demos", signIn.demos());
		return "operators/sign-in";
	}

	@PostMapping("/sign-in")
	@OpenToAll
	String password(@RequestParam String account, @RequestParam String password, @RequestParam(required = false) @Nullable String next, Model page,
			Locale language, HttpServletRequest request, HttpServletResponse response) {
		String goal = LocalAddress.of(next, START);
		try {
			SessionCookies.keep(signIn.password(account, password, SessionCookies.visitor(request)), request, response);
			return toCode(goal);
		} catch (OperatorRefused refused) {
			page.addAttribute("account", account);
			return Told.again(form(goal, page), refused.text(), page, language, response);
		}
	}

	private static String toCode(String goal) {
		return "redirect:/sign-in/code" + (goal.equals(START) ? "" : "?next=" + URLEncoder.encode(goal, StandardCharsets.UTF_8));
	}

	@PostMapping("/sign-in/demo")
	@OpenToAll
	String demo(@RequestParam String account, @RequestParam(required = false) @Nullable String next, Model page, Locale language,
			HttpServletRequest request, HttpServletResponse response) {
		String goal = LocalAddress.of(next, START);
		try {
			SessionCookies.keep(signIn.demo(account, SessionCookies.visitor(request)), request, response);
			return "redirect:" + goal;
		} catch (OperatorRefused refused) {
			return Told.again(form(goal, page), refused.text(), page, language, response);
		}
	}

	@GetMapping("/sign-in/code")
	@OpenToAll
	String code(@RequestParam(required = false) @Nullable String next, Model page) {
		String goal = LocalAddress.of(next, START);
		page.addAttribute("next", goal);
		return at(Step.GIVE_CODE, () -> "operators/code");
	}

	@PostMapping("/sign-in/code")
	@OpenToAll
	String give(@RequestParam String code, @RequestParam(required = false) @Nullable String next, Model page, Locale language,
			HttpServletRequest request, HttpServletResponse response) {
		String goal = LocalAddress.of(next, START);
		page.addAttribute("next", goal);
		return at(Step.GIVE_CODE, () -> {
			try {
				Entered entered = signIn.code(SignedIn.now().orElseThrow(), code, SessionCookies.visitor(request));
				SessionCookies.keep(entered, request, response);
				return "redirect:" + goal;
			} catch (OperatorRefused refused) {
				return Told.again("operators/code", refused.text(), page, language, response);
			}
		});
	}

	/** Sets the second factor up: the picture for the app, and the first code from it. */
	@GetMapping("/sign-in/factor")
	@OpenToAll
	String factor(Model page, Locale language, HttpServletResponse response) {
		Optional<SignedIn> reader = SignedIn.now();
		if (reader.isEmpty()) {
			return "redirect:/sign-in";
		}
		if (reader.get().step() == Step.WORK && !reader.get().confirmed()) {
			return "redirect:/confirmation?next=/sign-in/factor";
		}
		return factor(reader.get(), page);
	}

	private String factor(SignedIn reader, Model page) {
		if (reader.step() != Step.SET_UP_CODE && reader.step() != Step.WORK) {
			return "redirect:" + PermissionGate.page(reader.step());
		}
		OwnAccount.NewFactor factor = own.newFactor(reader);
		page.addAttribute("picture", QrPicture.of(factor.address()));
		page.addAttribute("secret", factor.secret());
		return "operators/factor";
	}

	@PostMapping("/sign-in/factor")
	@OpenToAll
	String take(@RequestParam String code, Model page, Locale language, HttpServletRequest request, HttpServletResponse response) {
		Optional<SignedIn> reader = SignedIn.now();
		if (reader.isEmpty()) {
			return "redirect:/sign-in";
		}
		try {
			OwnAccount.SetUp setUp = own.takeFactor(reader.get(), code, SessionCookies.visitor(request));
			SessionCookies.keep(setUp.entered(), request, response);
			page.addAttribute("codes", setUp.recoveryCodes());
			return "operators/recovery-codes";
		} catch (OperatorRefused refused) {
			return Told.again(factor(reader.get(), page), refused.text(), page, language, response);
		}
	}

	private static String at(Step step, Supplier<String> view) {
		Optional<SignedIn> reader = SignedIn.now();
		if (reader.isEmpty()) {
			return "redirect:/sign-in";
		}
		return reader.get().step() == step ? view.get() : "redirect:" + PermissionGate.page(reader.get().step());
	}

	@PostMapping("/sign-out")
	@OpenToAll
	String out(HttpServletRequest request, HttpServletResponse response) {
		SignedIn.now().ifPresent(signIn::out);
		SessionCookies.clear(request, response);
		return "redirect:/sign-in";
	}

	/** Proving to be there once more, before a decision. */
	@GetMapping("/confirmation")
	@AnyOperator
	String confirmation(@RequestParam(required = false) @Nullable String next, Model page) {
		page.addAttribute("next", LocalAddress.of(next, START));
		return "operators/confirmation";
	}

	@PostMapping("/confirmation")
	@AnyOperator
	String confirm(SignedIn reader, @RequestParam(required = false) @Nullable String password, @RequestParam(required = false) @Nullable String code,
			@RequestParam(required = false) @Nullable String next, Model page, Locale language, HttpServletRequest request,
			HttpServletResponse response) {
		String goal = LocalAddress.of(next, START);
		try {
			signIn.confirm(reader, password == null ? "" : password, code == null ? "" : code, SessionCookies.visitor(request));
			return "redirect:" + goal;
		} catch (OperatorRefused refused) {
			page.addAttribute("next", goal);
			return Told.again("operators/confirmation", refused.text(), page, language, response);
		}
	}
}
