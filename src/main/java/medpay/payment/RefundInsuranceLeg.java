package medpay.payment;

import java.time.Instant;
import java.util.List;
import medpay.insurance.Credential;
import medpay.insurance.InsurancePlatform;
import medpay.insurance.InsurancePlatform.Acknowledgement;
import medpay.insurance.InsurancePlatform.LinesUpload;
import medpay.insurance.InsurancePlatform.ReversalResult;
import medpay.insurance.InsurancePlatform.SettlementResult;
import medpay.insurance.InsurancePlatform.TrialSettlement;
import medpay.insurance.InsurancePlatform.VoidResult;
import medpay.insurance.InsuranceSettlement;
import medpay.payment.refund.RefundEvent;
import medpay.payment.refund.RefundEvent.Balance;
import medpay.shared.BusinessClock;
import medpay.shared.Money;
import medpay.voucher.VerifiedPerson;
import org.springframework.stereotype.Component;

/**
 * The insured part of a refund (退费医保部分): the settlement is undone whole, and what remains of the bill is settled again, because the platform undoes no part. The
 * patient is not there: the identity number is the credential.
 */
@Component
class RefundInsuranceLeg {

	private final InsurancePlatform platform;
	private final InsuranceOrders orders;
	private final Payments payments;
	private final Refunds refunds;
	private final PersonalPart personal;
	private final InsuranceVisits visits;
	private final SettlementRecords records;
	private final RefundBooks books;
	private final BusinessClock clock;

	RefundInsuranceLeg(InsurancePlatform platform, InsuranceOrders orders, Payments payments, Refunds refunds, PersonalPart personal,
			InsuranceVisits visits, SettlementRecords records, RefundBooks books, BusinessClock clock) {
		this.platform = platform;
		this.orders = orders;
		this.payments = payments;
		this.refunds = refunds;
		this.personal = personal;
		this.visits = visits;
		this.records = records;
		this.books = books;
		this.clock = clock;
	}

	/** The payment, how it stands without this refund, and the inputs of the platform's transactions. */
	record At(Payment payment, LiveBill before, InsuranceOrders.Order order) {}

	At at(Refund refund) {
		Payment payment = payments.findById(refund.payment()).orElseThrow();
		Bill bill = personal.bill(payment);
		List<Refund> all = refunds.of(refund.institution().value(), payment.getId().value());
		LiveBill before = LiveBill.of(payment, bill, all.stream().filter(each -> !each.getId().equals(refund.getId())).toList());
		Bill settled = refund.situation().plan().resettles() ? LiveBill.of(payment, bill, all).remains().bill() : bill;
		return new At(payment, before, orders.order(refund.institution(), refund.refundId(), settled, absent(personal.person(payment)),
				payment.insuredPart().insuranceVisitNumber().orElse(null)));
	}

	private static VerifiedPerson absent(VerifiedPerson person) {
		return new VerifiedPerson(person.number(), person.name(), person.idNumber(), person.birthDate(), Credential.idNumber(person.idNumber()),
				person.insuranceType(), person.insuredArea(), person.personType(), person.payer(), person.mayCharge(), person.delegated());
	}

	boolean signedIn(At at) {
		return platform.signedIn(at.order().visit().institution(), at.order().visit().operator());
	}

	/** The next transaction at the platform. */
	RefundStep.Prepared<?> next(Refund refund, At at) {
		InsuranceOrders.Order order = at.order();
		return switch (refund.situation().step()) {
			case REVERSE -> reverse(refund, at);
			case VOID_REVERSAL -> voiding(at, refund.resettlement().reverseMessage().orElseThrow(), "2208", new RefundEvent.ReversalVoided());
			case CLOSE_VISIT -> new RefundStep.Prepared<>(
					platform.closeVisit(order.visit(), order.insuranceVisitNumber(), at.payment().visitNumber()),
					(changed, answer) -> closed(at.payment(), answer.meaning()));
			case WITHDRAW_OLD_LINES -> withdraw(at, refund.resettlement().oldBatch().orElse(at.before().batch()));
			case UPLOAD_LINES -> new RefundStep.Prepared<>(platform.uploadLines(order.visit(), order.part(refund.resettlement().uploadedParts())),
					(changed, answer) -> uploaded(changed, order.parts(), answer.meaning()));
			case TRY -> new RefundStep.Prepared<>(platform.trySettlement(order.visit(), order.settlement()),
					(changed, answer) -> tried(changed, answer.meaning()));
			case SETTLE -> settle(refund, at);
			case VOID_SETTLEMENT -> voiding(at, refund.resettlement().settleMessage().orElseThrow(), "2207", new RefundEvent.SettlementVoided());
			case WITHDRAW_LINES -> withdraw(at, order.batchNumber());
			case NOTHING -> throw new IllegalStateException("A refund at the platform always has a next transaction");
		};
	}

	private RefundStep.Prepared<?> reverse(Refund refund, At at) {
		var call = platform.reverse(at.order().visit(), at.order().insuranceVisitNumber(), at.before().settlementNumber());
		refund.resettlement().undoes(at.before().settlementNumber(), at.before().batch());
		refund.resettlement().reversingWith(call.number());
		return new RefundStep.Prepared<>(call, (changed, answer) -> reversed(changed, at.before(), answer.meaning()));
	}

