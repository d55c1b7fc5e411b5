package medpay.payment;

import java.util.List;
import java.util.Locale;
import medpay.insurance.InsuranceSettlement;
import medpay.ledger.Account;
import medpay.ledger.Journal;
import medpay.ledger.JournalEntry;
import medpay.ledger.Posting;
import medpay.shared.BusinessDate;
import medpay.shared.Money;
import org.springframework.stereotype.Component;

/** The ledger follows every fen of a refund (退费记账规则): one entry per effect, in the transaction that learned of it. */
@Component
class RefundBooks {

	private final Journal journal;

	RefundBooks(Journal journal) {
		this.journal = journal;
	}

	/** 2208: nobody owes anything of this settlement any more; what the patient paid of it is the patient's. */
	void insuranceReversed(Refund refund, InsuranceSettlement settlement, BusinessDate day) {
		post(refund, "INSURANCE_REVERSED", day, settlement.settlementNumber(),
				Posting.credit(Account.INSURANCE_FUND_RECEIVABLE, "fund", settlement.fundPaid()),
				Posting.credit(Account.PERSONAL_ACCOUNT_RECEIVABLE, "personal-account", settlement.personalAccountPaid()),
				Posting.credit(Account.HOSPITAL_BORNE, "hospital", settlement.otherPaid()),
				Posting.credit(Account.PATIENT_RECEIVABLE, "patient", settlement.selfPay()),
				Posting.debit(Account.HOSPITAL_REVENUE, "revenue", settlement.total()));
	}

	/** A part of a bill without insurance is not owed any more. */
	void unbilled(Refund refund, BusinessDate day) {
		Money amount = refund.figures().total();
		post(refund, "UNBILLED", day, refund.number(), Posting.credit(Account.PATIENT_RECEIVABLE, "patient", amount),
				Posting.debit(Account.HOSPITAL_REVENUE, "revenue", amount));
	}

	/** What the patient paid too much is owed back. */
	void owed(Refund refund, BusinessDate day) {
		Money amount = refund.figures().charge();
		post(refund, "REFUND_OWED", day, refund.number(), Posting.debit(Account.PATIENT_RECEIVABLE, "patient", amount),
				Posting.credit(Account.REFUND_PAYABLE, "refund", amount));
	}

	/** The channel gave it back: it owes the hospital that much less. */
	void returned(Refund refund, ReturnOrder order, BusinessDate day) {
		post(refund, "RETURNED", day, order.orderNumber(), Posting.debit(Account.REFUND_PAYABLE, "refund", order.amount()),
				Posting.credit(Account.CHANNEL_RECEIVABLE, order.channel().toLowerCase(Locale.ROOT), order.amount()));
	}

	/** The cashier paid it out. */
	void paidOut(Refund refund, BusinessDate day) {
		Money amount = refund.figures().charge();
		post(refund, "WINDOW_RETURNED", day, refund.number(), Posting.debit(Account.REFUND_PAYABLE, "refund", amount),
				Posting.credit(Account.WINDOW_CASH, "cash", amount));
	}

	private void post(Refund refund, String kind, BusinessDate day, String cause, Posting... postings) {
		journal.post(new JournalEntry(refund.institution(), kind, day, cause, refund.payment().value().toString(), List.of(postings)));
	}
}
