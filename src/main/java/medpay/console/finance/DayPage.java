package medpay.console.finance;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import medpay.console.Download;
import medpay.console.ShownTime;
import medpay.console.Tone;
import medpay.console.Wanted;
import medpay.console.Yuan;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.operator.SignedIn;
import medpay.reconciliation.DayReconciliation;
import medpay.reconciliation.DayStandings;
import medpay.reconciliation.DayStandings.DayStanding;
import medpay.reconciliation.DayStandings.SourceDay;
import medpay.reconciliation.Discrepancies;
import medpay.reconciliation.Discrepancies.Filter;
import medpay.reconciliation.HandedInBills;
import medpay.reconciliation.Originals;
import medpay.reconciliation.Source;
import medpay.reconciliation.Statements;
import medpay.settlement.close.DayCertificate;
import medpay.settlement.close.DayClose;
import medpay.settlement.close.Obstacle;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** One day (对账日): what each party has, what differs, why it has not closed. */
@Controller
@Needs(Permission.SEE_FINANCE)
class DayPage {

	private static final int MOST = 200;

	private final Wanted wanted;
	private final DayStandings standings;
	private final Discrepancies discrepancies;
	private final DayClose closes;
	private final DayReconciliation reconciliation;
	private final HandedInBills bills;
	private final Originals originals;
	private final BusinessClock clock;

	DayPage(Wanted wanted, DayStandings standings, Discrepancies discrepancies, DayClose closes, DayReconciliation reconciliation,
			HandedInBills bills, Originals originals, BusinessClock clock) {
		this.reconciliation = reconciliation;
		this.bills = bills;
		this.originals = originals;
		this.wanted = wanted;
		this.standings = standings;
		this.discrepancies = discrepancies;
		this.closes = closes;
		this.clock = clock;
	}

	/** A source, written out. */
	record Party(SourceDay day, String tone, String ours, String theirs) {

		static Party of(SourceDay day) {
			return new Party(day, (day.open() == 0 ? Tone.GOOD : Tone.WAITING).style(), Yuan.signed(day.oursFen()), Yuan.signed(day.theirsFen()));
		}
	}

	@GetMapping("/finance/days/{day}")
	String show(@PathVariable String day, @RequestParam(required = false) @Nullable String hospital, Model page) {
		Institution institution = wanted.hospital(hospital);
		BusinessDate date = Wanted.businessDay(day);
		DayStanding standing = standings.of(institution.id(), date);
		Optional<DayCertificate> certificate = closes.certificate(institution.id(), date);
		List<Obstacle> obstacles = certificate.isPresent() ? List.of() : closes.obstacles(institution.id(), date);
		Instant now = clock.now();
		Instant ranAt = standing.ranAt();
		page.addAttribute("hospital", institution);
		page.addAttribute("day", date);
		page.addAttribute("ranAt", ranAt == null ? null : ShownTime.of(ranAt));
		page.addAttribute("parties", standing.sources().stream().map(Party::of).toList());
		page.addAttribute("obstacles", obstacles);
		page.addAttribute("certificate", certificate.orElse(null));
		page.addAttribute("rows", discrepancies.find(institution.id(), new Filter(date, null, null, null), MOST).stream()
				.map(each -> DifferenceRow.of(institution, each, now)).toList());
		page.addAttribute("readable", bills.readable().stream().sorted().toList());
		page.addAttribute("over", date.value().isBefore(clock.today().value()));
		page.addAttribute("here", "?hospital=" + institution.code());
		return "finance/day";
	}

	/** Takes a channel's bill of the day in, whole or not at all, and compares the day at once. */
	@PostMapping("/finance/days/{day}/bills")
	@Needs(Permission.PROPOSE)
	String take(@PathVariable String day, @RequestParam String hospital, @RequestParam String source, @RequestParam MultipartFile file,
			SignedIn operator) throws IOException {
		Institution institution = wanted.hospital(hospital);
		Source channel = Wanted.choice(source, Source.class);
		if (channel == null || !bills.readable().contains(channel)) {
			throw Wanted.nowhere();
		}
		BusinessDate date = Wanted.businessDay(day);
		bills.take(new Statements.Key(institution.id(), channel, date), file.getBytes(), operator.code());
		reconciliation.run(institution.id(), date);
		return "redirect:/finance/days/" + date + "?hospital=" + institution.code();
	}

	/** A statement's bytes as the party sent them. */
	@GetMapping("/finance/days/{day}/originals/{source}")
	@Needs(Permission.EXPORT)
	ResponseEntity<byte[]> original(@PathVariable String day, @PathVariable String source, @RequestParam String hospital,
			SignedIn operator) {
		Institution institution = wanted.hospital(hospital);
		Source party = Wanted.choice(source, Source.class);
		if (party == null) {
			throw Wanted.nowhere();
		}
		BusinessDate date = Wanted.businessDay(day);
		byte[] content = originals.open(new Statements.Key(institution.id(), party, date), operator.code()).orElseThrow(Wanted::nowhere);
		boolean packed = content.length > 1 && content[0] == 'P' && content[1] == 'K';
		return Download.of(source + "-" + date + (party == Source.UNIONPAY || packed ? ".zip" : ".csv"), MediaType.APPLICATION_OCTET_STREAM, content);
	}

	/** Closes it now, if it may; the page says what stands in the way otherwise. */
	@PostMapping("/finance/days/{day}/close")
	@Needs(Permission.PROPOSE)
	String close(@PathVariable String day, @RequestParam String hospital, SignedIn operator) {
		Institution institution = wanted.hospital(hospital);
		closes.close(institution, Wanted.businessDay(day), operator.code());
		return "redirect:/finance/days/" + Wanted.businessDay(day) + "?hospital=" + institution.code();
	}
}