	private RefundEvent reversed(Refund refund, LiveBill before, ReversalResult answer) {
		return switch (answer) {
			case ReversalResult.Reversed reversed -> undone(refund, before, reversed.undone().settledAt());
			case ReversalResult.Refused refused when refused.alreadyReversed() -> undone(refund, before, clock.now());
			case ReversalResult.Refused refused -> new RefundEvent.ReversalRefused();
			case ReversalResult.InDoubt doubt -> new RefundEvent.ReversalInDoubt();
		};
	}

	/** Undone, by us or before us: "reversed elsewhere" is an answer like any other. */
	private RefundEvent undone(Refund refund, LiveBill before, Instant at) {
		books.insuranceReversed(refund, before.standing().orElseThrow(), at);
		refund.resettlement().isUndone();
		return new RefundEvent.Reversed();
	}

	private RefundStep.Prepared<?> voiding(At at, String message, String transaction, RefundEvent voided) {
		return new RefundStep.Prepared<>(platform.voidTransaction(at.order().visit(), message, transaction),
				(changed, answer) -> switch (answer.meaning()) {
					case VoidResult.Voided done -> voided;
					case VoidResult.NothingToVoid nothing -> voided;
					case VoidResult.InDoubt doubt -> new RefundEvent.VoidInDoubt();
				});
	}

	private RefundEvent closed(Payment payment, Acknowledgement answer) {
		return switch (answer) {
			case Acknowledgement.Done done -> {
				visits.closed(InsuranceLeg.visitKey(payment));
				yield new RefundEvent.VisitClosed();
			}
			case Acknowledgement.Refused inUse -> new RefundEvent.VisitClosed();
			case Acknowledgement.NoAnswer silence -> new RefundEvent.InsuranceSilent();
		};
	}

	private RefundStep.Prepared<?> withdraw(At at, String batch) {
		return new RefundStep.Prepared<>(platform.withdrawLines(at.order().visit(), at.order().insuranceVisitNumber(), batch), (changed, answer) -> {
			if (answer.meaning() instanceof Acknowledgement.NoAnswer) {
				return new RefundEvent.InsuranceSilent();
			}
			changed.resettlement().linesWithdrawn();
			return new RefundEvent.LinesWithdrawn();
		});
	}

	private static RefundEvent uploaded(Refund refund, int parts, LinesUpload answer) {
		return switch (answer) {
			case LinesUpload.Uploaded uploaded -> {
				refund.resettlement().partUploaded();
				yield refund.resettlement().uploadedParts() < parts ? new RefundEvent.PartUploaded() : new RefundEvent.LinesUploaded();
			}
			case LinesUpload.Refused refused -> new RefundEvent.InsuranceRefused();
			case LinesUpload.NoAnswer silence -> new RefundEvent.InsuranceSilent();
		};
	}

	private static RefundEvent tried(Refund refund, TrialSettlement answer) {
		return switch (answer) {
			case TrialSettlement.Tried tried -> {
				refund.resettlement().tried(StoredJson.text(tried.settlement()));
				yield new RefundEvent.Tried();
			}
			case TrialSettlement.Refused refused -> new RefundEvent.InsuranceRefused();
			case TrialSettlement.NoAnswer silence -> new RefundEvent.InsuranceSilent();
		};
	}

	private RefundStep.Prepared<?> settle(Refund refund, At at) {
		InsuranceSettlement trial = InsuranceLeg.read(refund.resettlement().trial().orElseThrow());
		var call = platform.settle(at.order().visit(), at.order().settlement(), trial.scope());
		refund.resettlement().settlingWith(call.number());
		return new RefundStep.Prepared<>(call, (changed, answer) -> settled(changed, at, answer.meaning()));
	}

	private RefundEvent settled(Refund refund, At at, SettlementResult answer) {
		return switch (answer) {
			case SettlementResult.Settled settled -> {
				InsuranceSettlement settlement = settled.settlement();
				refund.resettlement().settledBy(StoredJson.text(settlement), settlement.selfPay());
				records.settled(at.payment(), settlement, clock.now());
				yield new RefundEvent.Resettled(balance(refund, at.before(), settlement));
			}
			case SettlementResult.Refused refused -> new RefundEvent.InsuranceRefused();
			case SettlementResult.InDoubt doubt -> new RefundEvent.SettlementInDoubt();
		};
	}

	/** What the patient has paid, beside what the rest of the bill costs the patient now. */
	private static Balance balance(Refund refund, LiveBill before, InsuranceSettlement now) {
		Money paid = before.paid();
		Money costs = now.selfPay();
		boolean more = costs.compareTo(paid) > 0;
		Money back = more ? Money.ZERO : paid.minus(costs);
		Money due = more ? costs.minus(paid) : Money.ZERO;
		refund.figures(new RefundFigures(refund.figures().total(), before.fund().fen() - now.fundPaid().fen(),
				before.personalAccount().fen() - now.personalAccountPaid().fen(), back, due));
		if (more) {
			return Balance.IS_DUE;
		}
		return back.nothing() ? Balance.EVEN : Balance.GOES_BACK;
	}
}
