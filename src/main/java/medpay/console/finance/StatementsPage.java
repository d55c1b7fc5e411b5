package medpay.console.finance;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import medpay.console.Download;
import medpay.console.ShownTime;
import medpay.console.Wanted;
import medpay.console.Yuan;
import medpay.console.finance.ReportPdf.Around;
import medpay.institution.Institution;
import medpay.ledger.Account;
import medpay.ledger.ClosedBooks;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.settlement.statement.Taking;
import medpay.settlement.statement.Takings;
import medpay.settlement.statement.Takings.Period;
import medpay.settlement.statement.Vouchers;
import medpay.shared.BadStatement;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The hospital's statement of a day or month (结算单) by scene, by day, by operator; as the books are or were at any instant; CSV, XLSX, PDF. */
@Controller
@Needs(Permission.SEE_FINANCE)
class StatementsPage {

	private final Wanted wanted;
	private final StatementSheets sheets;
	private final Takings takings;
	private final Vouchers vouchers;
	private final ClosedBooks closed;
	private final BusinessClock clock;

	StatementsPage(Wanted wanted, StatementSheets sheets, Takings takings, Vouchers vouchers, ClosedBooks closed, BusinessClock clock) {
		this.wanted = wanted;
		this.sheets = sheets;
		this.takings = takings;
		this.vouchers = vouchers;
		this.closed = closed;
		this.clock = clock;
	}

	/** What the address asks for; a day goes before a month, without either it is this month. {@code asOf}: an instant in UTC. */
	record Asked(@Nullable String hospital, @Nullable String month, @Nullable String day, @Nullable String view, @Nullable String asOf) {}

	/** What that is. */
	private record Shown(Institution institution, YearMonth month, @Nullable BusinessDate day, View view, Period period) {

		String name() {
			return day == null ? month.toString() : day.toString();
		}

		String address(View other) {
			return "?hospital=" + institution.code() + (day == null ? "&month=" + month : "&day=" + day) + "&view=" + other + "&asOf="
					+ period.asOf();
		}
	}

	private Shown shown(Asked asked) {
		Institution institution = wanted.hospital(asked.hospital());
		View view = Wanted.choice(asked.view(), View.class);
		String day = asked.day();
		String month = asked.month();
		BusinessDate date = day == null || day.isEmpty() ? null : Wanted.businessDay(day);
		YearMonth of = date != null
				? YearMonth.from(date.value())
				: month == null || month.isEmpty() ? YearMonth.from(clock.today().value()) : Wanted.month(month);
		var period = new Period(institution.id(), date != null ? date : new BusinessDate(of.atDay(1)),
				date != null ? date : new BusinessDate(of.atEndOfMonth()), asOf(asked.asOf()));
		return new Shown(institution, of, date, view == null ? View.SCENE : view, period);
	}

	private Instant asOf(@Nullable String text) {
		if (text == null || text.isEmpty()) {
			return clock.now();
		}
		try {
			return Instant.parse(text);
		} catch (DateTimeException e) {
			throw Wanted.nowhere();
		}
	}

	@GetMapping("/finance/statements")
	String show(Asked asked, Model page, Locale language) {
		Shown shown = shown(asked);
		List<Taking> all = takings.total(shown.period());
		page.addAttribute("hospital", shown.institution());
		page.addAttribute("month", shown.month());
		page.addAttribute("day", shown.day());
		page.addAttribute("view", shown.view());
		page.addAttribute("views", Arrays.stream(View.values()).collect(Collectors.toMap(View::toString, shown::address)));
		page.addAttribute("order", List.of(View.values()));
		page.addAttribute("name", shown.name());
		page.addAttribute("asOf", ShownTime.of(shown.period().asOf()));
		page.addAttribute("sheet", ShownSheet.of(sheets.takings(shown.view(), shown.period(), language)));
		page.addAttribute("taken", Yuan.signed(all.stream().mapToLong(Taking::takenFen).sum()));
		page.addAttribute("fee", Yuan.signed(all.stream().mapToLong(Taking::feeFen).sum()));
		page.addAttribute("net", Yuan.signed(all.stream().mapToLong(Taking::netFen).sum()));
		page.addAttribute("certain", closed.through(shown.institution().id())
				.filter(until -> !shown.period().until().value().isAfter(until.value())).isPresent());
		page.addAttribute("here", shown.address(shown.view()));
		return "finance/statements";
	}

