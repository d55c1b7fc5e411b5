package medpay.payment;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import medpay.insurance.InsuranceSettlement;
import medpay.ledger.Account;
import medpay.ledger.Journal;
import medpay.ledger.JournalEntry;
import medpay.ledger.Labels;
import medpay.ledger.Posting;
import medpay.shared.BusinessDate;
import medpay.shared.Money;
import medpay.payment.MoneyMoved.BillRefunded;
import medpay.payment.MoneyMoved.ChannelMoved;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The ledger follows every fen of a refund (退费记账规则): one entry per effect, in the transaction that learned of it. */
@Component
class RefundBooks {

	private final Journal journal;
	private final Payments payments;
	private final ApplicationEventPublisher events;

	RefundBooks(Journal journal, Payments payments, ApplicationEventPublisher events) {
		this.journal = journal;
		this.payments = payments;
		this.events = events;
	}

	/** 2208: nobody owes anything of this settlement any more; what the patient paid of it is the patient's. */
	void insuranceReversed(Refund refund, InsuranceSettlement settlement, Instant at) {
		boolean first = post(refund, refund.operatorCode(), "INSURANCE_REVERSED", BusinessDate.of(at), settlement.settlementNumber(),
				Posting.credit(Account.INSURANCE_FUND_RECEIVABLE, "fund", settlement.fundPaid()),
				Posting.credit(Account.PERSONAL_ACCOUNT_RECEIVABLE, "personal-account", settlement.personalAccountPaid()),
				Posting.credit(Account.HOSPITAL_BORNE, "hospital", settlement.otherPaid()),
				Posting.credit(Account.PATIENT_RECEIVABLE, "patient", settlement.selfPay()),
				Posting.debit(Account.HOSPITAL_REVENUE, "revenue", settlement.total()));
		if (first) {
			events.publishEvent(PaymentBooks.insuranceMoved(refund.payment(), paymentOf(refund).billNumber(), settlement, at, true));
		}
	}

	/** A part of a bill without insurance is not owed any more. */
	void unbilled(Refund refund, BusinessDate day) {
		Money amount = refund.figures().total();
		post(refund, refund.operatorCode(), "UNBILLED", day, refund.number(), Posting.credit(Account.PATIENT_RECEIVABLE, "patient", amount),
				Posting.debit(Account.HOSPITAL_REVENUE, "revenue", amount));
	}

	/** What the patient paid too much is owed back. */
	void owed(Refund refund, BusinessDate day) {
		Money amount = refund.figures().charge();
		post(refund, refund.operatorCode(), "REFUND_OWED", day, refund.number(), Posting.debit(Account.PATIENT_RECEIVABLE, "patient", amount),
				Posting.credit(Account.REFUND_PAYABLE, "refund", amount));
	}

	/** The channel gave it back: it owes the hospital that much less. */
	void returned(Refund refund, ReturnOrder order, Instant at) {
		boolean first = post(refund, refund.operatorCode(), "RETURNED", BusinessDate.of(at), order.orderNumber(),
				Posting.debit(Account.REFUND_PAYABLE, "refund", order.amount()),
				Posting.credit(Account.CHANNEL_RECEIVABLE, order.channel().toLowerCase(Locale.ROOT), order.amount()));
		if (first) {
			events.publishEvent(new ChannelMoved(refund.payment(), paymentOf(refund).billNumber(), paymentOf(refund).scene(), true, order.channel(),
					order.orderNumber(),
					order.channelReference().orElse(null), order.amount(), null, at));
		}
	}

	/** A refund that the hospital asked for has its end: the hospital's system counts it among the day's returns. */
	void ended(Refund refund, Instant at) {
		RefundFigures figures = refund.figures();
		events.publishEvent(new BillRefunded(refund.payment(), paymentOf(refund).billNumber(), refund.number(), figures.total(), figures.fundFen(),
				figures.personalAccountFen(), figures.charge().fen() - figures.due().fen(), at));
	}

	private Payment paymentOf(Refund refund) {
		return payments.findById(refund.payment()).orElseThrow();
	}

	/** The cashier paid it out. */
	void paidOut(Refund refund, String operator, BusinessDate day) {
		Money amount = refund.figures().charge();
		post(refund, operator, "WINDOW_RETURNED", day, refund.number(), Posting.debit(Account.REFUND_PAYABLE, "refund", amount),
				Posting.credit(Account.WINDOW_CASH, "cash", amount));
	}

	private boolean post(Refund refund, String operator, String kind, BusinessDate day, String cause, Posting... postings) {
		var labels = new Labels(paymentOf(refund).scene().name(), operator);
		return journal.post(new JournalEntry(refund.institution(), kind, day, cause, refund.payment().value().toString(), labels, List.of(postings)));
	}
}
