package medpay.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import medpay.exchange.Exchange;
import medpay.payment.refund.RefundEvent;
import medpay.payment.refund.RefundUnanswered;
import medpay.shared.BusinessClock;
import medpay.shared.call.Answer;
import medpay.shared.call.Wire;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The commits between the calls of a refund (退费提交点): as {@link PaymentSteps} are those of a payment. */
@Component
class RefundSteps {

	/** The subject under which attempts are kept. */
	static final String SUBJECT = "refund";

	private final Refunds refunds;
	private final RefundProgress progress;
	private final Exchange exchange;
	private final Workers workers;
	private final Waiters waiters;
	private final BusinessClock clock;
	private final TransactionOperations transactions;
	private final Duration insuranceLimit;
	private final Duration channelLimit;

	RefundSteps(Refunds refunds, RefundProgress progress, Exchange exchange, Workers workers, Waiters waiters, BusinessClock clock,
			TransactionOperations transactions,
			@Value("${medpay.insurance.answer-limit:150s}") Duration insuranceLimit,
			@Value("${medpay.unionpay.answer-limit:10s}") Duration channelLimit) {
		this.refunds = refunds;
		this.progress = progress;
		this.exchange = exchange;
		this.workers = workers;
		this.waiters = waiters;
		this.clock = clock;
		this.transactions = transactions;
		this.insuranceLimit = insuranceLimit;
		this.channelLimit = channelLimit;
	}

	/** Takes the refund over, if nobody living works on it and it is due, and says what to do. */
	RefundStep begin(Refund.Id id, UUID[] livingOthers) {
		return inLock(id, refund -> {
			Instant now = clock.now();
			boolean ownedElsewhere = refund.claim().owner().filter(owner -> List.of(livingOthers).contains(owner)).isPresent();
			if (ownedElsewhere || !refund.claim().isDue(now)) {
				return new RefundStep.Pause();
			}
			refund.claim().ownedBy(workers.self(), now);
			return refund.claim().openAttempt().isPresent() ? unanswered(refund, now) : progress.decide(refund, now, true);
		});
	}

	/** Whoever sent this attempt is gone. Within the answer limit its answer may still take effect; after that it is a doubt. */
	private RefundStep unanswered(Refund refund, Instant now) {
		Instant limit = refund.claim().openSince().orElseThrow().plus(refund.state().atPlatform() ? insuranceLimit : channelLimit);
		if (now.isBefore(limit)) {
			refund.claim().rest(limit);
			return new RefundStep.Pause();
		}
		exchange.received(refund.institution(), refund.claim().openAttempt().orElseThrow(),
				new Answer<>(Boolean.FALSE, "unanswered", "No answer was recorded within the limit", null));
		refund.claim().answered();
		progress.happened(refund, RefundUnanswered.meaning(refund.situation().next().deed(), refund.situation().step()), now);
		return progress.decide(refund, now, true);
	}

	/** Records the answer of a call. When the refund is no longer ours, the answer is kept but decides nothing. */
	<A> RefundStep answered(Refund.Id id, RefundStep.Call<A> call, Answer<A> answer) {
		return inLock(id, refund -> {
			exchange.received(refund.institution(), call.attempt(), answer);
			if (!refund.claim().isOwnedBy(workers.self()) || !refund.claim().waitsFor(call.attempt())) {
				return new RefundStep.Pause();
			}
			Instant now = clock.now();
			refund.claim().answered();
			if (answer.code().equals(Wire.NOT_SENT)) {
				return progress.later(refund, now);
			}
			progress.happened(refund, call.meaning().apply(refund, answer), now);
			return progress.decide(refund, now, false);
		});
	}

	/** What is to do, now that the operator is signed in at the platform, or the agreement was told. */
	RefundStep resume(Refund.Id id, RefundEvent event) {
		return inLock(id, refund -> {
			if (!refund.claim().isOwnedBy(workers.self())) {
				return new RefundStep.Pause();
			}
			Instant now = clock.now();
			progress.happened(refund, event, now);
			return progress.decide(refund, now, true);
		});
	}

	/** News from outside, or an act of the window: applied at once, whoever owns the refund. */
	void told(Refund.Id id, Function<Refund, RefundEvent> meaning) {
		inLock(id, refund -> {
			Instant now = clock.now();
			progress.happened(refund, meaning.apply(refund), now);
			refund.claim().lookAtOnce(now);
			return new RefundStep.Pause();
		});
	}

	private RefundStep inLock(Refund.Id id, Function<Refund, RefundStep> work) {
		var payment = new AtomicReference<PaymentId>();
		RefundStep step = transactions.execute(status -> {
			Refund refund = refunds.lock(id).orElseThrow();
			RefundStep next = work.apply(refund);
			refunds.saveAndFlush(refund);
			payment.set(refund.payment());
			return next;
		});
		waiters.changed(payment.get());
		return Objects.requireNonNull(step);
	}
}
