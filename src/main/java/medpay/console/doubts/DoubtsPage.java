package medpay.console.doubts;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import medpay.console.Counterparties;
import medpay.agreement.OpenErrands;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.console.Hospitals;
import medpay.console.Wanted;
import medpay.institution.Institution;
import medpay.notice.Events;
import medpay.notice.NoticeLog;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.operator.SignedIn;
import medpay.payment.DoubtDesk;
import medpay.shared.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Doubts and tasks (存疑与待办): the oldest first, what happens next and when; what can be helped along by hand. It renews itself when something changed. */
@Controller
@Needs(Permission.SEE_OPERATIONS)
class DoubtsPage {

	private static final int MOST = 100;

	private final Wanted wanted;
	private final Hospitals hospitals;
	private final DoubtDesk doubts;
	private final NoticeLog notices;
	private final Events events;
	private final OpenErrands errands;
	private final Counterparties parties;
	private final Audit audit;
	private final BusinessClock clock;

	DoubtsPage(Wanted wanted, Hospitals hospitals, DoubtDesk doubts, NoticeLog notices, Events events, OpenErrands errands,
			Counterparties parties, Audit audit, BusinessClock clock) {
		this.wanted = wanted;
		this.hospitals = hospitals;
		this.doubts = doubts;
		this.notices = notices;
		this.events = events;
		this.errands = errands;
		this.parties = parties;
		this.audit = audit;
		this.clock = clock;
	}

	/** {@code hospital}: its code, without it the first one. */
	@GetMapping("/doubts")
	String show(@RequestParam(required = false) @Nullable String hospital, Model page) {
		Institution chosen = wanted.hospital(hospital);
		page.addAllAttributes(attributes(chosen).asMap());
		page.addAttribute("hospitals", hospitals.all());
		page.addAttribute("place", "doubts");
		page.addAttribute("here", "?hospital=" + chosen.code());
		return "doubts";
	}

	/** The board alone, or 204 while the reader has {@code seen} the same. */
	@GetMapping(path = "/doubts", headers = "HX-Request")
	@Nullable
	ModelAndView renew(@RequestParam(required = false) @Nullable String hospital, @RequestParam(required = false) @Nullable String seen,
			HttpServletResponse response) {
		Model page = attributes(wanted.hospital(hospital));
		if (String.valueOf(page.getAttribute("version")).equals(seen)) {
			response.setStatus(HttpServletResponse.SC_NO_CONTENT);
			return null;
		}
		return new ModelAndView("doubts :: board", page.asMap());
	}

	private Model attributes(Institution hospital) {
		var board = DoubtBoard.of(hospital, new DoubtBoard.Read(doubts.of(hospital.id(), MOST), notices.of(hospital.id(), MOST), errands.all(),
				parties.all(), clock.now(), MOST));
		Model page = new ExtendedModelMap();
		page.addAttribute("hospital", hospital);
		page.addAttribute("board", board);
		page.addAttribute("version", Integer.toHexString(board.hashCode()));
		return page;
	}

	/** Looks at a payment, or at one of its refunds, now instead of at the next moment of the ladder. */
	@PostMapping("/doubts/now")
	@Needs(Permission.OPERATE)
	String now(@RequestParam String hospital, @RequestParam UUID payment, @RequestParam(required = false) @Nullable String refund,
			SignedIn operator) {
		Institution chosen = wanted.hospital(hospital);
		String number = Wanted.text(refund);
		boolean begun = number == null ? doubts.lookNow(chosen.id(), payment) : doubts.lookNow(chosen.id(), number);
		keep(chosen, operator, "doubt.look_now", number == null ? payment.toString() : number, begun);
		return "redirect:/doubts?hospital=" + chosen.code();
	}

	/** Orders a notice that did not arrive again. */
	@PostMapping("/doubts/redelivery")
	@Needs(Permission.OPERATE)
	String again(@RequestParam String hospital, @RequestParam UUID event, SignedIn operator) {
		Institution chosen = wanted.hospital(hospital);
		keep(chosen, operator, "notice.redelivery", event.toString(), events.deliverAgain(chosen.id(), event));
		return "redirect:/doubts?hospital=" + chosen.code();
	}

	private void keep(Institution hospital, SignedIn operator, String action, String subject, boolean done) {
		audit.record(new AuditEntry(hospital.id(), operator.code(), action, subject, done ? "done" : "nothing",
				null));
	}
}