	@GetMapping("/finance/statements.csv")
	@Needs({Permission.EXPORT, Permission.PROPOSE})
	ResponseEntity<byte[]> csv(Asked asked, Locale language) {
		Shown shown = shown(asked);
		return Download.of(fileName(shown) + ".csv", Download.CSV, sheets.takings(shown.view(), shown.period(), language).csv());
	}

	@GetMapping("/finance/statements.xlsx")
	@Needs({Permission.EXPORT, Permission.PROPOSE})
	ResponseEntity<byte[]> xlsx(Asked asked, Locale language) {
		Shown shown = shown(asked);
		return Download.of(fileName(shown) + ".xlsx", Download.XLSX, sheets.takings(shown.view(), shown.period(), language).xlsx());
	}

	@GetMapping("/finance/statements.pdf")
	@Needs({Permission.EXPORT, Permission.PROPOSE})
	ResponseEntity<byte[]> pdf(Asked asked, Locale language) {
		Shown shown = shown(asked);
		var around = new Around(sheets.say("taking.title-" + shown.view(), language) + "  " + shown.name(),
				List.of(shown.institution().name() + "  " + shown.institution().code(),
						sheets.say("taking.as-of", language, ShownTime.of(shown.period().asOf())), sheets.say("taking.unit", language)),
				List.of(sheets.say("taking.made-by", language), sheets.say("taking.checked-by", language)));
		return Download.of(fileName(shown) + ".pdf", MediaType.APPLICATION_PDF,
				ReportPdf.of(around, ShownSheet.of(sheets.takings(shown.view(), shown.period(), language))));
	}

	private static String fileName(Shown shown) {
		return "statement-" + shown.view().fileName() + "-" + shown.institution().code() + "-" + shown.name();
	}

	@GetMapping("/finance/vouchers.csv")
	@Needs({Permission.EXPORT, Permission.PROPOSE})
	ResponseEntity<byte[]> vouchersAsCsv(Asked asked, Locale language) {
		Shown shown = coded(asked);
		return Download.of("vouchers-" + shown.institution().code() + "-" + shown.name() + ".csv", Download.CSV,
				sheets.vouchers(shown.period(), language).csv());
	}

	@GetMapping("/finance/vouchers.xlsx")
	@Needs({Permission.EXPORT, Permission.PROPOSE})
	ResponseEntity<byte[]> vouchersAsXlsx(Asked asked, Locale language) {
		Shown shown = coded(asked);
		return Download.of("vouchers-" + shown.institution().code() + "-" + shown.name() + ".xlsx", Download.XLSX,
				sheets.vouchers(shown.period(), language).xlsx());
	}

	/** Without a code for each account there is no export: a voucher with a hole would not balance in the hospital's books. */
	private Shown coded(Asked asked) {
		Shown shown = shown(asked);
		Set<Account> missing = vouchers.missing(shown.period());
		if (!missing.isEmpty()) {
			throw BadStatement.whole("以下科目尚无医院编码，请先在“会计科目”中填写：" + named(missing, Locale.SIMPLIFIED_CHINESE),
					"These accounts have no code of the hospital's yet, fill them in first: " + named(missing, Locale.ENGLISH));
		}
		return shown;
	}

	private String named(Set<Account> accounts, Locale language) {
		return accounts.stream().map(account -> sheets.say("account." + account, language)).collect(Collectors.joining(", "));
	}
}
