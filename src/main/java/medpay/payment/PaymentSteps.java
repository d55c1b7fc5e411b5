package medpay.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import medpay.agreement.CreditAgreements.HoldRequest;
import medpay.agreement.CreditAgreements.HoldResult;
import medpay.exchange.Exchange;
import medpay.payment.machine.InsuranceStep;
import medpay.payment.machine.NextStep;
import medpay.payment.machine.NextStep.Deed;
import medpay.payment.machine.PaymentEvent;
import medpay.payment.machine.PaymentState;
import medpay.payment.machine.SelfPayRoute;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.call.Answer;
import medpay.voucher.VerifiedPerson;
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
	private final InsuranceLeg insurance;
	private final ChargeLeg charge;
	private final PhoneLeg phone;
	private final InsuranceVisits visits;
	private final LiveKeys keys;
	private final PersonalPart personal;
	private final PaymentBooks books;
	private final Exchange exchange;
	private final Workers workers;
	private final BusinessClock clock;
	private final TransactionOperations transactions;
	private final AskAgainLadder ladder;
	private final AskAgainLadder chargeLadder;
	private final Duration insuranceLimit;
	private final Duration channelLimit;

	PaymentSteps(Payments payments, InsuranceLeg insurance, ChargeLeg charge, PhoneLeg phone, InsuranceVisits visits, LiveKeys keys,
			PersonalPart personal,
			PaymentBooks books,
			Exchange exchange, Workers workers, BusinessClock clock, TransactionOperations transactions, PaymentSettings settings,
			@Value("${medpay.insurance.answer-limit:150s}") Duration insuranceLimit,
			@Value("${medpay.unionpay.answer-limit:10s}") Duration channelLimit) {
		this.payments = payments;
		this.insurance = insurance;
		this.charge = charge;
		this.phone = phone;
		this.visits = visits;
		this.keys = keys;
		this.personal = personal;
		this.books = books;
		this.exchange = exchange;
		this.workers = workers;
		this.clock = clock;
		this.transactions = transactions;
		this.ladder = AskAgainLadder.of(settings.askAgain());
		this.chargeLadder = AskAgainLadder.ofCharge(settings.askAgain());
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
			return payment.claim().openAttempt().isPresent() ? unanswered(payment, now) : decide(payment, now, true);
		});
	}

	/** Whoever sent this attempt is gone. Within the answer limit its answer may still take effect; after that it is a doubt. */
	private Step unanswered(Payment payment, Instant now) {
		Instant limit = payment.claim().openSince().orElseThrow().plus(limit(payment));
		if (now.isBefore(limit)) {
			payment.claim().rest(limit);
			return new Step.Pause();
		}
		exchange.received(payment.institution(), payment.claim().openAttempt().orElseThrow(),
				new Answer<>(Boolean.FALSE, "unanswered", "No answer was recorded within the limit", null));
		Deed unanswered = payment.claim().openDeed().orElse(payment.situation().next().deed());
		payment.claim().answered();
		happened(payment, silence(unanswered, payment.situation().step()), now);
		return decide(payment, now, true);
	}

	private Duration limit(Payment payment) {
		return atPlatform(payment.state()) ? insuranceLimit : channelLimit;
	}

	private static PaymentEvent silence(Deed deed, InsuranceStep step) {
		return switch (deed) {
			case ASK_INSURANCE -> step == InsuranceStep.SETTLE ? new PaymentEvent.SettlementInDoubt() : new PaymentEvent.InsuranceSilent();
			case VOID_SETTLEMENT -> new PaymentEvent.VoidInDoubt();
			case CHARGE, QUERY_CHARGE -> new PaymentEvent.ChargeInDoubt();
			case ASK_CONFIRMATION, QUERY_CONFIRMATION -> new PaymentEvent.ConfirmationOpen();
			case BEGIN, HOLD, CONSUME_HOLD, RELEASE_HOLD, NOTHING -> new PaymentEvent.OfAnotherOrder();
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
			happened(payment, call.meaning().apply(payment, answer), now);
			return decide(payment, now, false);
		});
	}

	/** Records something learned without a call of ours. */
	Step learned(PaymentId id, Function<Payment, PaymentEvent> meaning) {
		return inLock(id, payment -> {
			if (!payment.claim().isOwnedBy(workers.self())) {
				return new Step.Pause();
			}
			Instant now = clock.now();
			happened(payment, meaning.apply(payment), now);
			return decide(payment, now, false);
		});
	}

	/** What is to do, now that the operator is signed in at the platform, or the platform had its chance. */
	Step resume(PaymentId id) {
		return inLock(id, payment -> payment.claim().isOwnedBy(workers.self()) ? decide(payment, clock.now(), true) : new Step.Pause());
	}

	/** The agreement's word on the hold. */
	Step held(PaymentId id, HoldResult result) {
		return learned(id, payment -> payment.situation().route() == SelfPayRoute.CONFIRM_ON_PHONE
				? phone.held(payment, result)
				: charge.held(payment, result));
	}

	/** News from outside, told to whoever has the payment: applied at once, whoever owns it. */
	void told(PaymentId id, Function<Payment, PaymentEvent> meaning) {
		inLock(id, payment -> {
			Instant now = clock.now();
			happened(payment, meaning.apply(payment), now);
			payment.claim().lookAtOnce(now);
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

	private void happened(Payment payment, PaymentEvent event, Instant now) {
		boolean wasAtPlatform = atPlatform(payment.state());
		payment.happened(event, now);
		if (wasAtPlatform && !atPlatform(payment.state())) {
			visits.leave(InsuranceLeg.visitKey(payment), payment.getId().value());
		}
		if (payment.state() == PaymentState.REFUSED || payment.state() == PaymentState.REVERSED) {
			keys.giveBack(payment.getId());
		}
	}

	private static boolean atPlatform(PaymentState state) {
		return state == PaymentState.RECEIVED || state == PaymentState.SETTLING_INSURANCE || state == PaymentState.INSURANCE_IN_DOUBT;
	}

	private Step decide(Payment payment, Instant now, boolean due) {
		if (payment.situation().asksPatient() && !now.isBefore(phone.deadline(payment))) {
			happened(payment, phone.lapsed(payment), now);
		}
		NextStep next = payment.situation().next();
		if (next.deed() == Deed.NOTHING) {
			payment.claim().rest(null);
			return new Step.Pause();
		}
		if (!next.now() && !due) {
			return later(payment, now);
		}
		return switch (next.deed()) {
			case BEGIN -> {
				begun(payment, now);
				yield decide(payment, now, false);
			}
			case ASK_INSURANCE, VOID_SETTLEMENT -> atPlatform(payment, next.deed(), now);
			case HOLD -> hold(payment);
			case CHARGE -> save(payment, charge.charge(payment), now);
			case QUERY_CHARGE -> save(payment, charge.query(payment), now);
			case ASK_CONFIRMATION -> save(payment, phone.ask(payment), now);
			case QUERY_CONFIRMATION -> save(payment, phone.query(payment), now);
			case CONSUME_HOLD -> new Step.SettleHold(personal.person(payment).payer(), true);
			case RELEASE_HOLD -> new Step.SettleHold(personal.person(payment).payer(), false);
			case NOTHING -> new Step.Pause();
		};
	}

	private Step hold(Payment payment) {
		VerifiedPerson person = personal.person(payment);
		return new Step.Hold(new HoldRequest(person.payer(), person.paidFor(), payment.institution(), payment.getId().value(), payment.selfPay(),
				charge.tried(payment)));
	}

	private void begun(Payment payment, Instant now) {
		if (payment.insuredPart().settledByHis()) {
			happened(payment, insurance.settledByHospital(payment), now);
			return;
		}
		if (payment.situation().insured()) {
			visits.numberOf(InsuranceLeg.visitKey(payment)).ifPresent(payment.insuredPart()::visitKnownAs);
		} else {
			payment.insuredPart().allSelfPay(payment.total());
			books.billedToPatient(payment, BusinessDate.of(now));
		}
		happened(payment, new PaymentEvent.Begun(payment.insuredPart().insuranceVisitNumber().isPresent()), now);
	}

	/** The sealed bill is opened once for the whole step. */
	private Step atPlatform(Payment payment, Deed deed, Instant now) {
		InsuranceOrders.Order order = insurance.order(payment);
		if (!insurance.signedIn(order)) {
			return insurance.signIn(order);
		}
		Step.Prepared<?> prepared = deed == Deed.ASK_INSURANCE ? insurance.next(payment, order) : insurance.voiding(payment, order);
		return save(payment, prepared, now);
	}

	private Step later(Payment payment, Instant now) {
		boolean charging = payment.state() == PaymentState.CHARGING || payment.state() == PaymentState.CHARGE_IN_DOUBT;
		Optional<Instant> moment = (charging ? chargeLadder : ladder).next(payment.claim().doubtSince(now), now);
		if (payment.situation().asksPatient()) {
			Instant deadline = phone.deadline(payment);
			moment = moment.filter(deadline::isAfter).or(() -> Optional.of(deadline));
		}
		if (moment.isEmpty()) {
			payment.claim().needsAPerson(charging ? "charge_in_doubt" : "insurance_in_doubt");
		}
		payment.claim().rest(moment.orElse(null));
		return new Step.Pause();
	}

	private <A> Step save(Payment payment, Step.Prepared<A> prepared, Instant now) {
		UUID attempt = exchange.sending(payment.institution(), SUBJECT, payment.getId().value(), prepared.call());
		payment.claim().sending(attempt, payment.situation().next().deed(), now);
		return new Step.Call<>(attempt, prepared.call(), prepared.meaning());
	}
}
