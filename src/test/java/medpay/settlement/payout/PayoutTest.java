package medpay.settlement.payout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static medpay.settlement.FinanceOffice.HOSPITAL;
import static medpay.settlement.FinanceOffice.channelLine;
import static medpay.settlement.FinanceOffice.day;
import static medpay.settlement.FinanceOffice.directLine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import medpay.approval.Approval;
import medpay.approval.ApprovalRefused;
import medpay.ledger.Account;
import medpay.ledger.Turnovers;
import medpay.reconciliation.Source;
import medpay.settlement.FinanceOffice;
import medpay.settlement.statement.Payer;
import medpay.settlement.statement.Taking;
import medpay.settlement.statement.Takings;
import medpay.settlement.statement.Takings.Period;
import medpay.shared.BadStatement;
import medpay.shared.BusinessDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a channel keeps is booked, the rest is expected on a working day, and the bank's receipt closes the receivable to the fen. */
class PayoutTest {

	private static final BusinessDate FRIDAY = day("2026-11-20");
	private static final BusinessDate SATURDAY = day("2026-11-21");

	private final FinanceOffice office = new FinanceOffice();
	private final ChannelSettling settling = office.get(ChannelSettling.class);
	private final Payouts payouts = office.get(Payouts.class);
	private final BankReceipts receipts = office.get(BankReceipts.class);

	@AfterEach
	void close() {
		office.close();
	}

	/** What stands on the accounts, debit positive. */
	private Map<Account, Long> balances() {
		return office.get(Turnovers.class).between(HOSPITAL, day("2026-01-01"), day("2027-12-31"), office.now()).stream()
				.collect(Collectors.groupingBy(Turnovers.Turnover::account, Collectors.summingLong(Turnovers.Turnover::netFen)));
	}

	/** Friday: 100.00 of a clinic and 50.00 of an emergency through Medpay, 20.00 of a kiosk; 0.6 % is the channel's. */
	private void friday() {
		office.charged(FRIDAY, "O-1", "OUTPATIENT", 10_000);
		office.charged(FRIDAY, "O-2", "EMERGENCY", 5_000);
		office.matched(Source.HIS, FRIDAY, directLine(1, "K-1", 2_000));
		office.matched(Source.UNIONPAY, FRIDAY, channelLine(1, "O-1", 10_000, 60), channelLine(2, "O-2", 5_000, 30),
				channelLine(3, "K-1", 2_000, 12));
		settling.settle(HOSPITAL);
	}

	private void saturday() {
		office.passDays(1);
		office.charged(SATURDAY, "O-3", "OUTPATIENT", 30_000);
		office.matched(Source.HIS, SATURDAY);
		office.matched(Source.UNIONPAY, SATURDAY, channelLine(1, "O-3", 30_000, 180));
		settling.settle(HOSPITAL);
	}

	private int taken(String... rows) {
		return receipts.take(HOSPITAL, ("receipt_number,received_on,amount_yuan,payer,purpose\n" + String.join("\n", rows)).getBytes(UTF_8), "沈会计");
	}

	private void match() {
		office.get(ReceiptMatching.class).match(HOSPITAL);
	}

	@Test
	void theFeeIsBookedUnderItsSceneAndTheRestIsExpectedOnTheNextWorkingDay() {
		friday();

		assertThat(payouts.open(HOSPITAL)).singleElement().satisfies(payout -> {
			assertThat(payout.amount()).isEqualTo(17_000 - 102);
			assertThat(payout.own()).isEqualTo(15_000 - 90);
			assertThat(payout.direct()).isEqualTo(2_000 - 12);
			assertThat(payout.expectedOn()).as("the Monday after").isEqualTo(day("2026-11-23"));
		});
		List<Taking> byScene = office.get(Takings.class).byScene(new Period(HOSPITAL, FRIDAY, FRIDAY, office.now()));
		assertThat(byScene).containsExactly(new Taking("EMERGENCY", Payer.CHANNEL, "unionpay", 1, 5_000, 0, 0, 30, 0),
				new Taking("OUTPATIENT", Payer.CHANNEL, "unionpay", 1, 10_000, 0, 0, 60, 0));
	}

	@Test
	void settlingAgainChangesNothingAndAnotherStatementChangesTheDifference() {
		friday();
		settling.settle(HOSPITAL);
		office.matched(Source.UNIONPAY, FRIDAY, channelLine(1, "O-1", 10_000, 50), channelLine(2, "O-2", 5_000, 30),
				channelLine(3, "K-1", 2_000, 12));
		settling.settle(HOSPITAL);

		assertThat(balances()).containsEntry(Account.CHANNEL_FEE, 80L).containsEntry(Account.CHANNEL_RECEIVABLE, 14_920L);
		assertThat(payouts.open(HOSPITAL)).singleElement().satisfies(payout -> assertThat(payout.amount()).isEqualTo(17_000 - 92));
	}

	@Test
	void oneReceiptPaysTheDaysOfAWeekEndAndTheReceivableIsClosed() {
		friday();
		saturday();
		office.passDays(2);

		assertThat(taken("T-1,2026-11-23,\"467.18\",中国银联股份有限公司,清算款")).isEqualTo(1);
		match();

		assertThat(payouts.open(HOSPITAL)).isEmpty();
		assertThat(balances()).containsEntry(Account.BANK, 46_718L).containsEntry(Account.CHANNEL_RECEIVABLE, 0L)
				.containsEntry(Account.DIRECT_TAKINGS, -1_988L);
	}

