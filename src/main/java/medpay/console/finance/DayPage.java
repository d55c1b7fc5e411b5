package medpay.console.finance;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import medpay.console.ShownTime;
import medpay.console.Tone;
import medpay.console.Yuan;
import medpay.institution.Institution;
import medpay.reconciliation.DayStandings;
import medpay.reconciliation.DayStandings.DayStanding;
import medpay.reconciliation.DayStandings.SourceDay;
import medpay.reconciliation.Discrepancies;
import medpay.reconciliation.Discrepancies.Filter;
import medpay.settlement.close.DayCertificate;
import medpay.settlement.close.DayClose;
import medpay.settlement.close.Obstacle;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One day (对账日): what each party has, what differs, why it has not closed. */
@Controller
class DayPage {

	private static final int MOST = 200;

	private final Chosen chosen;
	private final DayStandings standings;
	private final Discrepancies discrepancies;
	private final DayClose closes;
	private final Person person;
	private final BusinessClock clock;

	DayPage(Chosen chosen, DayStandings standings, Discrepancies discrepancies, DayClose closes, Person person, BusinessClock clock) {
		this.chosen = chosen;
		this.standings = standings;
		this.discrepancies = discrepancies;
		this.closes = closes;
		this.person = person;
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
		Institution institution = chosen.hospital(hospital);
		BusinessDate date = chosen.day(day);
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
		page.addAttribute("here", "?hospital=" + institution.code());
		return "finance/day";
	}

	/** Closes it now, if it may; the page says what stands in the way otherwise. */
	@PostMapping("/finance/days/{day}/close")
	String close(@PathVariable String day, @RequestParam String hospital, HttpServletRequest request) {
		Institution institution = chosen.hospital(hospital);
		closes.close(institution, chosen.day(day), person.required(request));
		return "redirect:/finance/days/" + chosen.day(day) + "?hospital=" + institution.code();
	}
}
