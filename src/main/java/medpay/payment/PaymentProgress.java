package medpay.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import medpay.agreement.CreditAgreements.HoldRequest;
import medpay.exchange.Exchange;
import medpay.institution.InstitutionPolicies.WhenDown;
import medpay.institution.Institutions;
import medpay.payment.machine.NextStep;
import medpay.payment.machine.NextStep.Deed;
import medpay.payment.machine.PaymentEvent;
import medpay.payment.machine.PaymentState;
import medpay.shared.BusinessDate;
import medpay.voucher.VerifiedPerson;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Moves a locked payment by what happened and finds what is to be done next (支付进程). Used inside the commits of {@link PaymentSteps} only; with no attempt of the
 * payment open whenever it decides.
 */
@Component
class PaymentProgress {

	/** Between two questions about an order that the channel does not find. */
	private static final Duration SOON = Duration.ofSeconds(4);

	private final InsuranceLeg insurance;
	private final ReversalLeg reversal;
	private final ChargeLeg charge;
	private final PhoneLeg phone;
	private final AtWindow window;
	private final InsuranceVisits visits;
	private final LiveKeys keys;
	private final PersonalPart personal;
	private final PaymentBooks books;
	private final Exchange exchange;
	private final Institutions institutions;
	private final ApplicationEventPublisher events;
	private final AskAgainLadder ladder;
	private final AskAgainLadder chargeLadder;

	PaymentProgress(InsuranceLeg insurance, ReversalLeg reversal, ChargeLeg charge, PhoneLeg phone, AtWindow window, InsuranceVisits visits,
			LiveKeys keys, PersonalPart personal, PaymentBooks books, Exchange exchange, Institutions institutions, ApplicationEventPublisher events,
			PaymentSettings settings) {
		this.insurance = insurance;
		this.reversal = reversal;
		this.charge = charge;
		this.phone = phone;
		this.window = window;
		this.visits = visits;
		this.keys = keys;
		this.personal = personal;
		this.books = books;
		this.exchange = exchange;
		this.institutions = institutions;
		this.events = events;
		this.ladder = AskAgainLadder.of(settings.askAgain());
		this.chargeLadder = AskAgainLadder.ofCharge(settings.askAgain());
	}

	void happened(Payment payment, PaymentEvent event, Instant now) {
		boolean asked = payment.situation().asksPatient();
		PaymentState before = payment.state();
		payment.happened(event, now);
		if (asked && !payment.situation().asksPatient()) {
			phone.over(payment);
		}
		if (before.atPlatform() && !payment.state().atPlatform()) {
			visits.leave(InsuranceLeg.visitKey(payment), payment.getId().value());
		}
		if (before != payment.state()) {
			came(payment, now);
		}
	}

	private void came(Payment payment, Instant now) {
		PaymentState state = payment.state();
		if (state == PaymentState.PAID || state == PaymentState.PAID_AT_WINDOW) {
			books.paid(payment, now);
		}
		if (state == PaymentState.AT_WINDOW && payment.situation().reversalRefused()) {
			payment.claim().needsAPerson("reversal_refused", now);
		}
		if (state == PaymentState.REFUSED || state == PaymentState.REVERSED) {
			keys.giveBack(payment.getId());
		}
		if (state == PaymentState.REVERSED && (!payment.situation().insured() || payment.insuredPart().settledByHis())) {
			books.givenUp(payment, now);
		}
		events.publishEvent(new PaymentMoved(payment.getId(), state, payment.scene()));
	}

