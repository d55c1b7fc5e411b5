package medpay.console.finance;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import medpay.console.Tone;
import medpay.console.Wanted;
import medpay.console.Yuan;
import medpay.institution.Institution;
import medpay.ledger.Account;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.operator.SignedIn;
import medpay.settlement.clearing.Clearing;
import medpay.settlement.clearing.Clearings;
import medpay.settlement.clearing.Clearings.Notice;
import medpay.settlement.payout.ExpectedPayout.Purpose;
import medpay.shared.BadStatement;
import medpay.shared.BusinessClock;
import medpay.shared.OneLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The insurance's month (医保月清算): what is declared, and what its notice says of it. */
@Controller
@Needs(Permission.SEE_FINANCE)
class ClearingPage {

	private static final int MOST = 100;

	private final Wanted wanted;
	private final Clearings clearings;
	private final BusinessClock clock;

	ClearingPage(Wanted wanted, Clearings clearings, BusinessClock clock) {
		this.wanted = wanted;
		this.clearings = clearings;
		this.clock = clock;
	}

	/** A clearing, written out. */
	record Row(Clearing clearing, String declared, String deduction, String retention, String advance, String payable, String tone) {

		static Row of(Clearing each) {
			Tone tone = switch (each.state()) {
				case WAITING -> Tone.WAITING;
				case DONE -> Tone.GOOD;
				case DROPPED -> Tone.OVER;
			};
			return new Row(each, Yuan.signed(each.fundFen() + each.accountFen()), Yuan.of(each.deductionFen()), Yuan.of(each.retentionFen()),
					Yuan.of(each.advanceFen()), Yuan.of(each.payableFen()), tone.style());
		}
	}

	/** {@code month}: yyyy-MM, without it the last one. */
	@GetMapping("/finance/clearing")
	String show(@RequestParam(required = false) @Nullable String hospital, @RequestParam(required = false) @Nullable String month, Model page) {
		Institution institution = wanted.hospital(hospital);
		YearMonth shown = month == null || month.isEmpty() ? YearMonth.from(clock.today().value()).minusMonths(1) : Wanted.month(month);
		var declared = clearings.declared(institution.id(), shown);
		page.addAttribute("hospital", institution);
		page.addAttribute("month", shown);
		page.addAttribute("fund", Yuan.signed(declared.fundFen()));
		page.addAttribute("account", Yuan.signed(declared.accountFen()));
		page.addAttribute("declared", Yuan.signed(declared.fundFen() + declared.accountFen()));
		page.addAttribute("retained", Yuan.of(clearings.balance(institution.id(), Account.INSURANCE_RETENTION)));
		page.addAttribute("advanced", Yuan.of(clearings.balance(institution.id(), Account.INSURANCE_ADVANCE)));
		page.addAttribute("over", clock.today().value().isAfter(shown.atEndOfMonth()));
		page.addAttribute("cleared", clearings.of(institution.id(), shown).isPresent());
		page.addAttribute("rows", clearings.latest(institution.id(), MOST).stream().map(Row::of).toList());
		page.addAttribute("purposes", List.of(Purpose.ADVANCE, Purpose.RETENTION));
		page.addAttribute("here", "?hospital=" + institution.code() + "&month=" + shown);
		return "finance/clearing";
	}

	/** Amounts in yuan; empty is nothing. */
	record NoticeForm(String month, String deduction, String retention, String advance, String expectedOn, String reason) {}

	@PostMapping("/finance/clearing/{hospital}/month")
	@Needs(Permission.PROPOSE)
	String clear(@PathVariable String hospital, NoticeForm form, SignedIn operator) {
		Institution institution = wanted.hospital(hospital);
		var notice = new Notice(Wanted.month(form.month()), fen(form.deduction()), fen(form.retention()), fen(form.advance()),
				Wanted.businessDay(form.expectedOn()).value());
		clearings.clear(institution.id(), notice, form.reason().strip(), operator.code());
		return "redirect:/finance/approvals?hospital=" + institution.code();
	}

	/** {@code word}: tells it from others of the month. */
	record AnnounceForm(String purpose, String word, String amount, String expectedOn, String reason) {}

	@PostMapping("/finance/clearing/{hospital}/announce")
	@Needs(Permission.PROPOSE)
	String announce(@PathVariable String hospital, AnnounceForm form, SignedIn operator) {
		Institution institution = wanted.hospital(hospital);
		Purpose purpose = Wanted.choice(form.purpose(), Purpose.class);
		String word = form.word().strip();
		if ((purpose != Purpose.ADVANCE && purpose != Purpose.RETENTION) || word.isEmpty() || !OneLine.of(word, 30).equals(word)) {
			throw BadStatement.whole("请选择款项，并写明名称（1 至 30 个字符）", "choose what it is and name it in 1 to 30 characters");
		}
		clearings.announce(institution.id(), purpose, word, fen(form.amount()), Wanted.businessDay(form.expectedOn()).value(), form.reason().strip(),
				operator.code());
		return "redirect:/finance/approvals?hospital=" + institution.code();
	}

	private static long fen(String yuan) {
		String text = yuan.strip().replace(",", "");
		if (text.isEmpty()) {
			return 0;
		}
		if (!text.matches("[0-9]{1,10}(\\.[0-9]{1,2})?")) {
			throw BadStatement.whole("金额须为元，至多两位小数：" + OneLine.of(text, 30),
					"an amount is in yuan with at most two decimals: " + OneLine.of(text, 30));
		}
		return new BigDecimal(text).movePointRight(2).longValueExact();
	}
}
