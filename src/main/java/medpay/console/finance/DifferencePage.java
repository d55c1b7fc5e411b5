package medpay.console.finance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import medpay.console.ShownTime;
import medpay.console.Story;
import medpay.console.Wanted;
import medpay.console.Yuan;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.operator.SignedIn;
import medpay.payment.PaymentOverviews;
import medpay.reconciliation.BillView;
import medpay.reconciliation.Discrepancies;
import medpay.reconciliation.Discrepancy;
import medpay.reconciliation.DiscrepancyNotes;
import medpay.reconciliation.DiscrepancyNotes.Evidence;
import medpay.reconciliation.Resolutions;
import medpay.shared.BusinessClock;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** One difference (差错详情): the three parties side by side, why, what each end would do to the books, and how the payment went. */
@Controller
@Needs(Permission.SEE_FINANCE)
class DifferencePage {

	private final Wanted wanted;
	private final Discrepancies discrepancies;
	private final BillView bills;
	private final DiscrepancyNotes notes;
	private final Resolutions resolutions;
	private final PaymentOverviews payments;
	private final Story story;
	private final BusinessClock clock;

	DifferencePage(Wanted wanted, Discrepancies discrepancies, BillView bills, DiscrepancyNotes notes, Resolutions resolutions,
			PaymentOverviews payments, Story story, BusinessClock clock) {
		this.wanted = wanted;
		this.discrepancies = discrepancies;
		this.bills = bills;
		this.notes = notes;
		this.resolutions = resolutions;
		this.payments = payments;
		this.story = story;
		this.clock = clock;
	}

	/** A note, written out. */
	record Written(UUID id, String author, String at, String words, String fileName) {}

	/** A line of a side, in yuan. */
	record ShownSide(BillView.Side side, String total, String fund, String account, String self) {

		static ShownSide of(BillView.Side side) {
			return new ShownSide(side, Yuan.signed(side.totalFen()), Yuan.signed(side.fundFen()), Yuan.signed(side.personalAccountFen()),
					Yuan.signed(side.selfPayFen()));
		}
	}

	@GetMapping("/finance/differences/{hospital}/{difference}")
	String show(@PathVariable String hospital, @PathVariable UUID difference, Model page, Locale language) {
		Institution institution = wanted.hospital(hospital);
		Discrepancy found = found(institution, difference);
		UUID payment = found.payment();
		List<Story.Moment> moments = payment == null
				? List.of()
				: payments.detail(institution.id(), payment).map(detail -> story.of(detail.attempts(), language)).orElse(List.of());
		page.addAttribute("hospital", institution);
		page.addAttribute("row", DifferenceRow.of(institution, found, clock.now()));
		page.addAttribute("sides", bills.of(found).stream().map(ShownSide::of).toList());
		page.addAttribute("story", moments);
		page.addAttribute("payment", payment == null ? null : "/payments/" + institution.code() + "/" + payment);
		page.addAttribute("notes", notes.of(institution.id(), difference).stream()
				.map(each -> new Written(each.id(), each.author(), ShownTime.of(each.writtenAt()), each.words(),
						each.fileName() == null ? "" : each.fileName()))
				.toList());
		page.addAttribute("here", "?");
		return "finance/difference";
	}

	private Discrepancy found(Institution institution, UUID difference) {
		return discrepancies.one(institution.id(), difference).orElseThrow(Wanted::nowhere);
	}

	@PostMapping("/finance/differences/{hospital}/{difference}/owner")
	@Needs(Permission.PROPOSE)
	String assign(@PathVariable String hospital, @PathVariable UUID difference, @RequestParam String owner, @RequestParam int days,
			SignedIn operator) {
		Institution institution = wanted.hospital(hospital);
		resolutions.assign(institution.id(), difference, owner.strip(), Duration.ofDays(Math.clamp(days, 1, 90)), operator.code());
		return back(institution, difference);
	}

	@PostMapping("/finance/differences/{hospital}/{difference}/notes")
	@Needs(Permission.PROPOSE)
	String note(@PathVariable String hospital, @PathVariable UUID difference, @RequestParam String words, @RequestParam MultipartFile file,
			SignedIn operator) throws IOException {
		Institution institution = wanted.hospital(hospital);
		found(institution, difference);
		String name = file.getOriginalFilename();
		notes.write(institution.id(), difference, operator.code(), words.strip(),
				file.isEmpty() ? null : new Evidence(name == null ? "file" : name, file.getBytes()));
		return back(institution, difference);
	}

	private static String back(Institution institution, UUID difference) {
		return "redirect:/finance/differences/" + institution.code() + "/" + difference;
	}

	/** Always a download: what somebody put in is never shown as a page of ours. */
	@GetMapping("/finance/differences/{hospital}/{difference}/notes/{note}/file")
	ResponseEntity<byte[]> evidence(@PathVariable String hospital, @PathVariable UUID difference, @PathVariable UUID note) {
		Institution institution = wanted.hospital(hospital);
		found(institution, difference);
		Evidence kept = notes.evidence(institution.id(), note).orElseThrow(Wanted::nowhere);
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM)
				.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
						.filename(kept.name(), StandardCharsets.UTF_8).build().toString())
				.body(kept.content());
	}
}
