package medpay.console.institutions;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import medpay.access.ClientDesk;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.console.Told;
import medpay.console.institutions.InstitutionForm.Reach;
import medpay.console.institutions.InstitutionForm.Refused;
import medpay.institution.Institution;
import medpay.institution.InstitutionPolicies.InsuranceByHis;
import medpay.institution.InstitutionPolicies.WhenDown;
import medpay.institution.Institutions;
import medpay.institution.MerchantAccount;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.operator.SignedIn;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Institutions (机构): what they are, what they decided for themselves, and the insurance platform and channels they reach. Keys go in and are never shown. */
@Controller
@Needs(Permission.MANAGE_INSTITUTIONS)
class InstitutionsPage {

	private static final String ONE = "institutions/institution";

	private final Institutions institutions;
	private final Found found;
	private final ClientDesk clients;
	private final Audit audit;
	private final JsonMapper json;

	InstitutionsPage(Institutions institutions, Found found, ClientDesk clients, Audit audit, JsonMapper json) {
		this.institutions = institutions;
		this.found = found;
		this.clients = clients;
		this.audit = audit;
		this.json = json;
	}

	/** An institution in the list. */
	record Row(Institution institution, int clients, boolean insurance, List<String> channels) {}

	@ModelAttribute("place")
	String place() {
		return "institutions";
	}

	@GetMapping("/institutions")
	String list(SignedIn me, Model page) {
		page.addAttribute("rows", institutions.all().stream().filter(each -> me.sees(each.id())).map(this::row).toList());
		return "institutions/institutions";
	}

	private Row row(Institution institution) {
		Reach reach = reach(institution.id());
		List<String> channels = Objects.requireNonNullElse(reach.merchants(), List.<MerchantAccount>of()).stream().map(MerchantAccount::channel)
				.toList();
		return new Row(institution, clients.clients(institution.id()).size(), reach.insurance() != null, channels);
	}

	@GetMapping("/institutions/new")
	String create(Model page) {
		return form(null, InstitutionForm.empty(), page);
	}

	@PostMapping("/institutions")
	@Needs(value = Permission.MANAGE_INSTITUTIONS, confirmed = true)
	String create(SignedIn me, @ModelAttribute InstitutionForm form, Model page, Locale language, HttpServletResponse response) {
		boolean taken = institutions.all().stream().anyMatch(each -> each.code().value().equals(form.code().strip()));
		if (taken) {
			return Told.again(form(null, form, page), new Refused("该机构编号已存在。", "There is an institution of this code already.").text(), page,
					language,
					response);
		}
		return keep(null, form, new Reach(null, List.of(), null), me, page, language, response);
	}

	@GetMapping("/institutions/{code:[A-Z0-9]{12}}")
	String show(@PathVariable String code, SignedIn me, Model page) {
		Institution institution = found.institution(code, me);
		return form(institution, InstitutionForm.of(institution), page);
	}

	@PostMapping("/institutions/{code:[A-Z0-9]{12}}")
	@Needs(value = Permission.MANAGE_INSTITUTIONS, confirmed = true)
	String change(@PathVariable String code, SignedIn me, @ModelAttribute InstitutionForm form, Model page, Locale language,
			HttpServletResponse response) {
		Institution institution = found.institution(code, me);
		return keep(institution, form, reach(institution.id()), me, page, language, response);
	}

	/** {@code reach}: JSON in the form of the counterparties' file: {@code insurance}, {@code merchants}, {@code suishen}; what is left out stays. */
	@PostMapping("/institutions/{code:[A-Z0-9]{12}}/reach")
	@Needs(value = Permission.MANAGE_INSTITUTIONS, confirmed = true)
	String reach(@PathVariable String code, SignedIn me, @RequestParam String reach, Model page, Locale language, HttpServletResponse response) {
		Institution institution = found.institution(code, me);
		InstitutionForm form = InstitutionForm.of(institution);
		try {
			Reach given = json.readValue(reach, Reach.class);
			Reach present = reach(institution.id());
			return keep(institution, form,
					new Reach(given.insurance() == null ? present.insurance() : given.insurance(),
							given.merchants() == null ? present.merchants() : given.merchants(),
							given.suishen() == null ? present.suishen() : given.suishen()),
					me, page, language, response);
		} catch (JacksonException e) {
			String place = e.getPath().stream().map(part -> part.getPropertyName() == null ? "[" + part.getIndex() + "]" : part.getPropertyName())
					.reduce("", (before, next) -> before.isEmpty() ? next : before + "." + next);
			return Told.again(form(institution, form, page),
					new Refused("JSON 无法读取，位置：" + (place.isEmpty() ? "开头" : place),
							"The JSON cannot be read at " + (place.isEmpty() ? "its beginning" : place)).text(),
					page, language, response);
		}
	}

	private String keep(@Nullable Institution before, InstitutionForm form, Reach reach, SignedIn me, Model page, Locale language,
			HttpServletResponse response) {
		try {
			InstitutionId id = institutions.enrol(form.enrolment(reach));
			audit.record(new AuditEntry(id, me.code(), before == null ? "institution.created" : "institution.changed", form.code().strip(), "DONE",
					"insurance " + (reach.insurance() == null ? "no" : "yes") + ", channels "
							+ (reach.merchants() == null ? 0 : reach.merchants().size())));
			return "redirect:/institutions/" + form.code().strip();
		} catch (Refused refused) {
			return Told.again(form(before, form, page), refused.text(), page, language, response);
		} catch (DataIntegrityViolationException e) {
			return Told.again(form(before, form, page), new Refused("资料与已有的机构冲突，或不合要求：请核对编号和商户号。",
					"The data contradict another institution's or are not acceptable: check code and merchant numbers.").text(), page, language,
					response);
		}
	}

	private Reach reach(InstitutionId id) {
		return new Reach(found.insurance(id), found.merchants(id),
				id.equals(platform()) ? institutions.suishenAccess().orElse(null) : null);
	}

	private @Nullable InstitutionId platform() {
		return institutions.all().stream().filter(each -> each.kind() == Institution.Kind.PLATFORM).map(Institution::id).findFirst().orElse(null);
	}

	private String form(@Nullable Institution institution, InstitutionForm form, Model page) {
		page.addAttribute("institution", institution);
		page.addAttribute("form", form);
		page.addAttribute("kinds", Institution.Kind.values());
		page.addAttribute("levels", Institution.Level.values());
		page.addAttribute("settles", InsuranceByHis.values());
		page.addAttribute("downs", WhenDown.values());
		if (institution != null) {
			Reach reach = reach(institution.id());
			page.addAttribute("insurance", Optional.ofNullable(reach.insurance()).map(each -> each.address().toString()).orElse(null));
			page.addAttribute("merchants", reach.merchants());
			page.addAttribute("clients", found.clients(institution));
		}
		return ONE;
	}
}
