package medpay.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.payment.machine.PaymentState;
import medpay.payment.refund.RefundEvent;
import medpay.payment.refund.RefundState;
import medpay.payment.refund.ReturnRoute;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes refunds in (退费受理): once for a refund number, one at a time for a payment, and never more than was paid. */
@Service
public class RefundDesk {

	private final Payments payments;
	private final Refunds refunds;
	private final RefundPlans plans;
	private final PersonalPart personal;
	private final RefundSteps steps;
	private final RefundDriver driver;
	private final RefundBooks books;
	private final Waiters waiters;
	private final ApplicationEventPublisher events;
	private final Audit audit;
	private final BusinessClock clock;
	private final TransactionOperations transactions;

	RefundDesk(Payments payments, Refunds refunds, RefundPlans plans, PersonalPart personal, RefundSteps steps, RefundDriver driver,
			RefundBooks books, Waiters waiters, ApplicationEventPublisher events, Audit audit, BusinessClock clock,
			TransactionOperations transactions) {
		this.payments = payments;
		this.refunds = refunds;
		this.plans = plans;
		this.personal = personal;
		this.steps = steps;
		this.driver = driver;
		this.books = books;
		this.waiters = waiters;
		this.events = events;
		this.audit = audit;
		this.clock = clock;
		this.transactions = transactions;
	}

	/** The payment's lock and the refund number's key decide, not a look before. */
	public RefundOutcome request(PaymentId id, String clientId, RefundWish wish) {
		Optional<RefundOutcome> known = known(id, wish);
		if (known.isPresent()) {
			return known.get();
		}
		RefundOutcome outcome;
		try {
			outcome = transactions.execute(status -> open(id, clientId, wish));
		} catch (BillRemains.NotThere notThere) {
			return notThere.why();
		} catch (DataIntegrityViolationException another) {
			return known(id, wish).orElseThrow(() -> another);
		}
		driver.start(key(id.institution(), wish.refundNumber()));
		return Objects.requireNonNull(outcome);
	}

	private RefundOutcome open(PaymentId id, String clientId, RefundWish wish) {
		Optional<Payment> found = payments.lock(id);
		if (found.isEmpty()) {
			return new RefundOutcome.Unknown();
		}
		Payment payment = found.get();
		List<Refund> before = refunds.of(id.institutionId(), id.value());
		Optional<RefundOutcome> refusal = refusal(payment, before);
		if (refusal.isPresent()) {
			return refusal.get();
		}
		RefundPlans.Planned planned = plans.plan(payment, live(payment, before), wish);
		Instant now = clock.now();
		var refund = new Refund(key(id.institution(), wish.refundNumber()), id, Refund.Kind.HOSPITAL, wish, planned.plan(), planned.figures(), now);
		refund.takes(planned.taken());
		if (planned.plan().route() == ReturnRoute.ACCOUNT) {
			refund.returns(payment.orderNumber().orElseThrow());
		}
		refunds.saveAndFlush(refund);
		audit.record(
				new AuditEntry(id.institution(), clientId, "refund.received", payment.billNumber(), wish.refundNumber(), wish.operator().code()));
		events.publishEvent(new RefundMoved(id, wish.refundNumber()));
		return new RefundOutcome.Received();
	}

	private static Optional<RefundOutcome> refusal(Payment payment, List<Refund> before) {
		if (payment.state() != PaymentState.PAID && payment.state() != PaymentState.PAID_AT_WINDOW) {
			return Optional.of(new RefundOutcome.NotPaid(payment.state().name()));
		}
		return before.stream().filter(refund -> refund.kind() == Refund.Kind.HOSPITAL && !refund.state().ended()).findFirst()
				.map(refund -> new RefundOutcome.InProgress(refund.number()));
	}

	private LiveBill live(Payment payment, List<Refund> before) {
		return LiveBill.of(payment, personal.bill(payment), before);
	}

