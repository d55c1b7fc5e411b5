package medpay.console.records;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.console.Told;
import medpay.console.Wanted;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.operator.SignedIn;
import medpay.shared.BilingualText;
import medpay.voucher.VerificationSearch;
import medpay.voucher.VerificationSearch.FullPerson;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person in full (查看个人信息全文): for those who need it, with a reason that goes into the audit trail before anything is shown. */
@Controller
@Needs(Permission.SEE_PERSONS)
class PersonPage {

	private static final int SHORTEST_REASON = 4;
	private static final int LONGEST_REASON = 200;
	private static final String VIEW = "records/person";

	private final Wanted wanted;
	private final VerificationSearch verifications;
	private final Audit audit;

	PersonPage(Wanted wanted, VerificationSearch verifications, Audit audit) {
		this.wanted = wanted;
		this.verifications = verifications;
		this.audit = audit;
	}

	@GetMapping("/persons/{institution:[A-Z0-9]{12}}/{verification}")
	String ask(@PathVariable("institution") String code, @PathVariable UUID verification, Model page) {
		Institution hospital = wanted.hospital(code);
		if (verifications.inFull(hospital.id(), verification).isEmpty()) {
			throw Wanted.nowhere();
		}
		page.addAttribute("address", "/persons/" + code + "/" + verification);
		page.addAttribute("place", "payments");
		return VIEW;
	}

	@PostMapping("/persons/{institution:[A-Z0-9]{12}}/{verification}")
	String show(@PathVariable("institution") String code, @PathVariable UUID verification, @RequestParam String reason, SignedIn me, Model page,
			Locale language, HttpServletResponse response) {
		Institution hospital = wanted.hospital(code);
		FullPerson person = verifications.inFull(hospital.id(), verification).orElseThrow(Wanted::nowhere);
		String why = reason.strip();
		ask(code, verification, page);
		if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
			return Told.again(VIEW, new BilingualText("请写明理由，4 至 200 个字符。", "Say why, in 4 to 200 characters."), page, language, response);
		}
		audit.record(new AuditEntry(hospital.id(), me.code(), "person.viewed", verification.toString(), "SHOWN", why));
		page.addAttribute("shown", person);
		return VIEW;
	}
}
