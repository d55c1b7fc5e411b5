package medpay.settlement.clearing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static medpay.settlement.FinanceOffice.HOSPITAL;
import static medpay.settlement.FinanceOffice.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.stream.Collectors;
import medpay.approval.Approval;
import medpay.approval.ApprovalRefused;
import medpay.ledger.Account;
import medpay.ledger.Labels;
import medpay.ledger.Posting;
import medpay.ledger.Turnovers;
import medpay.settlement.FinanceOffice;
import medpay.settlement.clearing.Clearings.Notice;
import medpay.settlement.payout.BankReceipts;
import medpay.settlement.payout.ExpectedPayout;
import medpay.settlement.payout.ExpectedPayout.Purpose;
import medpay.settlement.payout.Payouts;
import medpay.settlement.payout.ReceiptMatching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The insurance's month: declared from the books, less what is refused, retained and set off, and in the bank to the fen. */
class ClearingTest {

	private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
	private static final LocalDate PAID = LocalDate.of(2026, 12, 15);

	private final FinanceOffice office = new FinanceOffice();
	private final Clearings clearings = office.get(Clearings.class);

	@BeforeEach
	void settleAndGoToDecember() {
		office.post("INSURANCE_SETTLED", day("2026-11-20"), "S-1", new Labels("OUTPATIENT", "C1"),
				Posting.signed(Account.INSURANCE_FUND_RECEIVABLE, "fund", 80_000),
				Posting.signed(Account.PERSONAL_ACCOUNT_RECEIVABLE, "personal-account", 20_000),
				Posting.signed(Account.HOSPITAL_REVENUE, "revenue", -100_000));
		office.passDays(15);
	}

	@AfterEach
	void close() {
		office.close();
	}

	private Map<Account, Long> balances() {
		return office.get(Turnovers.class).between(HOSPITAL, day("2026-01-01"), day("2027-12-31"), office.now()).stream()
				.collect(Collectors.groupingBy(Turnovers.Turnover::account, Collectors.summingLong(Turnovers.Turnover::netFen)));
	}

	private void approve(Approval approval) {
		office.approvals().approve(HOSPITAL, approval.id(), "陆主任", null);
	}

	private void received(String number, String yuan) {
		String file = "receipt_number,received_on,amount_yuan,payer,purpose\n%s,2026-12-05,%s,上海市医保中心,拨付".formatted(number, yuan);
		office.get(BankReceipts.class).take(HOSPITAL, file.getBytes(UTF_8), "沈会计");
		office.get(ReceiptMatching.class).match(HOSPITAL);
	}

	@Test
	void aMonthIsDeclaredClearedAndPaid() {
		approve(clearings.announce(HOSPITAL, Purpose.ADVANCE, "首笔", 30_000, PAID, "预付通知", "沈会计"));
		received("A-1", "300.00");
		assertThat(balances()).containsEntry(Account.INSURANCE_ADVANCE, -30_000L).containsEntry(Account.BANK, 30_000L);

		approve(clearings.clear(HOSPITAL, new Notice(NOVEMBER, 1_000, 5_000, 30_000, PAID), "11 月清算单", "沈会计"));

		assertThat(office.get(Payouts.class).open(HOSPITAL)).extracting(ExpectedPayout::amount).containsExactly(64_000L);
		received("C-1", "640.00");
		assertThat(office.get(Payouts.class).open(HOSPITAL)).isEmpty();
		assertThat(balances()).containsEntry(Account.INSURANCE_FUND_RECEIVABLE, 0L).containsEntry(Account.PERSONAL_ACCOUNT_RECEIVABLE, 0L)
				.containsEntry(Account.INSURANCE_ADVANCE, 0L).containsEntry(Account.INSURANCE_DEDUCTION, 1_000L)
				.containsEntry(Account.INSURANCE_RETENTION, 5_000L).containsEntry(Account.BANK, 94_000L);

		approve(clearings.announce(HOSPITAL, Purpose.RETENTION, "年度考核", 5_000, PAID, "返还通知", "沈会计"));
		received("R-1", "50.00");
		assertThat(balances()).containsEntry(Account.INSURANCE_RETENTION, 0L).containsEntry(Account.BANK, 99_000L);
	}

	@Test
	void whatMovedSinceItWasProposedIsProposedAgain() {
		Approval asked = clearings.clear(HOSPITAL, new Notice(NOVEMBER, 0, 0, 0, PAID), "11 月清算单", "沈会计");
		office.post("INSURANCE_REVERSED", day("2026-11-20"), "S-1", Labels.NONE, Posting.signed(Account.INSURANCE_FUND_RECEIVABLE, "fund", -1),
				Posting.signed(Account.HOSPITAL_REVENUE, "revenue", 1));

		assertThatExceptionOfType(ApprovalRefused.class).isThrownBy(() -> approve(asked)).withMessageContaining("propose it again");
		assertThat(clearings.of(HOSPITAL, NOVEMBER)).hasValueSatisfying(each -> assertThat(each.state()).isEqualTo(Clearing.State.WAITING));

		office.approvals().refuse(HOSPITAL, asked.id(), "陆主任", null);
		approve(clearings.clear(HOSPITAL, new Notice(NOVEMBER, 0, 0, 0, PAID), "11 月清算单", "沈会计"));
		assertThat(office.get(Payouts.class).open(HOSPITAL)).extracting(ExpectedPayout::amount).containsExactly(99_999L);
	}

	@Test
	void whatCannotBeIsRefused() {
		refused(new Notice(YearMonth.of(2026, 12), 0, 0, 0, PAID), "is not over");
		refused(new Notice(NOVEMBER, 60_000, 40_001, 0, PAID), "at most what was declared");
		refused(new Notice(NOVEMBER, -1, 0, 0, PAID), "at most what was declared");
		refused(new Notice(NOVEMBER, 0, 0, 1, PAID), "than was advanced");
		assertThatExceptionOfType(ApprovalRefused.class)
				.isThrownBy(() -> clearings.announce(HOSPITAL, Purpose.RETENTION, "多退", 1, PAID, "返还", "沈会计"))
				.withMessageContaining("than is retained");
		clearings.clear(HOSPITAL, new Notice(NOVEMBER, 0, 0, 0, PAID), "11 月清算单", "沈会计");
		refused(new Notice(NOVEMBER, 0, 0, 0, PAID), "proposed before");
	}

	private void refused(Notice notice, String why) {
		assertThatExceptionOfType(ApprovalRefused.class).isThrownBy(() -> clearings.clear(HOSPITAL, notice, "清算单", "沈会计"))
				.withMessageContaining(why);
	}
}
