package medpay.settlement;

import static medpay.settlement.FinanceOffice.HOSPITAL;
import static medpay.settlement.FinanceOffice.channelLine;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import medpay.ledger.Account;
import medpay.ledger.ClosedBooks;
import medpay.ledger.Labels;
import medpay.ledger.Posting;
import medpay.ledger.Turnovers;
import medpay.ledger.Turnovers.Turnover;
import medpay.reconciliation.Source;
import medpay.reconciliation.StatementLine;
import medpay.settlement.clearing.Clearings;
import medpay.settlement.payout.BankReceipts;
import medpay.settlement.payout.ChannelSettling;
import medpay.settlement.payout.ExpectedPayout;
import medpay.settlement.payout.Payouts;
import medpay.settlement.payout.ReceiptMatching;
import medpay.settlement.statement.AccountCodes;
import medpay.settlement.statement.AccountCodes.Code;
import medpay.settlement.statement.Payer;
import medpay.settlement.statement.Taking;
import medpay.settlement.statement.Takings;
import medpay.settlement.statement.Takings.Period;
import medpay.settlement.statement.Vouchers;
import medpay.shared.BusinessDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Every report is the same ledger seen from another side (I13): over random histories of payments, refunds at once and late, decisions, fees, payouts and closed days, all
 * of them agree to the fen with one another and with what the history itself counts, at every instant and looked at from any later one.
 */
class TallyTest {

	private static final BusinessDate FIRST = FinanceOffice.day("2026-11-01");
	private static final BusinessDate LAST = FinanceOffice.day("2026-12-31");
	private static final YearMonth MONTH = YearMonth.of(2026, 11);
	private static final List<String> SCENES = List.of("REGISTRATION", "OUTPATIENT", "EMERGENCY", "SERIOUS_DISEASE");
	private static final List<String> OPERATORS = List.of("C1", "C2", "KIOSK-3");
	private static final int STEPS = 120;

	/** A bill that was paid, as long as nothing of it went back. */
	private record Paid(String number, Labels labels, long fund, long account, long hospital, long self, boolean window) {}

	/** What all reports said at an instant. */
	private record Seen(Instant at, List<Taking> byScene, List<Taking> byOperator, List<Taking> byDay, List<Turnover> turnovers) {}

	/** One history, told by chance. */
	private static final class History {

		private final FinanceOffice office;
		private final Random random;
		private final List<Paid> paid = new ArrayList<>();
		private final Map<Payer, Long> counted = new HashMap<>();
		private final Map<BusinessDate, List<StatementLine>> channelLines = new HashMap<>();
		private int number;

		History(FinanceOffice office, long seed) {
			this.office = office;
			this.random = new Random(seed);
			Stream.of(Payer.values()).forEach(payer -> counted.put(payer, 0L));
		}

		BusinessDate today() {
			return BusinessDate.of(office.now());
		}

		void step() {
			office.pass(Duration.ofMinutes(1 + random.nextInt(300)));
			switch (random.nextInt(10)) {
				case 0, 1, 2, 3 -> pay();
				case 4, 5 -> giveBack();
				case 6 -> decide();
				case 7 -> settle();
				case 8 -> payOut();
				default -> closeYesterday();
			}
		}

		private void pay() {
			var labels = new Labels(SCENES.get(random.nextInt(SCENES.size())), OPERATORS.get(random.nextInt(OPERATORS.size())));
			boolean insured = random.nextInt(4) > 0;
			var bill = new Paid("N-" + ++number, labels, insured ? random.nextInt(30_000) : 0, insured ? random.nextInt(5_000) : 0,
					insured ? random.nextInt(300) : 0, 1 + random.nextInt(20_000), random.nextInt(3) == 0);
			// The platform dates its part to when it settled, which may be the day before.
			BusinessDate day = random.nextInt(5) == 0 ? new BusinessDate(today().value().minusDays(1)) : today();
			insurance(bill, "INSURANCE_SETTLED", day, 1);
			if (bill.window()) {
				office.post("WINDOW_PAID", today(), bill.number(), labels, Posting.signed(Account.WINDOW_CASH, "cash", bill.self()),
						Posting.signed(Account.PATIENT_RECEIVABLE, "patient", -bill.self()));
				counted.merge(Payer.WINDOW, bill.self(), Long::sum);
			} else {
				office.charged(today(), bill.number(), labels.scene(), bill.self());
				counted.merge(Payer.CHANNEL, bill.self(), Long::sum);
				channelLines.computeIfAbsent(today(), each -> new ArrayList<>())
						.add(channelLine(channelLines.get(today()).size() + 1, bill.number(), bill.self(), Math.round(bill.self() * 60 / 10_000.0)));
			}
			paid.add(bill);
		}