	private Optional<RefundOutcome> known(PaymentId id, RefundWish wish) {
		return refunds.findById(key(id.institution(), wish.refundNumber())).map(refund -> {
			if (!refund.payment().equals(id)) {
				return new RefundOutcome.OtherContent("refund_number");
			}
			if (!refund.wish().equals(wish.lines())) {
				return new RefundOutcome.OtherContent("lines");
			}
			return refund.reason().equals(wish.reason()) ? new RefundOutcome.Known() : new RefundOutcome.OtherContent("reason");
		});
	}

	/** What a refund would come to; of an insured bill of which something remains it is an estimate, because the deductible moves. Nothing moves. */
	public Preview preview(PaymentId id, RefundWish wish) {
		Preview preview = transactions.execute(status -> {
			Optional<Payment> found = payments.findById(id);
			if (found.isEmpty()) {
				return new Preview.Refused(new RefundOutcome.Unknown());
			}
			List<Refund> before = refunds.of(id.institutionId(), id.value());
			Optional<RefundOutcome> refusal = refusal(found.get(), before);
			if (refusal.isPresent() && refusal.get() instanceof RefundOutcome.NotTaken notTaken) {
				return new Preview.Refused(notTaken);
			}
			try {
				RefundPlans.Planned planned = plans.plan(found.get(), live(found.get(), before), wish);
				RefundFigures figures = planned.figures();
				return new Preview.Foreseen(figures.total().fen(), figures.fundFen(), figures.personalAccountFen(), figures.charge().fen(),
						planned.plan().resettles());
			} catch (BillRemains.NotThere notThere) {
				return new Preview.Refused(notThere.why());
			}
		});
		return Objects.requireNonNull(preview);
	}

	/** What {@link #preview} can say. */
	public sealed interface Preview {

		/** In fen. {@code estimated}: the platform decides when what remains is settled again. */
		record Foreseen(long totalFen, long fundFen, long personalAccountFen, long chargeFen, boolean estimated) implements Preview {}

		/** It would not be taken in. */
		record Refused(RefundOutcome.NotTaken why) implements Preview {}
	}

	/** The cashier paid the patient's part out (窗口退款). {@code receipt}: the hospital's number of it; the same again changes nothing. */
	public RefundOutcome paidOut(PaymentId payment, String refundNumber, String receipt, CashierWindow.Actor actor) {
		Refund.Id id = key(payment.institution(), refundNumber);
		Optional<Refund> found = refunds.findById(id).filter(refund -> refund.payment().equals(payment));
		if (found.isEmpty()) {
			return new RefundOutcome.Unknown();
		}
		var outcome = new AtomicReference<RefundOutcome>(new RefundOutcome.Received());
		steps.told(id, refund -> {
			Optional<RefundOutcome> not = notPaidOut(refund, receipt);
			if (not.isPresent()) {
				outcome.set(not.get());
				return new RefundEvent.OfAnotherOrder();
			}
			refund.paidOut(receipt);
			books.paidOut(refund, actor.operator().code(), BusinessDate.of(clock.now()));
			audit.record(new AuditEntry(payment.institution(), actor.clientId(), "refund.paid-out", refundNumber, receipt, actor.operator().code()));
			return new RefundEvent.PaidBackAtWindow();
		});
		driver.start(id);
		return outcome.get();
	}

	/** Why nothing is paid out now: it was before, by this receipt or another, or it does not wait for that. */
	private static Optional<RefundOutcome> notPaidOut(Refund refund, String receipt) {
		if (refund.windowReceipt().isPresent()) {
			return Optional
					.of(refund.windowReceipt().get().equals(receipt) ? new RefundOutcome.Known() : new RefundOutcome.OtherContent("receipt_number"));
		}
		return refund.state() == RefundState.RETURN_AT_WINDOW ? Optional.empty() : Optional.of(new RefundOutcome.NotAtWindow(refund.state().name()));
	}

	/** Waits until the refund has ended, at most so long. */
	public void awaitEnd(PaymentId payment, String refundNumber, Duration limit) {
		waiters.await(payment, limit,
				() -> refunds.findById(key(payment.institution(), refundNumber)).filter(refund -> !refund.state().ended()).isEmpty());
	}

	private static Refund.Id key(InstitutionId institution, String refundNumber) {
		return new Refund.Id(institution.value(), refundNumber);
	}
}
