package medpay.console.finance;

import java.time.Duration;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import medpay.console.Tone;
import medpay.console.Wanted;
import medpay.console.Yuan;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.reconciliation.DayReconciliation.Waiting;
import medpay.reconciliation.DayStandings;
import medpay.reconciliation.DayStandings.DayStanding;
import medpay.reconciliation.DayStandings.SourceDay;
import medpay.reconciliation.DayStandings.Unconfirmed;
import medpay.reconciliation.Source;
import medpay.settlement.close.DayClose;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The calendar of days and sources (对账日历), and what nobody has confirmed at this moment. */
@Controller
@Needs(Permission.SEE_FINANCE)
class CalendarPage {

	private final Wanted wanted;
	private final DayStandings standings;
	private final DayClose closes;
	private final BusinessClock clock;

	CalendarPage(Wanted wanted, DayStandings standings, DayClose closes, BusinessClock clock) {
		this.wanted = wanted;
		this.standings = standings;
		this.closes = closes;
		this.clock = clock;
	}

	/** A source of a day. {@code key}: what it says, with {@code count}. */
	record Cell(String tone, String key, int count) {}

	/** A day: its sources in the order of the heading. {@code certificate}: null while it is open. */
	record Row(BusinessDate day, boolean today, @Nullable Long certificate, int open, List<Cell> cells) {}

	/** What is not confirmed of a source now. {@code foundAfterMinutes}: null while nothing was found. */
	record Now(Source source, int lines, String yuan, int differences, String differenceYuan, @Nullable Long foundAfterMinutes) {}

	/** {@code month}: yyyy-MM, without it this one. */
	@GetMapping("/finance")
	String show(@RequestParam(required = false) @Nullable String hospital, @RequestParam(required = false) @Nullable String month, Model page) {
		Institution institution = wanted.hospital(hospital);
		BusinessDate today = clock.today();
		YearMonth shown = month == null ? YearMonth.from(today.value()) : Wanted.month(month);
		var first = new BusinessDate(shown.atDay(1));
		var last = new BusinessDate(shown.atEndOfMonth());
		List<DayStanding> days = standings.between(institution.id(), first, last);
		Map<BusinessDate, Long> certificates = closes.numbers(institution.id(), first, last);
		Set<Source> sources = sources(days);
		page.addAttribute("hospital", institution);
		page.addAttribute("month", shown);
		page.addAttribute("before", shown.minusMonths(1));
		page.addAttribute("after", shown.plusMonths(1));
		page.addAttribute("sources", sources);
		page.addAttribute("rows", days.stream().sorted(Comparator.comparing((DayStanding each) -> each.day().value()).reversed())
				.map(each -> row(each, sources, today, certificates.get(each.day()))).toList());
		page.addAttribute("now", standings.unconfirmed(institution.id()).stream().map(CalendarPage::now).toList());
		page.addAttribute("here", "?hospital=" + institution.code() + "&month=" + shown);
		return "finance/calendar";
	}

	/** Hospital and insurance always; a channel where there is something of it. */
	private static Set<Source> sources(List<DayStanding> days) {
		Set<Source> sources = new TreeSet<>(List.of(Source.HIS, Source.INSURANCE, Source.UNIONPAY));
		days.forEach(day -> day.sources().forEach(each -> sources.add(each.source())));
		return sources;
	}

	private static Row row(DayStanding standing, Set<Source> sources, BusinessDate today, @Nullable Long certificate) {
		Map<Source, SourceDay> compared = new EnumMap<>(Source.class);
		standing.sources().forEach(each -> compared.put(each.source(), each));
		Set<Source> waiting = standing.waiting().stream().map(Waiting::source).collect(Collectors.toSet());
		return new Row(standing.day(), standing.day().equals(today), certificate, standing.open(),
				sources.stream().map(source -> cell(compared.get(source), waiting.contains(source))).toList());
	}

	private static Cell cell(@Nullable SourceDay day, boolean waits) {
		if (waits) {
			return new Cell(Tone.DOUBT.style(), "finance.cell-waits", 0);
		}
		if (day == null) {
			return new Cell("", "finance.cell-none", 0);
		}
		return day.open() > 0
				? new Cell(Tone.WAITING.style(), "finance.cell-differs", day.open())
				: new Cell(Tone.GOOD.style(), "finance.cell-agrees", day.matched() + day.matchedDirect());
	}

	private static Now now(Unconfirmed each) {
		Duration after = each.toDetect();
		return new Now(each.source(), each.lines(), Yuan.of(Math.abs(each.fen())), each.differences(), Yuan.of(each.differenceFen()),
				after == null ? null : after.toMinutes());
	}
}
