package medpay.payment.refund;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import medpay.payment.refund.RefundEvent.Balance;
import medpay.payment.refund.RefundNextStep.Deed;

/**
 * Everything the machine needs to know of a refund (退费处境): immutable; {@link #after} and {@link #next} are pure.
 *
 * @param reverseTries how often 2208 was sent
 * @param settleTries how often the new 2207 was sent
 * @param silences unanswered insurance transactions in a row with which no money can move, and unanswered voids
 * @param refusing the new settlement was refused: only its lines are still to be withdrawn
 * @param returning how far the return of the patient's part is
 */
@Embeddable
public record RefundSituation(@Enumerated(EnumType.STRING) RefundState state, RefundPlan plan,
		@Enumerated(EnumType.STRING) @Column(name = "insurance_step") RefundInsuranceStep step, int reverseTries, int settleTries, int silences,
		boolean refusing, Returning returning) {

	/** How often a silent transaction is repeated at once before the ladder decides. */
	private static final int REPEATS_AT_ONCE = 1;
	/** A money transaction is sent once more after it was voided, with another number. */
	private static final int MONEY_TRIES = 2;

	public static RefundSituation requested(RefundPlan plan) {
		return new RefundSituation(RefundState.REQUESTED, plan, RefundInsuranceStep.NOTHING, 0, 0, 0, false, Returning.NOT_BEGUN);
	}

	/** Where the return of the patient's part stands. */
	public ReturnStep returnStep() {
		return returning.step();
	}

	/** Whether the agreement is still to be told. */
	public RoomStep room() {
		return returning.room();
	}

	/** What is to be done next. */
	public RefundNextStep next() {
		return switch (state) {
			case REQUESTED -> RefundNextStep.now(Deed.BEGIN);
			case REVERSING, RESETTLING -> new RefundNextStep(Deed.ASK_INSURANCE, asksAtOnce());
			case RETURNING -> switch (returning.step()) {
				case TO_ORDER, TO_ORDER_REFUND -> RefundNextStep.now(Deed.ORDER_RETURN);
				case READY, REPEAT -> RefundNextStep.now(Deed.SEND_RETURN);
				case SENT -> RefundNextStep.later(Deed.QUERY_RETURN);
				case NONE, RETURNED, DECLINED -> RefundNextStep.now(Deed.NOTHING);
			};
			case DONE, REFUSED, WINDOW_DUE, NOT_RESETTLED, RETURN_AT_WINDOW -> RefundNextStep
					.now(returning.room() == RoomStep.TO_GIVE ? Deed.GIVE_ROOM : Deed.NOTHING);
		};
	}

	private boolean asksAtOnce() {
		return switch (step) {
			case VOID_REVERSAL, VOID_SETTLEMENT -> silences == 0;
			case REVERSE, CLOSE_VISIT, WITHDRAW_OLD_LINES, UPLOAD_LINES, TRY, SETTLE, WITHDRAW_LINES, NOTHING -> silences <= REPEATS_AT_ONCE;
		};
	}

	/** The situation after an event. An event that no longer says anything new leaves it as it is. */
	public RefundSituation after(RefundEvent event) {
		return switch (event) {
			case RefundEvent.Begun begun -> state == RefundState.REQUESTED ? begun() : this;
			case RefundEvent.Reversed reversed -> at(RefundInsuranceStep.REVERSE) ? reversed() : this;
			case RefundEvent.ReversalRefused refused -> at(RefundInsuranceStep.REVERSE) ? reversalRefused() : this;
			case RefundEvent.ReversalInDoubt doubt ->
				at(RefundInsuranceStep.REVERSE) ? at(RefundInsuranceStep.VOID_REVERSAL, 0).withTries(reverseTries + 1, settleTries) : this;
			case RefundEvent.ReversalVoided voided -> at(RefundInsuranceStep.VOID_REVERSAL) ? reversalVoided() : this;
			case RefundEvent.VoidInDoubt doubt ->
				at(RefundInsuranceStep.VOID_REVERSAL) || at(RefundInsuranceStep.VOID_SETTLEMENT) ? at(step, silences + 1) : this;
			case RefundEvent.VisitClosed closed -> at(RefundInsuranceStep.CLOSE_VISIT) ? giveBack() : this;
			case RefundEvent.LinesWithdrawn withdrawn -> linesWithdrawn();
			case RefundEvent.PartUploaded part -> at(RefundInsuranceStep.UPLOAD_LINES) ? at(RefundInsuranceStep.UPLOAD_LINES, 0) : this;
			case RefundEvent.LinesUploaded uploaded -> at(RefundInsuranceStep.UPLOAD_LINES) ? at(RefundInsuranceStep.TRY, 0) : this;
			case RefundEvent.Tried tried -> at(RefundInsuranceStep.TRY) ? at(RefundInsuranceStep.SETTLE, 0) : this;
			case RefundEvent.Resettled resettled -> at(RefundInsuranceStep.SETTLE) ? resettled(resettled.balance()) : this;
			case RefundEvent.InsuranceRefused refused -> insuranceRefused();
			case RefundEvent.InsuranceSilent silent -> insuranceSilent();
			case RefundEvent.SettlementInDoubt doubt ->
				at(RefundInsuranceStep.SETTLE) ? at(RefundInsuranceStep.VOID_SETTLEMENT, 0).withTries(reverseTries, settleTries + 1) : this;
			case RefundEvent.SettlementVoided voided -> at(RefundInsuranceStep.VOID_SETTLEMENT) ? settlementVoided() : this;
			case RefundEvent.ReturnOrdered ordered -> returnsBy(returning.awaitsOrder()) ? with(returning.ordered()) : this;
			case RefundEvent.ReturnAccepted accepted -> awaitsReturn() ? with(returning.sent()) : this;
			case RefundEvent.Returned returned -> awaitsReturn() ? moved(RefundState.DONE).with(returning.returned()) : this;
			case RefundEvent.ReturnDeclined declined -> awaitsReturn() ? returnDeclined(declined.refundMayHelp()) : this;
			case RefundEvent.ReturnInDoubt doubt -> awaitsReturn() ? with(returning.inDoubt()) : this;
			case RefundEvent.ReturnNotFound notFound -> awaitsReturn() ? with(returning.notFound(notFound.repeatAllowed())) : this;
			case RefundEvent.OfAnotherOrder another -> this;
			case RefundEvent.RoomGiven given -> with(returning.roomGiven());
			case RefundEvent.PaidBackAtWindow paid -> state == RefundState.RETURN_AT_WINDOW ? moved(RefundState.DONE) : this;
		};
	}

	/** An order is open at the channel, so its outcome decides. */
	public boolean awaitsReturn() {
		return returnsBy(returning.awaitsOutcome());
	}

	private boolean returnsBy(boolean awaited) {
		return state == RefundState.RETURNING && awaited;
	}

	private boolean at(RefundInsuranceStep expected) {
		return state.atPlatform() && step == expected;
	}

	private RefundSituation begun() {
		if (plan.reverses()) {
			return moved(RefundState.REVERSING).at(RefundInsuranceStep.REVERSE, 0);
		}
		return plan.resettles() ? moved(RefundState.RESETTLING).at(RefundInsuranceStep.WITHDRAW_OLD_LINES, 0) : giveBack();
	}

	private RefundSituation reversed() {
		if (plan.resettles()) {
			return moved(RefundState.RESETTLING).at(RefundInsuranceStep.WITHDRAW_OLD_LINES, 0);
		}
		return plan.closesVisit() ? at(RefundInsuranceStep.CLOSE_VISIT, 0) : giveBack();
	}

	private RefundSituation reversalRefused() {
		return moved(RefundState.REFUSED).at(RefundInsuranceStep.NOTHING, 0);
	}

	private RefundSituation reversalVoided() {
		return reverseTries < MONEY_TRIES ? at(RefundInsuranceStep.REVERSE, 0) : reversalRefused();
	}

	/** The patient's part: on the way back, to be paid out, or nothing. */
	private RefundSituation giveBack() {
		RefundSituation apart = at(RefundInsuranceStep.NOTHING, 0);
		return switch (plan.route()) {
			case ACCOUNT -> apart.moved(RefundState.RETURNING).with(returning.begun());
			case WINDOW -> apart.moved(RefundState.RETURN_AT_WINDOW);
			case NOTHING -> apart.moved(RefundState.DONE);
		};
	}

	private RefundSituation resettled(Balance balance) {
		RefundSituation settled = at(RefundInsuranceStep.NOTHING, 0).withTries(reverseTries, settleTries + 1);
		return switch (balance) {
			case GOES_BACK -> settled.giveBack();
			case EVEN -> settled.moved(RefundState.DONE);
			case IS_DUE -> settled.moved(RefundState.WINDOW_DUE);
		};
	}

	private RefundSituation linesWithdrawn() {
		if (at(RefundInsuranceStep.WITHDRAW_OLD_LINES)) {
			return at(RefundInsuranceStep.UPLOAD_LINES, 0);
		}
		if (!at(RefundInsuranceStep.WITHDRAW_LINES)) {
			return this;
		}
		return refusing ? notResettled() : at(RefundInsuranceStep.UPLOAD_LINES, silences);
	}

	private RefundSituation notResettled() {
		return moved(RefundState.NOT_RESETTLED).at(RefundInsuranceStep.NOTHING, 0);
	}

	private RefundSituation settlementVoided() {
		return settleTries < MONEY_TRIES ? at(RefundInsuranceStep.SETTLE, 0) : resettlementRefused();
	}

	private RefundSituation resettlementRefused() {
		return new RefundSituation(state, plan, RefundInsuranceStep.WITHDRAW_LINES, reverseTries, settleTries, 0, true, returning);
	}

	private RefundSituation insuranceRefused() {
		if (state != RefundState.RESETTLING) {
			return this;
		}
		return switch (step) {
			case UPLOAD_LINES, TRY, SETTLE -> resettlementRefused();
			case WITHDRAW_OLD_LINES, WITHDRAW_LINES -> linesWithdrawn();
			case REVERSE, VOID_REVERSAL, CLOSE_VISIT, VOID_SETTLEMENT, NOTHING -> this;
		};
	}

	private RefundSituation insuranceSilent() {
		if (!state.atPlatform()) {
			return this;
		}
		return switch (step) {
			case UPLOAD_LINES, TRY -> at(RefundInsuranceStep.WITHDRAW_LINES, silences + 1);
			case CLOSE_VISIT -> silences >= REPEATS_AT_ONCE ? giveBack() : at(step, silences + 1);
			case WITHDRAW_LINES -> refusing && silences >= REPEATS_AT_ONCE ? notResettled() : at(step, silences + 1);
			case WITHDRAW_OLD_LINES -> at(step, silences + 1);
			case REVERSE, VOID_REVERSAL, SETTLE, VOID_SETTLEMENT, NOTHING -> this;
		};
	}

	private RefundSituation returnDeclined(boolean refundMayHelp) {
		return refundMayHelp ? with(returning.refundInstead()) : moved(RefundState.RETURN_AT_WINDOW).with(returning.declined());
	}

	private RefundSituation moved(RefundState target) {
		if (!state.canMoveTo(target)) {
			throw new IllegalStateException("A refund never goes from " + state + " to " + target);
		}
		return new RefundSituation(target, plan, step, reverseTries, settleTries, silences, refusing, returning);
	}

	private RefundSituation at(RefundInsuranceStep next, int unanswered) {
		return new RefundSituation(state, plan, next, reverseTries, settleTries, unanswered, refusing, returning);
	}

	private RefundSituation withTries(int reversals, int settlements) {
		return new RefundSituation(state, plan, step, reversals, settlements, silences, refusing, returning);
	}

	private RefundSituation with(Returning value) {
		return new RefundSituation(state, plan, step, reverseTries, settleTries, silences, refusing, value);
	}
}
