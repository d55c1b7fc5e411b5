package medpay.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import medpay.agreement.CreditAgreements.Return;
import medpay.exchange.Exchange;
import medpay.payment.refund.RefundEvent;
import medpay.payment.refund.RefundNextStep;
import medpay.payment.refund.RefundState;
import medpay.shared.BusinessDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Moves a locked refund by what happened and finds what is to be done next (退费进程). Used inside the commits of {@link RefundSteps} only. */
@Component
class RefundProgress {

	private final RefundInsuranceLeg insurance;
	private final RefundReturnLeg returning;
	private final InsuranceVisits visits;
	private final Workers workers;
	private final Payments payments;
	private final Refunds refunds;
	private final PersonalPart personal;
	private final RefundBooks books;
	private final Exchange exchange;
	private final ApplicationEventPublisher events;
	private final AskAgainLadder ladder;
	private final AskAgainLadder channelLadder;

	RefundProgress(RefundInsuranceLeg insurance, RefundReturnLeg returning, InsuranceVisits visits, Workers workers, Payments payments,
			Refunds refunds,
			PersonalPart personal, RefundBooks books, Exchange exchange, ApplicationEventPublisher events, PaymentSettings settings) {
		this.insurance = insurance;
		this.returning = returning;
		this.visits = visits;
		this.workers = workers;
		this.payments = payments;
		this.refunds = refunds;
		this.personal = personal;
		this.books = books;
		this.exchange = exchange;
		this.events = events;
		this.ladder = AskAgainLadder.of(settings.askAgain());
		this.channelLadder = AskAgainLadder.ofCharge(settings.askAgain());
	}

	void happened(Refund refund, RefundEvent event, Instant now) {
		RefundState before = refund.state();
		refund.happened(event, now);
		if (before == refund.state()) {
			return;
		}
		if (before.atPlatform() && !refund.state().atPlatform()) {
			visits.leave(InsuranceLeg.visitKey(payment(refund)), refund.refundId());
		}
		if (isOwed(before, refund)) {
			books.owed(refund, BusinessDate.of(now));
		}
		if (!before.ended() && refund.counts() && refund.state().ended()) {
			books.ended(refund, now);
		}
		if (refund.state() == RefundState.NOT_RESETTLED) {
			refund.claim().needsAPerson("not_resettled", now);
		}
		events.publishEvent(new RefundMoved(refund.payment(), refund.number()));
	}

	/** From here on the hospital owes the patient's part back. Late money is owed since it came. */
	private static boolean isOwed(RefundState before, Refund refund) {
		boolean leaves = before == RefundState.REQUESTED || before.atPlatform();
		boolean goesBack = refund.state() == RefundState.RETURNING || refund.state() == RefundState.RETURN_AT_WINDOW;
		return leaves && goesBack && refund.kind() == Refund.Kind.HOSPITAL;
	}

	private Payment payment(Refund refund) {
		return payments.findById(refund.payment()).orElseThrow();
	}

	RefundStep decide(Refund refund, Instant now, boolean due) {
		RefundNextStep next = refund.situation().next();
		if (next.deed() == RefundNextStep.Deed.NOTHING) {
			refund.claim().rest(null);
			return new RefundStep.Pause();
		}
		if (!next.now() && !due) {
			return later(refund, now);
		}
		return switch (next.deed()) {
			case BEGIN -> {
				begun(refund, now);
				yield decide(refund, now, false);
			}
			case ASK_INSURANCE -> atPlatform(refund, now);
			case ORDER_RETURN -> {
				returning.order(refund);
				happened(refund, new RefundEvent.ReturnOrdered(), now);
				yield decide(refund, now, false);
			}
			case SEND_RETURN -> save(refund, returning.send(refund), now);
			case QUERY_RETURN -> save(refund, returning.query(refund), now);
			case GIVE_ROOM ->
				new RefundStep.GiveRoom(new Return(personal.person(payment(refund)).payer(), refund.institution(), refund.payment().value(),
						refund.refundId(), refund.figures().charge()));
			case NOTHING -> new RefundStep.Pause();
		};
	}

	/** What needs no party: a bill without insurance, or one that its hospital settled and undoes itself. */
	private void begun(Refund refund, Instant now) {
		Payment payment = payment(refund);
		BusinessDate today = BusinessDate.of(now);
		if (refund.kind() == Refund.Kind.HOSPITAL && !payment.situation().insured()) {
			books.unbilled(refund, today);
		}
		if (refund.kind() == Refund.Kind.HOSPITAL && payment.insuredPart().settledByHis()) {
			LiveBill live = LiveBill.of(payment, personal.bill(payment), refunds.of(refund.institution().value(), payment.getId().value()));
			live.standing().ifPresent(settlement -> books.insuranceReversed(refund, settlement, now));
		}
		happened(refund, new RefundEvent.Begun(), now);
	}

	/** Only one of a visit's bills talks to the platform at a time. */
	private RefundStep atPlatform(Refund refund, Instant now) {
		RefundInsuranceLeg.At at = insurance.at(refund);
		if (!visits.take(InsuranceLeg.visitKey(at.payment()), refund.refundId(), null, workers.living())) {
			refund.claim().rest(now.plusSeconds(1));
			return new RefundStep.Pause();
		}
		if (!insurance.signedIn(at)) {
			return new RefundStep.SignIn(at.order().visit().institution(), at.order().visit().operator());
		}
		return save(refund, insurance.next(refund, at), now);
	}

	/** Asked again by the ladder; a call that was not sent counts like one that stays open. */
	RefundStep later(Refund refund, Instant now) {
		boolean atChannel = refund.state() == RefundState.RETURNING;
		Optional<Instant> moment = (atChannel ? channelLadder : ladder).next(refund.claim().doubtSince(now), now);
		if (moment.isEmpty()) {
			refund.claim().needsAPerson(atChannel ? "return_in_doubt" : "refund_insurance_in_doubt", now);
		}
		refund.claim().rest(moment.orElse(null));
		return new RefundStep.Pause();
	}

	private <A> RefundStep save(Refund refund, RefundStep.Prepared<A> prepared, Instant now) {
		UUID attempt = exchange.sending(refund.institution(), RefundSteps.SUBJECT, refund.refundId(), prepared.call());
		refund.claim().sending(attempt, now);
		return new RefundStep.Call<>(attempt, prepared.call(), prepared.meaning());
	}
}
