package medpay.console.institutions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import medpay.access.ClientChangeRefused;
import medpay.access.ClientDesk;
import medpay.access.Clients;
import medpay.access.NewSecret;
import medpay.access.NoticeReceivers;
import medpay.access.NoticeRegistration;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.console.Told;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.operator.SignedIn;
import medpay.shared.BilingualText;
import medpay.shared.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An institution's clients (接入方): made, given keys, and told where notices go. A secret is shown once. */
@Controller
@RequestMapping("/institutions/{code:[A-Z0-9]{12}}/clients")
@Needs(value = Permission.MANAGE_INSTITUTIONS, confirmed = true)
class ClientsPage {

	private static final SecureRandom RANDOM = new SecureRandom();

	private final Found found;
	private final ClientDesk desk;
	private final NoticeReceivers notices;
	private final Audit audit;

	ClientsPage(Found found, ClientDesk desk, NoticeReceivers notices, Audit audit) {
		this.found = found;
		this.desk = desk;
		this.notices = notices;
		this.audit = audit;
	}

	@ModelAttribute("place")
	String place() {
		return "institutions";
	}

	@PostMapping
	String create(@PathVariable String code, SignedIn me, Model page) {
		Institution institution = found.institution(code, me);
		Clients.Kind kind = institution.kind() == Institution.Kind.HOSPITAL ? Clients.Kind.HIS : Clients.Kind.ENTRY;
		return secret(institution, desk.create(institution.id(), kind, me.code()), page);
	}

	@PostMapping("/{client}/secrets")
	String addSecret(@PathVariable String code, @PathVariable String client, @RequestParam(required = false) @Nullable String until, SignedIn me,
			Model page) {
		Institution institution = found.institution(code, me);
		return secret(institution, desk.addSecret(institution.id(), client, end(until), me.code()), page);
	}

	private static String secret(Institution institution, NewSecret secret, Model page) {
		page.addAttribute("institution", institution);
		page.addAttribute("secret", secret);
		return "institutions/secret";
	}

	@PostMapping("/{client}/keys")
	String addKey(@PathVariable String code, @PathVariable String client, @RequestParam String pem,
			@RequestParam(required = false) @Nullable String until, SignedIn me) {
		Institution institution = found.institution(code, me);
		desk.addPublicKey(institution.id(), client, pem, end(until), me.code());
		return back(institution);
	}

	@PostMapping("/{client}/keys/{serial}/retirement")
	String retire(@PathVariable String code, @PathVariable String client, @PathVariable String serial, SignedIn me) {
		Institution institution = found.institution(code, me);
		desk.retire(institution.id(), client, serial, me.code());
		return back(institution);
	}

	@PostMapping("/{client}/{what:on|off}")
	String turn(@PathVariable String code, @PathVariable String client, @PathVariable String what, SignedIn me) {
		Institution institution = found.institution(code, me);
		if (what.equals("on")) {
			desk.switchOn(institution.id(), client, me.code());
		} else {
			desk.switchOff(institution.id(), client, me.code());
		}
		return back(institution);
	}

	/** {@code address}: where all notices go, may be empty; {@code origins}: one line each, which others a bill may name. A new secret signs them. */
	@PostMapping("/{client}/notices")
	String notices(@PathVariable String code, @PathVariable String client, @RequestParam String address, @RequestParam String origins, SignedIn me,
			Model page) {
		Institution institution = found.institution(code, me);
		if (desk.clients(institution.id()).stream().noneMatch(each -> each.clientId().equals(client))) {
			throw new IllegalArgumentException("of no client here");
		}
		byte[] bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		List<URI> allowed = origins.lines().map(String::strip).filter(each -> !each.isEmpty()).map(URI::create).toList();
		notices.register(client, new NoticeRegistration(address.isBlank() ? null : URI.create(address.strip()), secret, allowed));
		audit.record(new AuditEntry(institution.id(), me.code(), "client.notices_registered", client, "DONE", null));
		page.addAttribute("notices", true);
		return secret(institution, new NewSecret(client, "notices", secret), page);
	}

	private static String back(Institution institution) {
		return "redirect:/institutions/" + institution.code();
	}

	/** {@code until}: the last day, Shanghai; empty: for ever. */
	private static @Nullable Instant end(@Nullable String until) {
		if (until == null || until.isBlank()) {
			return null;
		}
		try {
			return LocalDate.parse(until).plusDays(1).atStartOfDay(BusinessClock.SHANGHAI).toInstant();
		} catch (DateTimeException e) {
			throw new IllegalArgumentException("until is no date", e);
		}
	}

	@ExceptionHandler(ClientChangeRefused.class)
	String refused(ClientChangeRefused refused, HttpServletRequest request, Model page, Locale language, HttpServletResponse response) {
		page.addAttribute("back", institution(request));
		return Told.again("problem", refused.text(), page, language, response);
	}

	/** An address that may not be called, a date that is none. */
	@ExceptionHandler(IllegalArgumentException.class)
	String unusable(IllegalArgumentException bad, HttpServletRequest request, Model page, Locale language, HttpServletResponse response) {
		page.addAttribute("back", institution(request));
		return Told.again("problem", new BilingualText("地址或日期不可用：通知地址须为公网 https 地址。（" + bad.getMessage() + "）",
				"An address or date cannot be used: notices go to a public https address. (" + bad.getMessage() + ")"), page, language, response);
	}

	private static String institution(HttpServletRequest request) {
		String address = request.getRequestURI();
		return address.substring(0, address.indexOf("/clients"));
	}
}
