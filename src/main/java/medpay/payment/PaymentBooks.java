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

/** The ledger follows every fen of a payment (记账规则): one entry per effect, in the transaction that learned of it. */
@Component
class PaymentBooks {

	private final Journal journal;

	PaymentBooks(Journal journal) {
		this.journal = journal;
	}

	/** 2207: the bill is earned; funds, personal account, hospital and patient owe their parts. Dated by the platform's settlement time. */
	void insuranceSettled(Payment payment, InsuranceSettlement settlement) {
		post(payment, "INSURANCE_SETTLED", BusinessDate.of(settlement.settledAt()), settlement.settlementNumber(),
				Posting.debit(Account.INSURANCE_FUND_RECEIVABLE, "fund", settlement.fundPaid()),
				Posting.debit(Account.PERSONAL_ACCOUNT_RECEIVABLE, "personal-account", settlement.personalAccountPaid()),
				Posting.debit(Account.HOSPITAL_BORNE, "hospital", settlement.otherPaid()),
				Posting.debit(Account.PATIENT_RECEIVABLE, "patient", settlement.selfPay()),
				Posting.credit(Account.HOSPITAL_REVENUE, "revenue", settlement.total()));
	}

	/** No insurance: the patient owes the whole bill. */
	void billedToPatient(Payment payment, BusinessDate day) {
		post(payment, "BILLED", day, payment.getId().value().toString(), Posting.debit(Account.PATIENT_RECEIVABLE, "patient", payment.total()),
				Posting.credit(Account.HOSPITAL_REVENUE, "revenue", payment.total()));
	}

	/**
	 * The channel took the money: it owes it to the hospital, the patient owes it no more. Late money is owed back instead. Kind and cause are the
	 * same for both, so that one effect has one entry.
	 */
	void charged(Payment payment, ChargeOrder order, boolean late, BusinessDate day) {
		Money amount = order.amount();
		post(payment, "CHARGED", day, order.orderNumber(),
				Posting.debit(Account.CHANNEL_RECEIVABLE, order.channel().toLowerCase(Locale.ROOT), amount),
				Posting.credit(late ? Account.REFUND_PAYABLE : Account.PATIENT_RECEIVABLE, "patient", amount));
	}

	/** 2208: nobody owes anything any more and nothing is earned. */
	void insuranceReversed(Payment payment, BusinessDate day) {
		InsuredPart part = payment.insuredPart();
		post(payment, "INSURANCE_REVERSED", day, part.settlementNumber().orElseThrow(),
				Posting.credit(Account.INSURANCE_FUND_RECEIVABLE, "fund", part.fundPaid()),
				Posting.credit(Account.PERSONAL_ACCOUNT_RECEIVABLE, "personal-account", part.personalAccountPaid()),
				Posting.credit(Account.HOSPITAL_BORNE, "hospital", part.otherPaid()),
				Posting.credit(Account.PATIENT_RECEIVABLE, "patient", part.selfPay()),
				Posting.debit(Account.HOSPITAL_REVENUE, "revenue", payment.total()));
	}

	/**
	 * Given up with no transaction of ours at the platform: the patient owes nothing any more. What the hospital settled itself with the insurance, the hospital
	 * undoes itself; here it counts as undone, and reconciliation finds whatever is not.
	 */
	void givenUp(Payment payment, BusinessDate day) {
		if (payment.situation().insured()) {
			insuranceReversed(payment, day);
			return;
		}
		post(payment, "GIVEN_UP", day, payment.getId().value().toString(), Posting.credit(Account.PATIENT_RECEIVABLE, "patient", payment.total()),
				Posting.debit(Account.HOSPITAL_REVENUE, "revenue", payment.total()));
	}

	/** The cashier took the self-pay part. */
	void windowPaid(Payment payment, WindowReceipt receipt, BusinessDate day) {
		post(payment, "WINDOW_PAID", day, receipt.number(),
				Posting.debit(Account.WINDOW_CASH, receipt.method().name().toLowerCase(Locale.ROOT), receipt.amount()),
				Posting.credit(Account.PATIENT_RECEIVABLE, "patient", receipt.amount()));
	}

	private void post(Payment payment, String kind, BusinessDate day, String cause, Posting... postings) {
		journal.post(new JournalEntry(payment.institution(), kind, day, cause, payment.getId().value().toString(), List.of(postings)));
	}
}
