package medpay.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import medpay.console.figures.DayHealth;
import medpay.institution.Institution;
import medpay.payment.PaymentDays;
import medpay.payment.PaymentDays.Stretch;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.shared.BusinessClock;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * A hospital's day (今日): volume, who pays, how fast, and what waits. Today renews itself: the page asks for its board again and gets it only when something
 * changed.
 */
@Controller
@Needs(Permission.SEE_FIGURES)
class TodayPage {

	private static final int MOST_DOUBTS = 8;
	private static final int EARLIEST_YEAR = 2000;

	private final Hospitals hospitals;
	private final PaymentDays days;
	private final DayHealth health;
	private final BusinessClock clock;

	TodayPage(Hospitals hospitals, PaymentDays days, DayHealth health, BusinessClock clock) {
		this.hospitals = hospitals;
		this.days = days;
		this.health = health;
		this.clock = clock;
	}

	/** {@code hospital}: its code, without it the first one; {@code day}: yyyy-MM-dd, without it today. */
	@GetMapping("/today")
	String show(@RequestParam(required = false) @Nullable String hospital, @RequestParam(required = false) @Nullable String day, Model page) {
		Shown shown = shown(hospital, day);
		page.addAllAttributes(attributes(shown).asMap());
		page.addAttribute("hospitals", shown.hospitals());
		page.addAttribute("before", shown.day().minusDays(1));
		page.addAttribute("after", shown.day().plusDays(1));
		page.addAttribute("place", "today");
		page.addAttribute("here", "?hospital=" + shown.hospital().code() + (shown.today() ? "" : "&day=" + shown.day()));
		return "today";
	}

	/** The board alone, or 204 while the reader has {@code seen} the same. */
	@GetMapping(path = "/today", headers = "HX-Request")
	@Nullable
	ModelAndView renew(@RequestParam(required = false) @Nullable String hospital, @RequestParam(required = false) @Nullable String day,
			@RequestParam(required = false) @Nullable String seen, HttpServletResponse response) {
		Model page = attributes(shown(hospital, day));
		if (String.valueOf(page.getAttribute("version")).equals(seen)) {
			response.setStatus(HttpServletResponse.SC_NO_CONTENT);
			return null;
		}
		return new ModelAndView("today :: board", page.asMap());
	}

	private Model attributes(Shown shown) {
		DayBoard board = DayBoard.of(shown.hospital(), read(shown));
		Model page = new ExtendedModelMap();
		page.addAttribute("hospital", shown.hospital());
		page.addAttribute("day", shown.day());
		page.addAttribute("live", shown.today());
		DayHealth.Health now = health.of(shown.hospital());
		page.addAttribute("board", board);
		page.addAttribute("health", now);
		page.addAttribute("version", Integer.toHexString(Objects.hash(board, now)));
		return page;
	}

	/** Today is compared with yesterday until the same time, another day with the whole day before. */
	private DayBoard.Read read(Shown shown) {
		var institution = shown.hospital().id();
		Instant begins = shown.day().atStartOfDay(BusinessClock.SHANGHAI).toInstant();
		Instant ends = shown.day().plusDays(1).atStartOfDay(BusinessClock.SHANGHAI).toInstant();
		Duration day = Duration.ofDays(1);
		Instant comparedTo = shown.today() ? shown.now() : ends;
		Stretch stretch = new Stretch(begins, ends);
		return new DayBoard.Read(new DayFigures(days.groups(institution, stretch)),
				new DayFigures(days.groups(institution, new Stretch(begins.minus(day), comparedTo.minus(day)))), days.speed(institution, stretch),
				days.standing(institution), days.doubts(institution, MOST_DOUBTS));
	}

	/** What the address asks for. */
	private record Shown(List<Institution> hospitals, Institution hospital, LocalDate day, boolean today, Instant now) {}

	private Shown shown(@Nullable String hospital, @Nullable String day) {
		Institution chosen = hospitals.chosen(hospital).orElseThrow(TodayPage::nowhere);
		Instant now = clock.now();
		LocalDate today = LocalDate.ofInstant(now, BusinessClock.SHANGHAI);
		LocalDate asked = day == null ? today : date(day);
		return new Shown(hospitals.all(), chosen, asked, asked.equals(today), now);
	}

	private static LocalDate date(String day) {
		try {
			LocalDate date = LocalDate.parse(day);
			if (date.getYear() >= EARLIEST_YEAR && day.length() == "yyyy-MM-dd".length()) {
				return date;
			}
		} catch (DateTimeException e) {
			throw nowhere();
		}
		throw nowhere();
	}

	private static ProblemException nowhere() {
		return new ProblemException(ProblemCode.NOT_FOUND);
	}
}
