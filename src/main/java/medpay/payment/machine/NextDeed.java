package medpay.payment.machine;

import medpay.payment.machine.NextStep.Deed;

/** What is to be done next for a payment (下一步判定): the half of the machine that asks; {@link Situation#after} is the half that learns. */
final class NextDeed {

	/** How often a silent transaction is repeated at once before the ladder decides. */
	static final int REPEATS_AT_ONCE = 1;

	private NextDeed() {}

	static NextStep of(Situation of) {
		return switch (of.state()) {
			case RECEIVED -> NextStep.now(of.withdrawn() ? Deed.GIVE_UP : Deed.BEGIN);
			case SETTLING_INSURANCE ->
				of.withdrawn() && !of.refusing() ? NextStep.now(Deed.GIVE_UP) : new NextStep(Deed.ASK_INSURANCE, justAsked(of));
			case INSURANCE_IN_DOUBT -> new NextStep(Deed.VOID_SETTLEMENT, of.silences() == 0);
			case INSURED -> NextStep.now(of.withdrawn() ? Deed.GIVE_UP : Deed.HOLD);
			case CHARGING, CHARGE_IN_DOUBT -> ofCharge(of);
			case PAID, AT_WINDOW, PAID_AT_WINDOW, REVERSING, REVERSAL_IN_DOUBT, REVERSED, REFUSED -> switch (of.hold()) {
				case TO_CONSUME -> NextStep.now(Deed.CONSUME_HOLD);
				case TO_RELEASE -> NextStep.now(Deed.RELEASE_HOLD);
				case NONE, HELD, DONE -> afterCharge(of);
			};
		};
	}

	private static NextStep ofCharge(Situation of) {
		return switch (of.charge()) {
			case READY -> NextStep.now(of.withdrawn() ? Deed.GIVE_UP : Deed.CHARGE);
			case REPEAT -> NextStep.now(Deed.CHARGE);
			case SENT -> NextStep.later(Deed.QUERY_CHARGE);
			case NEXT_ACCOUNT -> {
				Deed other = of.withdrawn() ? Deed.GIVE_UP : Deed.HOLD;
				yield NextStep.now(of.hold() == HoldStep.TO_RELEASE ? Deed.RELEASE_HOLD : other);
			}
			case NONE, CHARGED, LATE, DECLINED -> NextStep.now(Deed.NOTHING);
		};
	}

	private static NextStep afterCharge(Situation of) {
		return switch (of.state()) {
			case AT_WINDOW -> of.charge() == ChargeStep.NEXT_ACCOUNT ? NextStep.now(Deed.HOLD) : onPhone(of);
			case PAID_AT_WINDOW -> of.charge() == ChargeStep.SENT ? NextStep.later(Deed.QUERY_CHARGE) : NextStep.now(Deed.NOTHING);
			case REVERSING -> new NextStep(Deed.REVERSE, justAsked(of));
			case REVERSAL_IN_DOUBT -> new NextStep(Deed.VOID_REVERSAL, justAsked(of));
			case REVERSED, REFUSED -> of.closing().visit() == Closing.VisitStep.TO_CLOSE
					? new NextStep(Deed.CLOSE_VISIT, justAsked(of))
					: NextStep.now(Deed.NOTHING);
			case PAID, RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, INSURED, CHARGING, CHARGE_IN_DOUBT -> NextStep.now(Deed.NOTHING);
		};
	}

	private static boolean justAsked(Situation of) {
		return of.silences() <= REPEATS_AT_ONCE;
	}

	private static NextStep onPhone(Situation of) {
		return switch (of.confirm()) {
			case ASKING -> new NextStep(Deed.ASK_CONFIRMATION, of.silences() == 0);
			case WAITING -> NextStep.later(Deed.QUERY_CONFIRMATION);
			case NONE, CONFIRMED, OVER -> NextStep.now(Deed.NOTHING);
		};
	}
}
