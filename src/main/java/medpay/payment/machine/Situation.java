package medpay.payment.machine;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import medpay.payment.machine.NextStep.Deed;

/**
 * Everything the machine needs to know of a payment (支付处境): immutable; {@link #after} and {@link #next} are pure.
 *
 * @param insured an insurance pays a part; otherwise the patient pays alone
 * @param diagnosesFirst 2203 belongs to this scene
 * @param settleTries how often 2207 was sent
 * @param silences unanswered insurance transactions in a row with which no money can move, unanswered voids, and questions to the phone without a decision
 * @param refusing the platform said no: only the lines are still to be withdrawn
 * @param collecting how far the collecting from the credit account is
 * @param closing how it ends when the credit account does not pay
 */
@Embeddable
public record Situation(@Enumerated(EnumType.STRING) PaymentState state, boolean insured, boolean diagnosesFirst,
		@Enumerated(EnumType.STRING) @Column(name = "self_pay_route") SelfPayRoute route,
		@Enumerated(EnumType.STRING) @Column(name = "insurance_step") InsuranceStep step, int settleTries, int silences, boolean refusing,
		Collecting collecting, Closing closing) {

	private static final int SETTLE_TRIES = 2;

	public static Situation received(boolean insured, boolean diagnosesFirst, SelfPayRoute route) {
		return new Situation(PaymentState.RECEIVED, insured, diagnosesFirst, route, InsuranceStep.NOTHING, 0, 0, false, Collecting.NOT_BEGUN,
				Closing.NOT_BEGUN);
	}

	/** Where the present charge stands. */
	public ChargeStep charge() {
		return collecting.charge();
	}

	/** The channel's last word on the present charge is that it does not find it: a few such words in a row, and the same order is sent again. */
	public boolean chargeNotFound() {
		return collecting.notFoundInRow() > 0;
	}

	/** What is held, and what is still to do with it. */
	public HoldStep hold() {
		return collecting.hold();
	}

	/** Where the question to the patient's phone stands. */
	public ConfirmStep confirm() {
		return collecting.confirm();
	}

	/** The hospital took the bill back: nothing new is begun. */
	public boolean withdrawn() {
		return closing.withdrawn();
	}

	/** The patient owes the self-pay part since the time at the window is over. */
	public boolean overdue() {
		return closing.overdue();
	}

	/** The platform refused to undo the insured part. */
	public boolean reversalRefused() {
		return closing.reversalRefused();
	}

	/** Time alone may still change something at the window: it was neither found overdue nor tried to be undone. */
	public boolean mayExpire() {
		return state == PaymentState.AT_WINDOW && !closing.overdue() && !closing.reversalRefused();
	}

	/** What is owed may be tried on the patient's accounts again. */
	public boolean mayRetryAccounts() {
		return state == PaymentState.AT_WINDOW && closing.overdue() && !closing.withdrawn() && route == SelfPayRoute.AGREEMENT
				&& collecting.isOver();
	}

	/** The order is made, and it was never sent. */
	public boolean chargeIsUnsent() {
		return state == PaymentState.CHARGING && charge() == ChargeStep.READY;
	}

	/** A hold that is taken now is what this payment waits for. */
	public boolean awaitsHold() {
		return next().deed() == Deed.HOLD;
	}

	/** What is to be done next. */
	public NextStep next() {
		return NextDeed.of(this);
	}

	/** The situation after an event. An event that no longer says anything new leaves it as it is. */
	public Situation after(PaymentEvent event) {
		return switch (event) {
			case PaymentEvent.Begun begun -> begun(begun.visitKnown());
			case PaymentEvent.SettledByHospital settled -> state == PaymentState.RECEIVED
					? moved(PaymentState.INSURED).collect(settled.nothingLeft())
					: this;
			case PaymentEvent.VisitOpened opened -> answered(InsuranceStep.OPEN_VISIT, afterOpening());
			case PaymentEvent.DiagnosesTold told -> answered(InsuranceStep.TELL_DIAGNOSES, InsuranceStep.UPLOAD_LINES);
			case PaymentEvent.PartUploaded part -> answered(InsuranceStep.UPLOAD_LINES, InsuranceStep.UPLOAD_LINES);
			case PaymentEvent.LinesUploaded uploaded -> answered(InsuranceStep.UPLOAD_LINES, InsuranceStep.TRY);
			case PaymentEvent.Tried tried -> answered(InsuranceStep.TRY, InsuranceStep.SETTLE);
			case PaymentEvent.LinesWithdrawn withdrawn -> linesWithdrawn();
			case PaymentEvent.Settled settled -> at(InsuranceStep.SETTLE) ? settled(settled.nothingLeft()) : this;
			case PaymentEvent.InsuranceRefused refused -> insuranceRefused();
			case PaymentEvent.InsuranceSilent silent -> insuranceSilent();
			case PaymentEvent.SettlementInDoubt doubt ->
				at(InsuranceStep.SETTLE) ? moved(PaymentState.INSURANCE_IN_DOUBT).withSilences(0).withSettleTries(settleTries + 1) : this;
			case PaymentEvent.Voided voided -> voided(voided.credentialLives());
			case PaymentEvent.VoidInDoubt doubt ->
				state == PaymentState.INSURANCE_IN_DOUBT || state == PaymentState.REVERSAL_IN_DOUBT ? withSilences(silences + 1) : this;
			case PaymentEvent.HoldTaken taken -> holdTaken();
			case PaymentEvent.HoldRefused refused -> awaitsHold() ? toWindow().with(collecting.exhausted()) : this;
			case PaymentEvent.ChargeAccepted accepted -> charging() ? with(collecting.sent()) : this;
			case PaymentEvent.Charged charged -> charging() ? moved(PaymentState.PAID).with(collecting.charged()) : with(collecting.chargedLate());
			case PaymentEvent.ChargeDeclined declined ->
				charging() ? declined(declined.anotherAccountMayHelp()) : with(collecting.declinedLate());
			case PaymentEvent.ChargeNotSent notSent -> chargeIsUnsent() ? toWindow().with(collecting.closed()) : this;
			case PaymentEvent.ChargeInDoubt doubt -> charging() ? inDoubt().with(collecting.inDoubt()) : this;
			case PaymentEvent.ChargeNotFound notFound ->
				charging() ? inDoubt().with(collecting.notFound(notFound.repeatAllowed() && !withdrawn())) : this;
			case PaymentEvent.ConfirmationWaits waits -> asksPatient() ? with(collecting.waitsOnPhone()).withSilences(0) : this;
			case PaymentEvent.ConfirmationOpen open -> asksPatient() ? withSilences(silences + 1) : this;
			case PaymentEvent.Confirmed confirmed ->
				asksPatient() ? moved(PaymentState.CHARGING).with(collecting.confirmed()).withSilences(0) : this;
			case PaymentEvent.NotConfirmed not -> asksPatient() ? with(collecting.notConfirmed()).withSilences(0) : this;
			case PaymentEvent.OfAnotherOrder another -> this;
			case PaymentEvent.HoldSettled done -> with(collecting.holdSettled());
			case PaymentEvent.Withdrawn withdrawn -> WindowActs.withdrawn(this);
			case PaymentEvent.GivenUp givenUp -> next().deed() == Deed.GIVE_UP ? WindowActs.givenUp(this) : this;
			case PaymentEvent.WindowPaid paid -> WindowActs.paid(this);
			case PaymentEvent.Cancelled cancelled -> state == PaymentState.AT_WINDOW ? WindowActs.undone(this, cancelled.byHospital()) : this;
			case PaymentEvent.Expired expired -> WindowActs.expired(this, expired);
			case PaymentEvent.AccountsTriedAgain again -> mayRetryAccounts() ? with(collecting.tryAgain()) : this;
			case PaymentEvent.Reversed reversed -> reversing() ? reversed() : this;
			case PaymentEvent.ReversalRefused refused ->
				state == PaymentState.REVERSING ? moved(PaymentState.AT_WINDOW).with(closing.cannotReverse()).withSilences(0) : this;
			case PaymentEvent.ReversalInDoubt doubt ->
				state == PaymentState.REVERSING ? moved(PaymentState.REVERSAL_IN_DOUBT).withSilences(silences + 1) : this;
			case PaymentEvent.ReversalVoided voided -> state == PaymentState.REVERSAL_IN_DOUBT ? moved(PaymentState.REVERSING) : this;
			case PaymentEvent.VisitClosed closed -> with(closing.visitClosed());
			case PaymentEvent.VisitStillOpen open -> closing.visit() == Closing.VisitStep.TO_CLOSE ? withSilences(silences + 1) : this;
		};
	}

	/** The patient is being asked on the phone; only that question's yes lets a charge begin. */
	public boolean asksPatient() {
		return state == PaymentState.AT_WINDOW && collecting.asksPatient();
	}

	/** A success learned now is not what this payment waits for: it is booked and returned, never {@code PAID}. */
	public boolean successWouldBeLate() {
		return !charging() && charge() != ChargeStep.CHARGED;
	}

	private Situation begun(boolean visitKnown) {
		if (state != PaymentState.RECEIVED) {
			return this;
		}
		if (!insured) {
			return moved(PaymentState.INSURED).collect(false);
		}
		return moved(PaymentState.SETTLING_INSURANCE).withStep(visitKnown ? afterOpening() : InsuranceStep.OPEN_VISIT);
	}

	private InsuranceStep afterOpening() {
		return diagnosesFirst ? InsuranceStep.TELL_DIAGNOSES : InsuranceStep.UPLOAD_LINES;
	}

	private boolean at(InsuranceStep expected) {
		return state == PaymentState.SETTLING_INSURANCE && step == expected;
	}

	private boolean charging() {
		return (state == PaymentState.CHARGING || state == PaymentState.CHARGE_IN_DOUBT) && collecting.awaitsCharge();
	}

	private Situation holdTaken() {
		if (!awaitsHold()) {
			return state.selfPayKnown() ? with(collecting.heldInVain()) : this;
		}
		return switch (route) {
			case AGREEMENT -> (state == PaymentState.CHARGING ? this : moved(PaymentState.CHARGING)).with(collecting.ordered());
			case CONFIRM_ON_PHONE -> moved(PaymentState.AT_WINDOW).with(collecting.questioned());
			case WINDOW -> with(collecting.heldInVain());
		};
	}

	/** What a patient confirmed on the phone was one account: no other is tried. The hospital never sees the window in between. */
	private Situation declined(boolean anotherAccountMayHelp) {
		boolean tryNext = anotherAccountMayHelp && route == SelfPayRoute.AGREEMENT && !withdrawn();
		PaymentState target = tryNext ? PaymentState.CHARGING : PaymentState.AT_WINDOW;
		return (state == target ? this : moved(target)).with(collecting.declined(tryNext));
	}

	private Situation answered(InsuranceStep question, InsuranceStep following) {
		return at(question) ? withStep(following).withSilences(0) : this;
	}

	private Situation settled(boolean nothingLeft) {
		return moved(PaymentState.INSURED).withStep(InsuranceStep.NOTHING).withSettleTries(settleTries + 1).withSilences(0).collect(nothingLeft);
	}

	private Situation collect(boolean nothingLeft) {
		if (nothingLeft) {
			return moved(PaymentState.PAID);
		}
		return switch (route) {
			case AGREEMENT, CONFIRM_ON_PHONE -> this;
			case WINDOW -> moved(PaymentState.AT_WINDOW);
		};
	}

	private Situation linesWithdrawn() {
		if (!at(InsuranceStep.WITHDRAW_LINES)) {
			return this;
		}
		return refusing ? refused() : withStep(InsuranceStep.UPLOAD_LINES);
	}

	Situation insuranceRefused() {
		if (state != PaymentState.SETTLING_INSURANCE) {
			return this;
		}
		return switch (step) {
			case OPEN_VISIT, TELL_DIAGNOSES, NOTHING -> refused();
			case UPLOAD_LINES, TRY, SETTLE -> withStep(InsuranceStep.WITHDRAW_LINES).withRefusing().withSilences(0);
			case WITHDRAW_LINES -> linesWithdrawn();
		};
	}

	private Situation insuranceSilent() {
		if (state != PaymentState.SETTLING_INSURANCE) {
			return this;
		}
		return switch (step) {
			case UPLOAD_LINES, TRY -> withStep(InsuranceStep.WITHDRAW_LINES).withSilences(silences + 1);
			case WITHDRAW_LINES -> refusing && silences >= NextDeed.REPEATS_AT_ONCE ? refused() : withSilences(silences + 1);
			case OPEN_VISIT, TELL_DIAGNOSES -> withSilences(silences + 1);
			case SETTLE, NOTHING -> this;
		};
	}

	private Situation voided(boolean credentialLives) {
		if (state != PaymentState.INSURANCE_IN_DOUBT) {
			return this;
		}
		Situation again = moved(PaymentState.SETTLING_INSURANCE).withSilences(0);
		return credentialLives && settleTries < SETTLE_TRIES && !withdrawn()
				? again.withStep(InsuranceStep.SETTLE)
				: again.withStep(InsuranceStep.WITHDRAW_LINES).withRefusing();
	}

	Situation refused() {
		return moved(PaymentState.REFUSED).withStep(InsuranceStep.NOTHING).withSilences(0).with(closing.nothingLeft(withdrawn() && openedTheVisit()));
	}

	/** A registration is what opened the visit at the platform; every other scene's bill only belongs to one. */
	private boolean openedTheVisit() {
		return insured && !diagnosesFirst;
	}

	Situation reversed() {
		return moved(PaymentState.REVERSED).withSilences(0).with(closing.nothingLeft(openedTheVisit()));
	}

	private boolean reversing() {
		return state == PaymentState.REVERSING || state == PaymentState.REVERSAL_IN_DOUBT;
	}

	Situation toWindow() {
		return state == PaymentState.AT_WINDOW ? this : moved(PaymentState.AT_WINDOW);
	}

	private Situation inDoubt() {
		return state == PaymentState.CHARGE_IN_DOUBT ? this : moved(PaymentState.CHARGE_IN_DOUBT);
	}

	Situation moved(PaymentState target) {
		if (!state.canMoveTo(target)) {
			throw new IllegalStateException("A payment never goes from " + state + " to " + target);
		}
		return new Situation(target, insured, diagnosesFirst, route, step, settleTries, silences, refusing, collecting, closing);
	}

	private Situation withStep(InsuranceStep value) {
		return new Situation(state, insured, diagnosesFirst, route, value, settleTries, silences, refusing, collecting, closing);
	}

	private Situation withSettleTries(int value) {
		return new Situation(state, insured, diagnosesFirst, route, step, value, silences, refusing, collecting, closing);
	}

	Situation withSilences(int value) {
		return new Situation(state, insured, diagnosesFirst, route, step, settleTries, value, refusing, collecting, closing);
	}

	Situation withRefusing() {
		return new Situation(state, insured, diagnosesFirst, route, step, settleTries, silences, true, collecting, closing);
	}

	Situation with(Collecting value) {
		return new Situation(state, insured, diagnosesFirst, route, step, settleTries, silences, refusing, value, closing);
	}

	Situation with(Closing value) {
		return new Situation(state, insured, diagnosesFirst, route, step, settleTries, silences, refusing, collecting, value);
	}
}