	Step decide(Payment payment, Instant now, boolean due) {
		window.due(payment, now).or(() -> phone.due(payment, now)).ifPresent(event -> happened(payment, event, now));
		NextStep next = payment.situation().next();
		if (next.deed() == Deed.NOTHING) {
			payment.claim().rest(window.nextLook(payment).orElse(null));
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
			case GIVE_UP -> {
				givenUp(payment, now);
				yield decide(payment, now, false);
			}
			case ASK_INSURANCE, VOID_SETTLEMENT, REVERSE, VOID_REVERSAL, CLOSE_VISIT -> atPlatform(payment, next.deed(), now);
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

	/** What was not begun is not begun any more: an order that was made and never sent counts as declined. */
	private void givenUp(Payment payment, Instant now) {
		charge.neverSent(payment, "withdrawn");
		payment.toWindowBecause("withdrawn");
		if (payment.state().atPlatform()) {
			payment.insuredPart().refusedBecause("withdrawn", "The hospital withdrew the bill", false);
		}
		happened(payment, new PaymentEvent.GivenUp(), now);
	}

	/** The sealed bill is opened once for the whole step. Another bill of the visit may be at the platform: then this one waits. */
	private Step atPlatform(Payment payment, Deed deed, Instant now) {
		if (deed == Deed.CLOSE_VISIT && !reversal.visitIsOurs(payment)) {
			happened(payment, new PaymentEvent.VisitClosed(), now);
			return decide(payment, now, false);
		}
		if (deed == Deed.REVERSE && !reversal.takesVisit(payment)) {
			payment.claim().rest(now.plusSeconds(1));
			return new Step.Pause();
		}
		InsuranceOrders.Order order = insurance.order(payment);
		if (!insurance.signedIn(order)) {
			return insurance.signIn(order);
		}
		return save(payment, prepared(payment, deed, order), now);
	}

	private Step.Prepared<?> prepared(Payment payment, Deed deed, InsuranceOrders.Order order) {
		return switch (deed) {
			case ASK_INSURANCE -> insurance.next(payment, order);
			case VOID_SETTLEMENT -> insurance.voiding(payment, order);
			case REVERSE -> reversal.reverse(payment, order);
			case VOID_REVERSAL -> reversal.voiding(payment, order);
			case CLOSE_VISIT -> reversal.closing(payment, order);
			case BEGIN, GIVE_UP, HOLD, CHARGE, QUERY_CHARGE, ASK_CONFIRMATION, QUERY_CONFIRMATION, CONSUME_HOLD, RELEASE_HOLD, NOTHING ->
				throw new IllegalStateException(deed + " is no transaction of the platform");
		};
	}

	/**
	 * A call was not let through: its party is known to be down, or busy. Nothing moved and nothing is in doubt by it; it is tried again by the ladder, or, for a charge
	 * that was never sent, the window collects, as the institution has decided.
	 */
	Step notSent(Payment payment, Instant now) {
		boolean toWindow = payment.situation().chargeIsUnsent()
				&& institutions.byId(payment.institution()).policies().whenChannelIsDown() == WhenDown.WINDOW;
		if (!toWindow) {
			return later(payment, now);
		}
		charge.neverSent(payment, "channel_down");
		payment.toWindowBecause("channel_down");
		happened(payment, new PaymentEvent.ChargeNotSent(), now);
		return decide(payment, now, false);
	}

	private Step later(Payment payment, Instant now) {
		boolean chargeAsked = payment.situation().next().deed() == Deed.QUERY_CHARGE;
		Optional<Instant> ladderStep = (chargeAsked ? chargeLadder : ladder).next(payment.claim().doubtSince(now), now);
		Optional<Instant> nextQuestion = chargeAsked && charge.isAskedSoon(payment) ? earlier(ladderStep, now.plus(SOON)) : ladderStep;
		Optional<Instant> moment = phone.notLaterThanDeadline(payment, nextQuestion);
		if (moment.isEmpty()) {
			payment.claim().needsAPerson(chargeAsked ? "charge_in_doubt" : task(payment.state()), now);
		}
		payment.claim().rest(moment.orElse(null));
		return new Step.Pause();
	}

	private static Optional<Instant> earlier(Optional<Instant> ladderStep, Instant soon) {
		return ladderStep.filter(soon::isAfter).or(() -> Optional.of(soon));
	}

	private static String task(PaymentState state) {
		return state == PaymentState.REVERSED || state == PaymentState.REFUSED ? "visit_not_closed" : state.name().toLowerCase(Locale.ROOT);
	}

	private <A> Step save(Payment payment, Step.Prepared<A> prepared, Instant now) {
		UUID attempt = exchange.sending(payment.institution(), PaymentSteps.SUBJECT, payment.getId().value(), prepared.call());
		payment.claim().sending(attempt, payment.situation().next().deed(), now);
		return new Step.Call<>(attempt, prepared.call(), prepared.meaning());
	}
}
