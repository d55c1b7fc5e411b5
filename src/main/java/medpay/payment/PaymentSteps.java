package medpay.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import medpay.agreement.CreditAgreements.HoldResult;
import medpay.exchange.Exchange;
import medpay.payment.machine.NextStep.Deed;
import medpay.payment.machine.PaymentEvent;
import medpay.payment.machine.Unanswered;
import medpay.payment.machine.SelfPayRoute;
import medpay.shared.BusinessClock;
import medpay.shared.call.Answer;
import medpay.shared.call.Wire;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The commits between the calls (提交点). Each method is one transaction: it locks the payment, makes sure it is still ours, records what was learned with
 * everything that moved, decides the next step and saves its attempt.
 */
@Component
class PaymentSteps {

	/** The subject under which attempts are kept. */
	static final String SUBJECT = "payment";

	private final Payments payments;
	private final PaymentProgress progress;
	private final ChargeLeg charge;
	private final PhoneLeg phone;
	private final Exchange exchange;
	private final Workers workers;
	private final BusinessClock clock;
	private final TransactionOperations transactions;
	private final Duration insuranceLimit;
	private final Duration channelLimit;

	PaymentSteps(Payments payments, PaymentProgress progress, ChargeLeg charge, PhoneLeg phone, Exchange exchange, Workers workers,
			BusinessClock clock, TransactionOperations transactions, @Value("${medpay.insurance.answer-limit:150s}") Duration insuranceLimit,
			@Value("${medpay.unionpay.answer-limit:10s}") Duration channelLimit) {
		this.payments = payments;
		this.progress = progress;
		this.charge = charge;
		this.phone = phone;
		this.exchange = exchange;
		this.workers = workers;
		this.clock = clock;
		this.transactions = transactions;
		this.insuranceLimit = insuranceLimit;
		this.channelLimit = channelLimit;
	}

	/** Takes the payment over, if nobody living works on it and it is due, and says what to do. */
	Step begin(PaymentId id, UUID[] livingOthers) {
		return inLock(id, payment -> {
			Instant now = clock.now();
			boolean ownedElsewhere = payment.claim().owner().filter(owner -> List.of(livingOthers).contains(owner)).isPresent();
			boolean due = payment.claim().isDue(now);
			if (ownedElsewhere || !due) {
				return new Step.Pause();
			}
			payment.claim().ownedBy(workers.self(), now);
			return payment.claim().openAttempt().isPresent() ? unanswered(payment, now) : progress.decide(payment, now, true);
		});
	}

	/** Whoever sent this attempt is gone. Within the answer limit its answer may still take effect; after that it is a doubt. */
	private Step unanswered(Payment payment, Instant now) {
		Deed unanswered = payment.claim().openDeed().orElse(payment.situation().next().deed());
		Instant limit = payment.claim().openSince().orElseThrow().plus(limit(unanswered));
		if (now.isBefore(limit)) {
			payment.claim().rest(limit);
			return new Step.Pause();
		}
		exchange.received(payment.institution(), payment.claim().openAttempt().orElseThrow(),
				new Answer<>(Boolean.FALSE, "unanswered", "No answer was recorded within the limit", null));
		payment.claim().answered();
		progress.happened(payment, Unanswered.meaning(unanswered, payment.situation().step()), now);
		return progress.decide(payment, now, true);
	}

	private Duration limit(Deed deed) {
		return switch (deed) {
			case ASK_INSURANCE, VOID_SETTLEMENT, REVERSE, VOID_REVERSAL, CLOSE_VISIT -> insuranceLimit;
			case BEGIN, HOLD, CHARGE, QUERY_CHARGE, ASK_CONFIRMATION, QUERY_CONFIRMATION, CONSUME_HOLD, RELEASE_HOLD, GIVE_UP, NOTHING ->
				channelLimit;
		};
	}

	/** Records the answer of a call. When the payment is no longer ours, the answer is kept but decides nothing. */
	<A> Step answered(PaymentId id, Step.Call<A> call, Answer<A> answer) {
		return inLock(id, payment -> {
			exchange.received(payment.institution(), call.attempt(), answer);
			if (!payment.claim().isOwnedBy(workers.self()) || !payment.claim().waitsFor(call.attempt())) {
				return new Step.Pause();
			}
			Instant now = clock.now();
			payment.claim().answered();
			if (answer.code().equals(Wire.NOT_SENT)) {
				return progress.notSent(payment, now);
			}
			progress.happened(payment, call.meaning().apply(payment, answer), now);
			return progress.decide(payment, now, false);
		});
	}

	/** Records something learned without a call of ours. */
	Step learned(PaymentId id, Function<Payment, PaymentEvent> meaning) {
		return inLock(id, payment -> {
			if (!payment.claim().isOwnedBy(workers.self())) {
				return new Step.Pause();
			}
			Instant now = clock.now();
			progress.happened(payment, meaning.apply(payment), now);
			return progress.decide(payment, now, false);
		});
	}

	/** What is to do, now that the operator is signed in at the platform, or the platform had its chance. */
	Step resume(PaymentId id) {
		return inLock(id, payment -> payment.claim().isOwnedBy(workers.self()) ? progress.decide(payment, clock.now(), true) : new Step.Pause());
	}

	/** The agreement's word on the hold. */
	Step held(PaymentId id, HoldResult result) {
		return learned(id, payment -> {
			if (!payment.situation().awaitsHold()) {
				return result instanceof HoldResult.Held ? new PaymentEvent.HoldTaken() : new PaymentEvent.HoldRefused();
			}
			return payment.situation().route() == SelfPayRoute.CONFIRM_ON_PHONE ? phone.held(payment, result) : charge.held(payment, result);
		});
	}

	/** News from outside, told to whoever has the payment: applied at once, whoever owns it. */
	void told(PaymentId id, Function<Payment, PaymentEvent> meaning) {
		inLock(id, payment -> {
			Instant now = clock.now();
			progress.happened(payment, meaning.apply(payment), now);
			payment.claim().lookAtOnce(now);
			return new Step.Pause();
		});
	}

	/**
	 * An act of the hospital's, under the payment's lock: {@code work} looks, keeps what belongs to the act and says what happened, or throws, and nothing is kept.
	 * Somebody continues afterwards.
	 */
	void acted(PaymentId id, Function<Payment, Optional<PaymentEvent>> work) {
		inLock(id, payment -> {
			Instant now = clock.now();
			work.apply(payment).ifPresent(event -> {
				progress.happened(payment, event, now);
				payment.claim().lookAtOnce(now);
			});
			return new Step.Pause();
		});
	}

	private Step inLock(PaymentId id, Function<Payment, Step> work) {
		Step step = transactions.execute(status -> {
			Payment payment = payments.lock(id).orElseThrow();
			Step next = work.apply(payment);
			payments.saveAndFlush(payment);
			return next;
		});
		return Objects.requireNonNull(step);
	}
}
