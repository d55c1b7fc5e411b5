package medpay.console.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import medpay.console.Address;
import medpay.console.Download;
import medpay.console.Hospitals;
import medpay.console.Wanted;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.operator.SignedIn;
import medpay.payment.PaymentFigures;
import medpay.payment.PaymentFigures.Scope;
import medpay.payment.WaitingBaselines;
import medpay.payment.WaitingBaselines.Baseline;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import medpay.shared.Scene;
import medpay.shared.sheet.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The figures of a period (统计): by district, hospital, scene, channel, age group or day; table, bars and files. */
@Controller
@Needs(Permission.SEE_FIGURES)
class StatisticsPage {

	private static final int DAYS = 30;
	private static final int LONGEST_METHOD = 200;
	private static final int MOST_TENTHS = 6000;
	private static final int SECONDS_OF_A_TENTH = 6;

	private final Hospitals hospitals;
	private final Statistics statistics;
	private final PaymentFigures figures;
	private final WaitingBaselines baselines;
	private final BusinessClock clock;

	StatisticsPage(Hospitals hospitals, Statistics statistics, PaymentFigures figures, WaitingBaselines baselines,
			BusinessClock clock) {
		this.hospitals = hospitals;
		this.statistics = statistics;
		this.figures = figures;
		this.baselines = baselines;
		this.clock = clock;
	}

	/** What the address asks for. {@code hospital}: a code, or nothing for all the operator may see. */
	record Asked(@Nullable String by, @Nullable String hospital, @Nullable String scene, @Nullable String from, @Nullable String to) {}

	/** The same, read. */
	private record Read(List<Institution> institutions, Scope scope, Grouping grouping, @Nullable Institution hospital) {

		Address address(Grouping by) {
			return new Address().with("by", by).with("hospital", hospital == null ? null : hospital.code()).with("scene", scope.scene())
					.with("from", scope.from()).with("to", scope.to());
		}
	}

	private Read read(Asked asked) {
		String code = Wanted.text(asked.hospital());
		Institution hospital = code == null ? null : hospitals.chosen(code).orElseThrow(Wanted::nowhere);
		List<Institution> institutions = hospital == null ? hospitals.all() : List.of(hospital);
		LocalDate today = clock.today().value();
		LocalDate to = Objects.requireNonNullElse(Wanted.day(asked.to()), today);
		LocalDate from = Objects.requireNonNullElse(Wanted.day(asked.from()), to.minusDays(DAYS - 1));
		Grouping grouping = Objects.requireNonNullElse(Wanted.choice(asked.by(), Grouping.class), Grouping.DISTRICT);
		List<InstitutionId> ids = institutions.stream().map(Institution::id).toList();
		return new Read(institutions, new Scope(ids, from, to, Wanted.choice(asked.scene(), Scene.class)), grouping, hospital);
	}

	/** A way to group, with its address. */
	record Choice(Grouping grouping, String address) {}

	@GetMapping("/statistics")
	String show(Asked asked, Model page, Locale language) {
		Read read = read(asked);
		Statistics.Table table = statistics.table(read.institutions(), read.scope(), read.grouping(), language);
		page.addAttribute("rows", statistics.rows(table));
		page.addAttribute("all", FigureRow.of(table.all(), "", 0));
		page.addAttribute("empty", table.all().payments() == 0);
		page.addAttribute("grouping", read.grouping());
		page.addAttribute("choices",
				List.of(Grouping.values()).stream().map(each -> new Choice(each, "/statistics" + read.address(each).query())).toList());
		page.addAttribute("chosenHospital", read.hospital());
		page.addAttribute("scope", read.scope());
		page.addAttribute("scenes", Scene.values());
		page.addAttribute("hospitals", hospitals.all());
		page.addAttribute("here", read.address(read.grouping()).query());
		page.addAttribute("place", "statistics");
		page.addAttribute("saved", saved(read));
		page.addAttribute("today", clock.today().value());
		return "figures/statistics";
	}

	/** Minutes that patients did not wait at one hospital in one scene. */
	record Saved(String hospital, Scene scene, String minutesBefore, String measuredOn, String bills, String method, String noTouch,
			String saved) {}

	private List<Saved> saved(Read read) {
		List<PaymentFigures.NoTouch> untouched = figures.noTouch(read.scope());
		return baselines.latest(read.scope().institutions()).stream()
				.filter(baseline -> read.scope().scene() == null || read.scope().scene() == baseline.scene()).map(baseline -> {
					long bills = untouched.stream()
							.filter(each -> each.institution().equals(baseline.institution()) && each.scene() == baseline.scene())
							.mapToLong(PaymentFigures.NoTouch::bills).sum();
					Institution hospital = read.institutions().stream().filter(each -> each.id().equals(baseline.institution())).findFirst()
							.orElseThrow();
					long tenths = baseline.seconds() / SECONDS_OF_A_TENTH;
					return new Saved(hospital.name(), baseline.scene(), tenths / 10 + "." + tenths % 10, baseline.measuredOn().toString(),
							FigureRow.count(baseline.bills()), baseline.method(), FigureRow.count(bills),
							FigureRow.count(bills * baseline.seconds() / 60));
				}).toList();
	}

	/** What a hospital measured. {@code minutes}: with one decimal at most. */
	record Measured(String hospital, String scene, String minutes, String measuredOn, String bills, String method) {}

	@PostMapping("/statistics/baselines")
	@Needs(Permission.PROPOSE)
	String enter(Measured measured, SignedIn operator) {
		Institution hospital = hospitals.chosen(measured.hospital()).orElseThrow(Wanted::nowhere);
		Scene scene = Wanted.choice(measured.scene(), Scene.class);
		LocalDate on = Wanted.day(measured.measuredOn());
		String method = Wanted.text(measured.method());
		String minutes = measured.minutes().strip();
		int tenths = minutes.matches("[0-9]{1,3}(\\.[0-9])?") ? new BigDecimal(minutes).movePointRight(1).intValueExact() : 0;
		boolean right = scene != null && on != null && !on.isAfter(clock.today().value()) && method != null && method.length() <= LONGEST_METHOD
				&& tenths > 0 && tenths <= MOST_TENTHS && measured.bills().matches("[1-9][0-9]{0,6}");
		if (!right) {
			return "redirect:/statistics?hospital=" + hospital.code() + "&baseline=wrong#baselines";
		}
		boolean entered = baselines.enter(new Baseline(hospital.id(), Objects.requireNonNull(scene), Objects.requireNonNull(on),
				tenths * SECONDS_OF_A_TENTH, Integer.parseInt(measured.bills()), Objects.requireNonNull(method),
				operator.code()));
		return "redirect:/statistics?hospital=" + hospital.code() + (entered ? "" : "&baseline=known") + "#baselines";
	}

	@GetMapping("/statistics.csv")
	ResponseEntity<byte[]> csv(Asked asked, Locale language) {
		return Download.of("statistics.csv", Download.CSV, sheet(asked, language).csv());
	}

	@GetMapping("/statistics.xlsx")
	ResponseEntity<byte[]> xlsx(Asked asked, Locale language) {
		return Download.of("statistics.xlsx", Download.XLSX, sheet(asked, language).xlsx());
	}

	private Sheet sheet(Asked asked, Locale language) {
		Read read = read(asked);
		return statistics.sheet(statistics.table(read.institutions(), read.scope(), read.grouping(), language), read.grouping(), language);
	}
}
