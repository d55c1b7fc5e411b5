package medpay.payment;

import java.util.Optional;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.payment.machine.PaymentEvent;
import medpay.payment.machine.PaymentState;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.Operator;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/** What the window does with a bill (收费窗口): takes it back, collects its self-pay part, gives it up. Each act can be repeated without harm. */
@Service
public class CashierWindow {

	private final Payments payments;
	private final PaymentSteps steps;
	private final PaymentDriver driver;
	private final NoTouchPayment noTouchPayment;
	private final BillNumbers numbers;
	private final WindowReceipts receipts;
	private final PaymentBooks books;
	private final PaymentSettings settings;
	private final Audit audit;
	private final BusinessClock clock;

	CashierWindow(Payments payments, PaymentSteps steps, PaymentDriver driver, NoTouchPayment noTouchPayment, BillNumbers numbers,
			WindowReceipts receipts, PaymentBooks books, PaymentSettings settings, Audit audit, BusinessClock clock) {
		this.payments = payments;
		this.steps = steps;
		this.driver = driver;
		this.noTouchPayment = noTouchPayment;
		this.numbers = numbers;
		this.receipts = receipts;
		this.books = books;
		this.settings = settings;
		this.audit = audit;
		this.clock = clock;
	}

	/** Who acts: the calling client and the person at the counter. */
	public record Actor(String clientId, Operator operator) {}

	/**
	 * Takes a bill back, in any state and for any number (撤回): no attempt begins any more and whatever is open decides. Waits for that, at most as long as an answer
	 * to a bill may take.
	 */
	public Withdrawal withdraw(InstitutionId institution, String billNumber, Actor actor) {
		if (numbers.withdrawUnseen(institution, billNumber)) {
			record(institution, actor, "bill.withdrawn", billNumber, "UNSEEN");
			return new Withdrawal(Withdrawal.Outcome.SAFE_TO_COLLECT, null, null, null);
		}
		PaymentId id = payments.findByBillNumber(institution.value(), billNumber).orElseThrow().getId();
		steps.acted(id, payment -> {
			record(institution, actor, "bill.withdrawn", billNumber, payment.state().name());
			return payment.state().ended() ? Optional.empty() : Optional.of(new PaymentEvent.Withdrawn());
		});
		driver.start(id);
		noTouchPayment.awaitAnswer(id, settings.answerWithin());
		return withdrawal(payments.findById(id).orElseThrow());
	}

	private Withdrawal withdrawal(Payment payment) {
		PaymentState state = payment.state();
		return switch (state) {
			case REFUSED, REVERSED -> new Withdrawal(Withdrawal.Outcome.SAFE_TO_COLLECT, state, payment.total(), null);
			case AT_WINDOW -> new Withdrawal(Withdrawal.Outcome.SAFE_TO_COLLECT, state, payment.selfPay(), null);
			case PAID, PAID_AT_WINDOW -> new Withdrawal(Withdrawal.Outcome.ALREADY_PAID, state, null, null);
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, INSURED, CHARGING, CHARGE_IN_DOUBT, REVERSING, REVERSAL_IN_DOUBT ->
				new Withdrawal(Withdrawal.Outcome.WAIT_UNTIL, state, null, payment.claim().nextLook().orElseGet(() -> clock.now().plusSeconds(10)));
		};
	}

	/** The cashier took the self-pay part (窗口收款): once for a receipt number. */
	public WindowOutcome pay(PaymentId id, WindowReceipt receipt, Actor actor) {
		if (payments.findById(id).isEmpty()) {
			return new WindowOutcome.Unknown();
		}
		try {
			steps.acted(id, payment -> {
				if (kept(id, receipt).isPresent()) {
					return Optional.empty();
				}
				refusal(payment, receipt).ifPresent(refusal -> {
					throw new NotDone(refusal);
				});
				receipts.add(id, receipt);
				books.windowPaid(payment, receipt, BusinessDate.of(receipt.takenAt()));
				record(id.institution(), actor, receipt.despiteDoubt() ? "window.paid-despite-doubt" : "window.paid", payment.billNumber(),
						receipt.number());
				return Optional.of(new PaymentEvent.WindowPaid());
			});
		} catch (NotDone notDone) {
			return notDone.refusal;
		} catch (DataIntegrityViolationException another) {
			return kept(id, receipt).orElseThrow(() -> another);
		}
		driver.start(id);
		return kept(id, receipt).orElseThrow();
	}

	/** The same receipt number came before: with the same content it is done, with other content it is refused. */
	private Optional<WindowOutcome> kept(PaymentId id, WindowReceipt receipt) {
		Optional<WindowOutcome> outcome = receipts.find(id.institution(), receipt.number()).map(kept -> {
			if (!kept.payment().equals(id.value())) {
				return new WindowOutcome.OtherReceipt("receipt_number");
			}
			if (!kept.receipt().amount().equals(receipt.amount())) {
				return new WindowOutcome.OtherReceipt("amount_fen");
			}
			return kept.receipt().method() == receipt.method() ? new WindowOutcome.Done() : new WindowOutcome.OtherReceipt("method");
		});
		return outcome;
	}

	private static Optional<WindowOutcome.NotDone> refusal(Payment payment, WindowReceipt receipt) {
		boolean doubt = payment.state() == PaymentState.CHARGING || payment.state() == PaymentState.CHARGE_IN_DOUBT;
		boolean confirmed = payment.state() == PaymentState.CHARGE_IN_DOUBT && receipt.despiteDoubt();
		if (doubt && !confirmed) {
			return Optional.of(new WindowOutcome.ChargeInDoubt());
		}
		if (!doubt && payment.state() != PaymentState.AT_WINDOW) {
			return Optional.of(new WindowOutcome.NotAtWindow(payment.state().name()));
		}
		return receipt.amount().equals(payment.selfPay()) ? Optional.empty() : Optional.of(new WindowOutcome.NotTheAmountDue(payment.selfPay()));
	}

	/** Gives up a payment at the window (放弃): the insured part is undone, by whoever settled it. */
	public WindowOutcome cancel(PaymentId id, Actor actor) {
		if (payments.findById(id).isEmpty()) {
			return new WindowOutcome.Unknown();
		}
		try {
			steps.acted(id, payment -> switch (payment.state()) {
				case AT_WINDOW -> {
					record(id.institution(), actor, "payment.cancelled", payment.billNumber(), payment.state().name());
					yield Optional.of(new PaymentEvent.Cancelled(payment.insuredPart().settledByHis()));
				}
				case REVERSING, REVERSAL_IN_DOUBT, REVERSED -> Optional.empty();
				case CHARGING, CHARGE_IN_DOUBT -> throw new NotDone(new WindowOutcome.ChargeInDoubt());
				case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, INSURED, PAID, PAID_AT_WINDOW, REFUSED ->
					throw new NotDone(new WindowOutcome.NotAtWindow(payment.state().name()));
			});
		} catch (NotDone notDone) {
			return notDone.refusal;
		}
		driver.start(id);
		noTouchPayment.awaitEnd(id, settings.answerWithin());
		return new WindowOutcome.Done();
	}

	private void record(InstitutionId institution, Actor actor, String action, String subject, String outcome) {
		audit.record(new AuditEntry(institution, actor.clientId(), action, subject, outcome, actor.operator().code()));
	}

	/** Leaves the commit with nothing kept. */
	private static final class NotDone extends RuntimeException {

		private static final long serialVersionUID = 1L;
		private final transient WindowOutcome.NotDone refusal;

		NotDone(WindowOutcome.NotDone refusal) {
			super(null, null, false, false);
			this.refusal = refusal;
		}
	}
}
