package medpay.payment;

import java.time.Instant;
import medpay.insurance.InsurancePlatform;
import medpay.insurance.InsurancePlatform.Acknowledgement;
import medpay.insurance.InsurancePlatform.ReversalResult;
import medpay.insurance.InsurancePlatform.VoidResult;
import medpay.payment.machine.PaymentEvent;
import medpay.shared.BusinessClock;
import org.springframework.stereotype.Component;

/** Undoes the insured part of a payment that nobody paid (医保冲回): 2208, 2601 for a 2208 without an answer, 2202 for the visit of a registration. */
@Component
class ReversalLeg {

	private final InsurancePlatform platform;
	private final InsuranceVisits visits;
	private final Workers workers;
	private final PaymentBooks books;
	private final BusinessClock clock;

	ReversalLeg(InsurancePlatform platform, InsuranceVisits visits, Workers workers, PaymentBooks books, BusinessClock clock) {
		this.platform = platform;
		this.visits = visits;
		this.workers = workers;
		this.books = books;
		this.clock = clock;
	}

	/** Only one of a visit's bills talks to the platform at a time; a payment that has the visit already keeps it. */
	boolean takesVisit(Payment payment) {
		return visits.take(InsuranceLeg.visitKey(payment), payment.getId().value(), null, workers.living());
	}

	Step.Prepared<?> reverse(Payment payment, InsuranceOrders.Order order) {
		var call = platform.reverse(order.visit(), order.insuranceVisitNumber(), payment.insuredPart().settlementNumber().orElseThrow());
		payment.insuredPart().reversingWith(call.number());
		return new Step.Prepared<>(call, (changed, answer) -> reversed(changed, answer.meaning()));
	}

	/** 2601 for the 2208 that nobody answered: the settlement stands again. */
	Step.Prepared<?> voiding(Payment payment, InsuranceOrders.Order order) {
		var call = platform.voidTransaction(order.visit(), payment.insuredPart().reverseMessage().orElseThrow(), "2208");
		return new Step.Prepared<>(call, (changed, answer) -> voided(answer.meaning()));
	}

	Step.Prepared<?> closing(Payment payment, InsuranceOrders.Order order) {
		return new Step.Prepared<>(platform.closeVisit(order.visit(), order.insuranceVisitNumber(), payment.visitNumber()),
				(changed, answer) -> closed(changed, answer.meaning()));
	}

	/** The visit was opened by our 2201: only then is it ours to close. */
	boolean visitIsOurs(Payment payment) {
		return payment.insuredPart().insuranceVisitNumber().isPresent() && visits.openedByUs(InsuranceLeg.visitKey(payment));
	}

	private PaymentEvent reversed(Payment payment, ReversalResult answer) {
		return switch (answer) {
			case ReversalResult.Reversed reversed -> undone(payment, reversed.undone().settledAt());
			case ReversalResult.Refused refused when refused.alreadyReversed() -> undone(payment, clock.now());
			case ReversalResult.Refused refused -> new PaymentEvent.ReversalRefused();
			case ReversalResult.InDoubt doubt -> new PaymentEvent.ReversalInDoubt();
		};
	}

	/** Undone, by us or before us: either way nothing of it is left. */
	private PaymentEvent undone(Payment payment, Instant at) {
		books.insuranceReversed(payment, at);
		return new PaymentEvent.Reversed();
	}

	private static PaymentEvent voided(VoidResult answer) {
		return switch (answer) {
			case VoidResult.Voided voided -> new PaymentEvent.ReversalVoided();
			case VoidResult.NothingToVoid nothing -> new PaymentEvent.ReversalVoided();
			case VoidResult.InDoubt doubt -> new PaymentEvent.VoidInDoubt();
		};
	}

	private PaymentEvent closed(Payment payment, Acknowledgement answer) {
		return switch (answer) {
			case Acknowledgement.Done done -> {
				visits.closed(InsuranceLeg.visitKey(payment));
				yield new PaymentEvent.VisitClosed();
			}
			case Acknowledgement.Refused inUse -> new PaymentEvent.VisitClosed();
			case Acknowledgement.NoAnswer silence -> new PaymentEvent.VisitStillOpen();
		};
	}
}