	@Test
	void whatDoesNotComeToTheFenWaitsForTwoPeopleAndStandsInSuspense() {
		friday();
		office.passDays(3);
		taken("T-2,2026-11-23,168.97,中国银联股份有限公司,清算款");
		match();
		ExpectedPayout waiting = payouts.open(HOSPITAL).getFirst();
		assertThat(receipts.one(HOSPITAL, "T-2").orElseThrow().matchedAt()).isNull();

		Approval asked = office.get(ReceiptProposals.class).propose(HOSPITAL, "T-2", List.of(waiting.id()), "银联少付 0.01 元", "沈会计");
		assertThatExceptionOfType(ApprovalRefused.class).isThrownBy(() -> office.approvals().approve(HOSPITAL, asked.id(), "沈会计", null));
		assertThat(payouts.open(HOSPITAL)).hasSize(1);
		office.approvals().approve(HOSPITAL, asked.id(), "陆主任", null);

		assertThat(payouts.open(HOSPITAL)).isEmpty();
		assertThat(balances()).containsEntry(Account.SUSPENSE, 1L).containsEntry(Account.CHANNEL_RECEIVABLE, 0L);
		assertThat(receipts.one(HOSPITAL, "T-2").orElseThrow().differenceFen()).isEqualTo(-1);
	}

	@Test
	void whatAStatementAddsAfterThePayoutIsExpectedApart() {
		friday();
		office.passDays(3);
		taken("T-3,2026-11-23,168.98,中国银联股份有限公司,清算款");
		match();
		office.charged(FRIDAY, "O-9", "OUTPATIENT", 1_000);
		office.matched(Source.UNIONPAY, FRIDAY, channelLine(1, "O-1", 10_000, 60), channelLine(2, "O-2", 5_000, 30), channelLine(3, "K-1", 2_000, 12),
				channelLine(4, "O-9", 1_000, 6));
		settling.settle(HOSPITAL);

		assertThat(payouts.open(HOSPITAL)).singleElement().satisfies(payout -> {
			assertThat(payout.id().sequence()).isEqualTo(2);
			assertThat(payout.amount()).isEqualTo(994);
		});
	}

	@Test
	void whatTurnsOutToBeTheHospitalsOwnAfterThePayoutIsShifted() {
		friday();
		office.passDays(3);
		taken("T-4,2026-11-23,168.98,中国银联股份有限公司,清算款");
		match();
		office.matched(Source.HIS, FRIDAY);
		settling.settle(HOSPITAL);

		assertThat(payouts.open(HOSPITAL)).isEmpty();
		assertThat(balances()).as("nobody knows the kiosk's line any more").containsEntry(Account.DIRECT_TAKINGS, 0L)
				.containsEntry(Account.CHANNEL_FEE, 102L).containsEntry(Account.CHANNEL_RECEIVABLE, -2_000L);
	}

	@Test
	void aYearWithoutHolidaysIsNoDateUntilItsTableIsThere() {
		office.passDays(41);
		BusinessDate lastDay = day("2026-12-31");
		office.charged(lastDay, "O-7", "OUTPATIENT", 1_000);
		office.matched(Source.HIS, lastDay);
		office.matched(Source.UNIONPAY, lastDay, channelLine(1, "O-7", 1_000, 6));
		settling.settle(HOSPITAL);
		assertThat(payouts.open(HOSPITAL)).singleElement().satisfies(payout -> assertThat(payout.expectedOn()).isNull());

		office.get(CalendarYears.class).take("day,kind,name\n2027-01-01,OFF,元旦\n2027-01-02,WORKING,调休\n".getBytes(UTF_8), 2027, "通知", "沈会计");
		payouts.date(HOSPITAL);

		assertThat(payouts.open(HOSPITAL)).singleElement().satisfies(payout -> assertThat(payout.expectedOn()).isEqualTo(day("2027-01-02")));
	}

	@Test
	void aBankStatementIsTakenWholeOrNotAtAll() {
		friday();
		office.passDays(3);
		assertThat(taken("T-5,2026-11-23,1.00,某公司,货款")).isEqualTo(1);
		assertThat(taken("T-5,2026-11-23,1.00,某公司,货款")).as("the same again").isZero();
		refused("第 3 行", "T-6,2026-11-23,1.00,银联,款", "T-6,2026-11-23,1.00,银联,款");
		refused("第 2 行", "T-5,2026-11-23,2.00,某公司,货款");
		refused("第 2 行", "T-7,2026-11-24,2.00,银联,明天的");
		refused("第 2 行", "T-8,2026-11-23,0.00,银联,零");
		refused("第 2 行", "T-9,2026-11-23,1.005,银联,三位小数");
		refused("第 2 行", "T 10,2026-11-23,1.00,银联,空格");
		refused("第 2 行", "T-11,23/11/2026,1.00,银联,日期");
		refused("第 3 行", "T-12,2026-11-23,168.98,银联,好", "T-13,2026-11-23,1.00,,没有付款方");
		assertThat(receipts.between(HOSPITAL, FRIDAY, day("2026-11-30"))).extracting(BankReceipt::number).containsExactly("T-5");
		match();
		assertThat(receipts.one(HOSPITAL, "T-5").orElseThrow().matchedAt()).as("of an unknown payer").isNull();
	}

	private void refused(String where, String... rows) {
		assertThatExceptionOfType(BadStatement.class).isThrownBy(() -> taken(rows)).satisfies(bad -> assertThat(bad.text().zh()).startsWith(where));
	}
}
