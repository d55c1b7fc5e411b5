package medpay.console.finance;

import java.util.UUID;
import medpay.approval.Approval;
import medpay.approval.Approvals;
import medpay.console.ShownTime;
import medpay.console.Tone;
import medpay.console.Wanted;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.operator.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for another person (复核), and what was decided last. */
@Controller
@Needs(Permission.SEE_FINANCE)
class ApprovalsPage {

	private static final int MOST = 100;

	private final Wanted wanted;
	private final Approvals approvals;

	ApprovalsPage(Wanted wanted, Approvals approvals) {
		this.wanted = wanted;
		this.approvals = approvals;
	}

	/** A request, written out. {@code way}: the key of how, {@code what}: the rest of its line. */
	record Row(Approval approval, String tone, String way, String what, String at, String until, @Nullable String decidedAt, boolean own) {

		static Row of(Approval approval, String reader) {
			Tone tone = switch (approval.state()) {
				case REQUESTED -> Tone.WAITING;
				case EXECUTED -> Tone.GOOD;
				case REFUSED, EXPIRED -> Tone.OVER;
			};
			String[] words = approval.summary().split(" ", 2);
			var decidedAt = approval.decidedAt();
			return new Row(approval, tone.style(), "resolution." + words[0], words.length > 1 ? words[1] : "", ShownTime.of(approval.requestedAt()),
					ShownTime.of(approval.expiresAt()), decidedAt == null ? null : ShownTime.of(decidedAt), approval.maker().equals(reader));
		}
	}

	@GetMapping("/finance/approvals")
	String show(@RequestParam(required = false) @Nullable String hospital, Model page, SignedIn operator) {
		Institution institution = wanted.hospital(hospital);
		page.addAttribute("hospital", institution);
		page.addAttribute("rows", approvals.latest(institution.id(), MOST).stream().map(each -> Row.of(each, operator.code())).toList());
		page.addAttribute("here", "?hospital=" + institution.code());
		return "finance/approvals";
	}

	@PostMapping("/finance/approvals/{hospital}/{approval}")
	@Needs(value = Permission.APPROVE, confirmed = true)
	String decide(@PathVariable String hospital, @PathVariable UUID approval, @RequestParam boolean approve, SignedIn operator) {
		Institution institution = wanted.hospital(hospital);
		String checker = operator.code();
		if (approve) {
			approvals.approve(institution.id(), approval, checker, null);
		} else {
			approvals.refuse(institution.id(), approval, checker, null);
		}
		return "redirect:/finance/approvals?hospital=" + institution.code();
	}
}