		private void insurance(Paid bill, String kind, BusinessDate day, int sign) {
			office.post(kind, day, bill.number(), bill.labels(), Posting.signed(Account.INSURANCE_FUND_RECEIVABLE, "fund", sign * bill.fund()),
					Posting.signed(Account.PERSONAL_ACCOUNT_RECEIVABLE, "personal-account", sign * bill.account()),
					Posting.signed(Account.HOSPITAL_BORNE, "hospital", sign * bill.hospital()),
					Posting.signed(Account.PATIENT_RECEIVABLE, "patient", sign * bill.self()),
					Posting.signed(Account.HOSPITAL_REVENUE, "revenue", -sign * (bill.fund() + bill.account() + bill.hospital() + bill.self())));
			counted.merge(Payer.FUND, sign * bill.fund(), Long::sum);
			counted.merge(Payer.PERSONAL_ACCOUNT, sign * bill.account(), Long::sum);
			counted.merge(Payer.HOSPITAL, sign * bill.hospital(), Long::sum);
		}

		/** At once, or days and a closed book later. */
		private void giveBack() {
			if (paid.isEmpty()) {
				return;
			}
			Paid bill = paid.remove(random.nextInt(paid.size()));
			insurance(bill, "INSURANCE_REVERSED", today(), -1);
			Account account = bill.window() ? Account.WINDOW_CASH : Account.CHANNEL_RECEIVABLE;
			office.post(bill.window() ? "WINDOW_RETURNED" : "RETURNED", today(), bill.number(), bill.labels(),
					Posting.signed(account, bill.window() ? "cash" : "unionpay", -bill.self()),
					Posting.signed(Account.PATIENT_RECEIVABLE, "patient", bill.self()));
			counted.merge(bill.window() ? Payer.WINDOW : Payer.CHANNEL, -bill.self(), Long::sum);
		}

		private void decide() {
			long fen = random.nextInt(2_000) - 1_000L;
			boolean fund = random.nextBoolean();
			office.post("DIFFERENCE_WRITE_OFF", today(), "D-" + ++number, Labels.NONE,
					Posting.signed(fund ? Account.INSURANCE_FUND_RECEIVABLE : Account.CHANNEL_RECEIVABLE, fund ? "fund" : "unionpay", fen),
					Posting.signed(Account.OVER_AND_SHORT, "against", -fen));
			counted.merge(fund ? Payer.FUND : Payer.CHANNEL, fen, Long::sum);
		}

		/** Yesterday's file is there: the fee is known. */
		private void settle() {
			BusinessDate yesterday = new BusinessDate(today().value().minusDays(1));
			List<StatementLine> lines = channelLines.getOrDefault(yesterday, List.of());
			if (lines.isEmpty()) {
				return;
			}
			channelLines.remove(yesterday);
			office.matched(Source.HIS, yesterday);
			office.matched(Source.UNIONPAY, yesterday, lines.toArray(StatementLine[]::new));
			office.get(ChannelSettling.class).settle(HOSPITAL);
			counted.merge(Payer.CHANNEL, -lines.stream().mapToLong(StatementLine::feeFen).sum(), Long::sum);
		}

		private void payOut() {
			long open = office.get(Payouts.class).open(HOSPITAL).stream().mapToLong(ExpectedPayout::amount).sum();
			if (open <= 0) {
				return;
			}
			String row = "R-%d,%s,%s,银联,清算".formatted(++number, today(), BigDecimal.valueOf(open, 2).toPlainString());
			office.get(BankReceipts.class).take(HOSPITAL,
					("receipt_number,received_on,amount_yuan,payer,purpose\n" + row).getBytes(StandardCharsets.UTF_8), "test");
			office.get(ReceiptMatching.class).match(HOSPITAL);
			assertThat(office.get(Payouts.class).open(HOSPITAL)).isEmpty();
		}

