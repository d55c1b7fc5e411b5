package medpay.settlement.clearing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import medpay.ledger.Account;
import medpay.ledger.Journal;
import medpay.ledger.JournalEntry;
import medpay.ledger.Posting;
import medpay.ledger.Turnovers;
import medpay.ledger.Turnovers.Turnover;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.springframework.stereotype.Component;

/** What the insurance owes by the books, and what its clearing does to them (医保清算记账). */
@Component
class ClearingBooks {

	static final String CLEARED = "INSURANCE_CLEARED";
	private static final LocalDate BEFORE_ALL = LocalDate.of(2000, 1, 1);

	private final Journal journal;
	private final Turnovers turnovers;
	private final BusinessClock clock;

	ClearingBooks(Journal journal, Turnovers turnovers, BusinessClock clock) {
		this.journal = journal;
		this.turnovers = turnovers;
		this.clock = clock;
	}

	/** What a month comes to; fen. */
	public record Declared(long fundFen, long accountFen) {}

	/** Everything of the month that is the insurance's, decisions about differences among it. */
	Declared declared(InstitutionId institution, YearMonth month) {
		List<Turnover> of = turnovers.between(institution, new BusinessDate(month.atDay(1)), new BusinessDate(month.atEndOfMonth()), clock.now());
		return new Declared(net(of, each -> each.account() == Account.INSURANCE_FUND_RECEIVABLE && each.leg().equals("fund")),
				net(of, each -> each.account() == Account.PERSONAL_ACCOUNT_RECEIVABLE && each.leg().equals("personal-account")));
	}

	private static long net(List<Turnover> turnovers, Predicate<Turnover> which) {
		return turnovers.stream().filter(each -> !each.kind().equals(CLEARED)).filter(which).mapToLong(Turnover::netFen).sum();
	}

	/** What the insurance has advanced and not set off, or retains; fen, not negative. */
	long balance(InstitutionId institution, Account account) {
		return Math
				.abs(turnovers.between(institution, new BusinessDate(BEFORE_ALL), new BusinessDate(clock.today().value().plusYears(1)), clock.now())
						.stream().filter(each -> each.account() == account).mapToLong(Turnover::netFen).sum());
	}

	/** The declared receivables end; in their place are what is payable, retained, refused and set off. */
	void cleared(InstitutionId institution, Clearing clearing) {
		journal.post(new JournalEntry(institution, CLEARED, clock.today(), clearing.period(), "clearing " + clearing.period(),
				List.of(Posting.signed(Account.INSURANCE_FUND_RECEIVABLE, "fund", -clearing.fundFen()),
						Posting.signed(Account.PERSONAL_ACCOUNT_RECEIVABLE, "personal-account", -clearing.accountFen()),
						Posting.signed(Account.INSURANCE_DEDUCTION, "deduction", clearing.deductionFen()),
						Posting.signed(Account.INSURANCE_RETENTION, "retention", clearing.retentionFen()),
						Posting.signed(Account.INSURANCE_ADVANCE, "advance", clearing.advanceFen()),
						Posting.signed(Account.INSURANCE_FUND_RECEIVABLE, "cleared", clearing.payableFen()))));
	}
}
