package medpay.payment;

import java.util.List;
import java.util.Locale;
import java.time.Instant;
import medpay.insurance.InsuranceSettlement;
import medpay.ledger.Account;
import medpay.ledger.Journal;
import medpay.ledger.JournalEntry;
import medpay.ledger.Labels;
import medpay.ledger.Posting;
import medpay.shared.BusinessDate;
import medpay.shared.Money;
import medpay.payment.MoneyMoved.BillPaid;
import medpay.payment.MoneyMoved.ChannelMoved;
import medpay.payment.MoneyMoved.InsuranceMoved;
import medpay.payment.MoneyMoved.Split;
import medpay.payment.machine.PaymentState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The ledger follows every fen of a payment (记账规则): one entry per effect, in the transaction that learned of it. */
@Component
class PaymentBooks {

	private final Journal journal;
	private final ApplicationEventPublisher events;

	PaymentBooks(Journal journal, ApplicationEventPublisher events) {
		this.journal = journal;
		this.events = events;
	}

	/** 2207: the bill is earned; funds, personal account, hospital and patient owe their parts. Dated by the platform's settlement time. */
	void insuranceSettled(Payment payment, InsuranceSettlement settlement) {
		boolean first = post(payment, payment.operatorCode(), "INSURANCE_SETTLED", BusinessDate.of(settlement.settledAt()),
				settlement.settlementNumber(),
				Posting.debit(Account.INSURANCE_FUND_RECEIVABLE, "fund", settlement.fundPaid()),
				Posting.debit(Account.PERSONAL_ACCOUNT_RECEIVABLE, "personal-account", settlement.personalAccountPaid()),
				Posting.debit(Account.HOSPITAL_BORNE, "hospital", settlement.otherPaid()),
				Posting.debit(Account.PATIENT_RECEIVABLE, "patient", settlement.selfPay()),
				Posting.credit(Account.HOSPITAL_REVENUE, "revenue", settlement.total()));
		if (first) {
			events.publishEvent(insuranceMoved(payment.getId(), payment.billNumber(), settlement, settlement.settledAt(), false));
		}
	}

	static InsuranceMoved insuranceMoved(PaymentId payment, String bill, InsuranceSettlement settlement, Instant at, boolean undone) {
		var split = new Split(settlement.total(), settlement.fundPaid(), settlement.personalAccountPaid(), settlement.otherPaid(),
				settlement.selfPay());
		return new InsuranceMoved(payment, bill, undone, settlement.settlementNumber(), settlement.messageNumber(), settlement.insuranceVisitNumber(),
				split, settlement.insuranceType(), settlement.clearingType(), settlement.clearingOffice(), at);
	}

	/** No insurance: the patient owes the whole bill. */
	void billedToPatient(Payment payment, BusinessDate day) {
		post(payment, payment.operatorCode(), "BILLED", day, payment.getId().value().toString(),
				Posting.debit(Account.PATIENT_RECEIVABLE, "patient", payment.total()),
				Posting.credit(Account.HOSPITAL_REVENUE, "revenue", payment.total()));
	}

	/**
	 * The channel took the money: it owes it to the hospital, the patient owes it no more. Late money is owed back instead. Kind and cause are the
	 * same for both, so that one effect has one entry.
	 */
	void charged(Payment payment, ChargeOrder order, boolean late, Instant at) {
		Money amount = order.amount();
		boolean first = post(payment, payment.operatorCode(), "CHARGED", BusinessDate.of(at), order.orderNumber(),
				Posting.debit(Account.CHANNEL_RECEIVABLE, order.channel().toLowerCase(Locale.ROOT), amount),
				Posting.credit(late ? Account.REFUND_PAYABLE : Account.PATIENT_RECEIVABLE, "patient", amount));
		if (first) {
			events.publishEvent(new ChannelMoved(payment.getId(), payment.billNumber(), payment.scene(), false, order.channel(), order.orderNumber(),
					order.channelReference().orElse(null), amount, order.settledOn().orElse(null), at));
		}
	}

	/** 2208: nobody owes anything any more and nothing is earned. */
	void insuranceReversed(Payment payment, Instant at) {
		InsuredPart part = payment.insuredPart();
		boolean first = post(payment, payment.operatorCode(), "INSURANCE_REVERSED", BusinessDate.of(at), part.settlementNumber().orElseThrow(),
				Posting.credit(Account.INSURANCE_FUND_RECEIVABLE, "fund", part.fundPaid()),
				Posting.credit(Account.PERSONAL_ACCOUNT_RECEIVABLE, "personal-account", part.personalAccountPaid()),
				Posting.credit(Account.HOSPITAL_BORNE, "hospital", part.otherPaid()),
				Posting.credit(Account.PATIENT_RECEIVABLE, "patient", part.selfPay()),
				Posting.debit(Account.HOSPITAL_REVENUE, "revenue", payment.total()));
		if (first) {
			InsuranceSettlement settlement = StoredJson.read(part.settlement().orElseThrow(), InsuranceSettlement.class);
			events.publishEvent(insuranceMoved(payment.getId(), payment.billNumber(), settlement, at, true));
		}
	}

	/**
	 * Given up with no transaction of ours at the platform: the patient owes nothing any more. What the hospital settled itself with the insurance, the hospital
	 * undoes itself; here it counts as undone, and reconciliation finds whatever is not.
	 */
	void givenUp(Payment payment, Instant at) {
		if (payment.situation().insured()) {
			insuranceReversed(payment, at);
			return;
		}
		post(payment, payment.operatorCode(), "GIVEN_UP", BusinessDate.of(at), payment.getId().value().toString(),
				Posting.credit(Account.PATIENT_RECEIVABLE, "patient", payment.total()),
				Posting.debit(Account.HOSPITAL_REVENUE, "revenue", payment.total()));
	}

	/** The cashier took the self-pay part. */
	void windowPaid(Payment payment, WindowReceipt receipt, BusinessDate day) {
		post(payment, receipt.operator().code(), "WINDOW_PAID", day, receipt.number(),
				Posting.debit(Account.WINDOW_CASH, receipt.method().name().toLowerCase(Locale.ROOT), receipt.amount()),
				Posting.credit(Account.PATIENT_RECEIVABLE, "patient", receipt.amount()));
	}

	/** All parties have paid: the hospital's system counts the bill among the day's receipts. */
	void paid(Payment payment, Instant at) {
		InsuredPart part = payment.insuredPart();
		var split = new Split(payment.total(), part.fundPaid(), part.personalAccountPaid(), part.otherPaid(), part.selfPay());
		events.publishEvent(
				new BillPaid(payment.getId(), payment.billNumber(), split, payment.state() == PaymentState.PAID_AT_WINDOW, at));
	}

	private boolean post(Payment payment, String operator, String kind, BusinessDate day, String cause, Posting... postings) {
		var labels = new Labels(payment.scene().name(), operator);
		return journal.post(new JournalEntry(payment.institution(), kind, day, cause, payment.getId().value().toString(), labels, List.of(postings)));
	}
}