		private void closeYesterday() {
			var books = office.get(ClosedBooks.class);
			LocalDate yesterday = today().value().minusDays(1);
			if (books.through(HOSPITAL).map(BusinessDate::value).filter(through -> !through.isBefore(yesterday)).isEmpty()) {
				office.get(TransactionOperations.class).executeWithoutResult(status -> books.close(HOSPITAL, new BusinessDate(yesterday)));
			}
		}
	}

	private static Seen seen(FinanceOffice office, Instant at) {
		var takings = office.get(Takings.class);
		var period = new Period(HOSPITAL, FIRST, LAST, at);
		return new Seen(at, takings.byScene(period), takings.byOperator(period), takings.byDay(period),
				office.get(Turnovers.class).between(HOSPITAL, FIRST, LAST, at));
	}

	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3, 20261125, 310101})
	void allReportsAgreeWithOneAnotherWithTheHistoryAndWithThePast(long seed) {
		try (var office = new FinanceOffice()) {
			var history = new History(office, seed);
			List<Code> codes = Stream.of(Account.values()).map(account -> new Code(account, "1." + account.name().length(), account.name())).toList();
			office.get(AccountCodes.class).keep(HOSPITAL, codes, "test");
			List<Seen> past = new ArrayList<>();
			for (int step = 0; step < STEPS; step++) {
				history.step();
				Seen now = seen(office, office.now());
				agree(office, now, history);
				past.add(now);
			}
			for (Seen then : past) {
				assertThat(seen(office, then.at())).as("the books of %s, seed %d", then.at(), seed).isEqualTo(then);
			}
		}
	}

	private static void agree(FinanceOffice office, Seen now, History history) {
		Map<Payer, Long> net = net(now.byScene());
		Map<Payer, Long> counted = history.counted.entrySet().stream().filter(each -> net.containsKey(each.getKey()) || each.getValue() != 0)
				.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		assertThat(net).as("the statement is what happened").isEqualTo(counted);
		assertThat(net(now.byOperator())).as("the shifts are the statement").isEqualTo(net);
		assertThat(net(now.byDay())).as("the days are the month").isEqualTo(net);
		assertThat(dayByDay(office, now.at())).as("each day asked alone").isEqualTo(now.byDay());
		vouchersBalance(office, now);
		var declared = office.get(Clearings.class).declared(HOSPITAL, MONTH);
		Map<Payer, Long> ofMonth = net(office.get(Takings.class)
				.total(new Period(HOSPITAL, FinanceOffice.day("2026-11-01"), FinanceOffice.day("2026-11-30"), now.at())));
		assertThat(declared.fundFen()).as("what is declared to the insurance").isEqualTo(ofMonth.getOrDefault(Payer.FUND, 0L));
		assertThat(declared.accountFen()).isEqualTo(ofMonth.getOrDefault(Payer.PERSONAL_ACCOUNT, 0L));
	}

	private static Map<Payer, Long> net(List<Taking> takings) {
		return takings.stream().collect(Collectors.groupingBy(Taking::payer, Collectors.summingLong(Taking::netFen)));
	}

	private static List<Taking> dayByDay(FinanceOffice office, Instant at) {
		return FIRST.value().datesUntil(LAST.value().plusDays(1)).map(BusinessDate::new)
				.flatMap(day -> office.get(Takings.class).byDay(new Period(HOSPITAL, day, day, at)).stream()).toList();
	}

	private static void vouchersBalance(FinanceOffice office, Seen now) {
		List<Vouchers.Line> lines = office.get(Vouchers.class).of(new Period(HOSPITAL, FIRST, LAST, now.at()));
		Map<String, Long> byVoucher = lines.stream()
				.collect(Collectors.groupingBy(Vouchers.Line::number, Collectors.summingLong(line -> line.debitFen() - line.creditFen())));
		assertThat(byVoucher.values()).as("every voucher balances").allMatch(sum -> sum == 0);
		Map<String, Long> exported = lines.stream()
				.collect(Collectors.groupingBy(line -> line.code().name(), Collectors.summingLong(line -> line.debitFen() - line.creditFen())));
		Map<String, Long> booked = now.turnovers().stream()
				.collect(Collectors.groupingBy(each -> each.account().name(), Collectors.summingLong(Turnover::netFen)));
		assertThat(exported).as("the export is the books").isEqualTo(booked);
	}
}
