package medpay.console.operators;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import medpay.console.ShownTime;
import medpay.console.Told;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.operator.Needs;
import medpay.operator.OperatorAccount;
import medpay.operator.OperatorAccount.Login;
import medpay.operator.OperatorRefused;
import medpay.operator.Operators;
import medpay.operator.Operators.Grant;
import medpay.operator.Permission;
import medpay.operator.Role;
import medpay.operator.SignedIn;
import medpay.shared.InstitutionId;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Operators and roles (操作员与角色): the security administrator's page. */
@Controller
@Needs(Permission.MANAGE_OPERATORS)
class OperatorsPage {

	private static final String LIST = "operators/operators";
	private static final String ONE = "operators/operator";

	private final Operators operators;
	private final Institutions institutions;

	OperatorsPage(Operators operators, Institutions institutions) {
		this.operators = operators;
		this.institutions = institutions;
	}

	/** An operator, written out. {@code scope}: null for everywhere. */
	record Row(OperatorAccount account, List<String> roles, @Nullable String scope, @Nullable String lastAt, @Nullable String lastFrom, String state,
			String tone) {}

	/** What may be chosen, and whether it is. */
	record Choice(String key, String words, boolean chosen) {}

	@ModelAttribute("place")
	String place() {
		return "operators";
	}

	@GetMapping("/operators")
	String list(Model page) {
		page.addAttribute("rows", operators.all().stream().map(this::row).toList());
		page.addAttribute("roleNames", Role.values());
		return LIST;
	}

	private Row row(OperatorAccount account) {
		Login last = account.lastLogin();
		String state = !account.enabled() ? "off" : account.passwordSetAt() == null ? "invited" : "on";
		String tone = switch (state) {
			case "off" -> "tone-over";
			case "invited" -> "tone-waiting";
			default -> "tone-good";
		};
		String scope = account.everywhere()
				? null
				: institutions.all().stream().filter(each -> account.sees(each.id())).map(Institution::name).collect(Collectors.joining("、"));
		return new Row(account, Arrays.stream(Role.values()).filter(account.roles()::contains).map(Role::name).toList(), scope,
				last == null ? null : ShownTime.of(last.at()), last == null ? null : last.from(), state, tone);
	}

	@GetMapping("/operators/new")
	String create(Model page) {
		form(page, Set.of(), true, Set.of());
		return ONE;
	}

	@PostMapping("/operators")
	@Needs(value = Permission.MANAGE_OPERATORS, confirmed = true)
	String create(SignedIn me, @RequestParam String code, @ModelAttribute Wish wish, Model page, Locale language, HttpServletResponse response) {
		try {
			String invitation = operators.create(code, wish.grant(), me.code());
			return invited(code, invitation, page);
		} catch (OperatorRefused refused) {
			page.addAttribute("code", code);
			page.addAttribute("name", wish.name());
			form(page, wish.chosen(), wish.isEverywhere(), wish.seen());
			return Told.again(ONE, refused.text(), page, language, response);
		}
	}

	@GetMapping("/operators/{operator}")
	String show(@PathVariable UUID operator, SignedIn me, Model page) {
		return show(found(operator), me, page);
	}

	private String show(OperatorAccount account, SignedIn me, Model page) {
		page.addAttribute("row", row(account));
		page.addAttribute("own", account.code().equals(me.code()));
		page.addAttribute("name", account.name());
		form(page, account.roles(), account.everywhere(), account.institutions());
		return ONE;
	}

	@PostMapping("/operators/{operator}")
	@Needs(value = Permission.MANAGE_OPERATORS, confirmed = true)
	String change(@PathVariable UUID operator, SignedIn me, @ModelAttribute Wish wish, Model page, Locale language, HttpServletResponse response) {
		OperatorAccount account = found(operator);
		try {
			operators.change(operator, wish.grant(), me.code());
			return "redirect:/operators";
		} catch (OperatorRefused refused) {
			return Told.again(show(account, me, page), refused.text(), page, language, response);
		}
	}

	/** {@code what}: enabled, disabled, unlocked, invited. */
	@PostMapping("/operators/{operator}/{what:enabled|disabled|unlocked|invited}")
	@Needs(value = Permission.MANAGE_OPERATORS, confirmed = true)
	String act(@PathVariable UUID operator, @PathVariable String what, SignedIn me, Model page, Locale language, HttpServletResponse response) {
		OperatorAccount account = found(operator);
		try {
			switch (what) {
				case "unlocked" -> operators.unlock(operator, me.code());
				case "invited" -> {
					return invited(account.code(), operators.invite(operator, me.code()), page);
				}
				default -> operators.enable(operator, what.equals("enabled"), me.code());
			}
			return "redirect:/operators/" + operator;
		} catch (OperatorRefused refused) {
			return Told.again(show(account, me, page), refused.text(), page, language, response);
		}
	}

	private static String invited(String account, String invitation, Model page) {
		page.addAttribute("account", account);
		page.addAttribute("invitation", invitation);
		return "operators/invitation-made";
	}

	private OperatorAccount found(UUID id) {
		return operators.find(id).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
	}

	private void form(Model page, Set<Role> roles, boolean everywhere, Set<InstitutionId> seen) {
		page.addAttribute("roles", Arrays.stream(Role.values()).map(each -> new Choice(each.name(), "", roles.contains(each))).toList());
		page.addAttribute("everywhere", everywhere);
		page.addAttribute("institutions", institutions.all().stream()
				.map(each -> new Choice(Long.toString(each.id().value()), each.name(), seen.contains(each.id()))).toList());
	}

	/** The form of an operator. {@code scope}: {@code everywhere} or {@code some}. */
	record Wish(String name, @Nullable List<Role> roles, String scope, @Nullable List<Long> institutions) {

		/** A field that a form leaves out is empty. */
		Wish {
			name = Objects.requireNonNullElse(name, "");
			scope = Objects.requireNonNullElse(scope, "");
		}

		boolean isEverywhere() {
			return scope.equals("everywhere");
		}

		Set<Role> chosen() {
			return roles == null ? Set.of() : Set.copyOf(roles);
		}

		Set<InstitutionId> seen() {
			return institutions == null ? Set.of() : institutions.stream().map(InstitutionId::new).collect(Collectors.toSet());
		}

		Grant grant() {
			return new Grant(name, chosen(), isEverywhere(), isEverywhere() ? Set.of() : seen());
		}
	}
}
