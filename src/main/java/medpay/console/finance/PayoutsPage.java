package medpay.console.finance;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import medpay.console.Tone;
import medpay.console.Wanted;
import medpay.console.Yuan;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.operator.SignedIn;
import medpay.settlement.payout.BankReceipt;
import medpay.settlement.payout.BankReceipts;
import medpay.settlement.payout.CalendarYears;
import medpay.settlement.payout.ChannelSettling;
import medpay.settlement.payout.ExpectedPayout;
import medpay.settlement.payout.ExpectedPayout.Purpose;
import medpay.settlement.payout.Party;
import medpay.settlement.payout.PayoutId;
import medpay.settlement.payout.Payouts;
import medpay.settlement.payout.ReceiptMatching;
import medpay.settlement.payout.ReceiptProposals;
import medpay.settlement.payout.WorkingDays;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What the parties are to pay and what the bank received (到账). */
@Controller
@Needs(Permission.SEE_FINANCE)
class PayoutsPage {

	private final Wanted wanted;
	private final Payouts payouts;
	private final BankReceipts receipts;
	private final ChannelSettling settling;
	private final ReceiptMatching matching;
	private final ReceiptProposals proposals;
	private final WorkingDays workingDays;
	private final CalendarYears years;
	private final BusinessClock clock;

	PayoutsPage(Wanted wanted, Payouts payouts, BankReceipts receipts, ChannelSettling settling, ReceiptMatching matching, ReceiptProposals proposals,
			WorkingDays workingDays, CalendarYears years, BusinessClock clock) {
		this.wanted = wanted;
		this.payouts = payouts;
		this.receipts = receipts;
		this.settling = settling;
		this.matching = matching;
		this.proposals = proposals;
		this.workingDays = workingDays;
		this.years = years;
		this.clock = clock;
	}

	/** A payout, written out. {@code state}: the key of how it stands; {@code value}: what a form sends for it. */
	record Row(ExpectedPayout payout, String amount, String own, String direct, String fee, String tone, String state, String value) {

		static Row of(ExpectedPayout payout, BusinessDate today) {
			BusinessDate expected = payout.expectedOn();
			String state;
			Tone tone;
			if (payout.receipt() != null) {
				state = payout.receipt().isEmpty() ? "payout.nothing" : "payout.paid";
				tone = Tone.GOOD;
			} else if (expected == null) {
				state = "payout.no-calendar";
				tone = Tone.DOUBT;
			} else {
				boolean late = expected.value().isBefore(today.value());
				state = late ? "payout.late" : "payout.waits";
				tone = late ? Tone.DOUBT : Tone.WAITING;
			}
			PayoutId id = payout.id();
			return new Row(payout, Yuan.signed(payout.amount()), Yuan.signed(payout.own()), Yuan.signed(payout.direct()), Yuan.signed(payout.fee()),
					tone.style(), state, id.party() + "/" + id.purpose() + "/" + id.period() + "/" + id.sequence());
		}
	}

	/** A receipt, written out. */
	record Receipt(BankReceipt receipt, String amount, String difference, String tone) {

		static Receipt of(BankReceipt receipt) {
			Tone tone = receipt.matchedAt() == null ? Tone.WAITING : Tone.GOOD;
			return new Receipt(receipt, Yuan.signed(receipt.amountFen()), Yuan.signed(receipt.differenceFen()), tone.style());
		}
	}

	@GetMapping("/finance/payouts")
	String show(@RequestParam(required = false) @Nullable String hospital, @RequestParam(required = false) @Nullable String month, Model page) {
		Institution institution = wanted.hospital(hospital);
		BusinessDate today = clock.today();
		YearMonth shown = month == null || month.isEmpty() ? YearMonth.from(today.value()) : Wanted.month(month);
		var first = new BusinessDate(shown.atDay(1));
		var last = new BusinessDate(shown.atEndOfMonth());
		List<Row> open = payouts.open(institution.id()).stream().map(each -> Row.of(each, today)).toList();
		page.addAttribute("hospital", institution);
		page.addAttribute("month", shown);
		page.addAttribute("rows", payouts.between(institution.id(), first, last).stream().map(each -> Row.of(each, today)).toList());
		page.addAttribute("openRows", open);
		page.addAttribute("awaited", Yuan.signed(open.stream().mapToLong(each -> each.payout().amount()).sum()));
		page.addAttribute("late", open.stream().filter(each -> each.state().equals("payout.late")).count());
		page.addAttribute("receipts", receipts.between(institution.id(), first, last).stream().map(Receipt::of).toList());
		page.addAttribute("years", workingDays.years());
		page.addAttribute("here", "?hospital=" + institution.code() + "&month=" + shown);
		return "finance/payouts";
	}

	/** Takes the bank's statement in, and matches at once what is certain. */
	@PostMapping("/finance/payouts/{hospital}/receipts")
	@Needs(Permission.PROPOSE)
	String take(@PathVariable String hospital, @RequestParam MultipartFile file, SignedIn operator) throws IOException {
		Institution institution = wanted.hospital(hospital);
		receipts.take(institution.id(), file.getBytes(), operator.code());
		settling.settle(institution.id());
		matching.match(institution.id());
		return "redirect:/finance/payouts?hospital=" + institution.code();
	}

	/** Proposes what a receipt pays that does not come to the fen. */
	@PostMapping("/finance/payouts/{hospital}/match")
	@Needs(Permission.PROPOSE)
	String match(@PathVariable String hospital, @RequestParam String receipt, @RequestParam(required = false) @Nullable List<String> payout,
			@RequestParam String reason, SignedIn operator) {
		Institution institution = wanted.hospital(hospital);
		String maker = operator.code();
		proposals.propose(institution.id(), receipt, payout == null ? List.of() : payout.stream().map(this::id).toList(), reason.strip(), maker);
		return "redirect:/finance/approvals?hospital=" + institution.code();
	}

	private PayoutId id(String value) {
		String[] parts = value.split("/", -1);
		if (parts.length != 4 || !parts[3].matches("[0-9]{1,6}")) {
			throw Wanted.nowhere();
		}
		Party party = Wanted.choice(parts[0], Party.class);
		Purpose purpose = Wanted.choice(parts[1], Purpose.class);
		if (party == null || purpose == null) {
			throw Wanted.nowhere();
		}
		return new PayoutId(party, purpose, parts[2], Integer.parseInt(parts[3]));
	}

	/** Takes a year's public holidays in. They are the country's: every hospital's dates follow. */
	@PostMapping("/finance/payouts/{hospital}/holidays")
	@Needs(Permission.PROPOSE)
	String holidays(@PathVariable String hospital, @RequestParam MultipartFile file, @RequestParam int year, @RequestParam String source,
			SignedIn operator) throws IOException {
		Institution institution = wanted.hospital(hospital);
		years.take(file.getBytes(), year, source.strip(), operator.code());
		return "redirect:/finance/payouts?hospital=" + institution.code();
	}
}
