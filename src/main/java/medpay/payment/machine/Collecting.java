package medpay.payment.machine;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * How far the collection of the self-pay part from the credit account is (自费部分收取进度): immutable.
 *
 * @param notFoundInRow how often in a row the channel did not find the order
 */
@Embeddable
record Collecting(@Enumerated(EnumType.STRING) @Column(name = "charge_step") ChargeStep charge, int notFoundInRow,
		@Enumerated(EnumType.STRING) @Column(name = "hold_step") HoldStep hold,
		@Enumerated(EnumType.STRING) @Column(name = "confirm_step") ConfirmStep confirm) {

	private static final int NOT_FOUND_BEFORE_REPEAT = 3;

	static final Collecting NOT_BEGUN = new Collecting(ChargeStep.NONE, 0, HoldStep.NONE, ConfirmStep.NONE);

	/** An order is made and waits for its outcome; news of an earlier one no longer decide. */
	boolean awaitsCharge() {
		return switch (charge) {
			case READY, SENT, REPEAT -> true;
			case NONE, CHARGED, LATE, DECLINED, NEXT_ACCOUNT -> false;
		};
	}

	/** No order waits for its outcome, and no account for its turn. */
	boolean isOver() {
		return charge == ChargeStep.NONE || charge == ChargeStep.DECLINED;
	}

	boolean asksPatient() {
		return confirm == ConfirmStep.ASKING || confirm == ConfirmStep.WAITING;
	}

	/** The amount is held and the order made. */
	Collecting ordered() {
		return new Collecting(ChargeStep.READY, 0, HoldStep.HELD, confirm);
	}

	/** The amount is held, the patient is asked first. */
	Collecting questioned() {
		return new Collecting(charge, 0, HoldStep.HELD, ConfirmStep.ASKING);
	}

	Collecting waitsOnPhone() {
		return confirm == ConfirmStep.ASKING ? with(ConfirmStep.WAITING) : this;
	}

	Collecting confirmed() {
		return new Collecting(ChargeStep.READY, 0, hold, ConfirmStep.CONFIRMED);
	}

	/** The question is over without a yes: nothing is charged, what was held is free again. */
	Collecting notConfirmed() {
		return new Collecting(charge, 0, HoldStep.TO_RELEASE, ConfirmStep.OVER);
	}

	Collecting sent() {
		return new Collecting(ChargeStep.SENT, notFoundInRow, hold, confirm);
	}

	Collecting inDoubt() {
		return new Collecting(ChargeStep.SENT, 0, hold, confirm);
	}

	/** 34 is no proof: at the third in a row the same order is sent again, if it may be. */
	Collecting notFound(boolean repeatAllowed) {
		int inRow = notFoundInRow + 1;
		return repeatAllowed && inRow >= NOT_FOUND_BEFORE_REPEAT
				? new Collecting(ChargeStep.REPEAT, 0, hold, confirm)
				: new Collecting(charge, inRow, hold, confirm);
	}

	Collecting charged() {
		return new Collecting(ChargeStep.CHARGED, notFoundInRow, HoldStep.TO_CONSUME, confirm);
	}

	Collecting declined(boolean tryNext) {
		return new Collecting(tryNext ? ChargeStep.NEXT_ACCOUNT : ChargeStep.DECLINED, notFoundInRow, HoldStep.TO_RELEASE, confirm);
	}

	/** No further account carries the amount. */
	Collecting exhausted() {
		return charge == ChargeStep.NEXT_ACCOUNT ? new Collecting(ChargeStep.DECLINED, notFoundInRow, hold, confirm) : this;
	}

	/** The window took the money while nobody knew: the order is asked about until it is known, never sent again. */
	Collecting askedOnly() {
		return charge == ChargeStep.REPEAT ? sent() : this;
	}

	/** The order that nobody waits for any more has moved money: it is returned. */
	Collecting chargedLate() {
		return charge == ChargeStep.SENT
				? new Collecting(ChargeStep.LATE, notFoundInRow, hold == HoldStep.HELD ? HoldStep.TO_CONSUME : hold, confirm)
				: this;
	}

	/** The order that nobody waits for any more is declined for certain. */
	Collecting declinedLate() {
		return charge == ChargeStep.SENT ? new Collecting(ChargeStep.DECLINED, notFoundInRow, released(), confirm) : this;
	}

	/** Nothing is collected any more: what was not sent never is, what is held is free, the question to the phone is over. */
	Collecting closed() {
		ChargeStep step = charge == ChargeStep.READY || charge == ChargeStep.NEXT_ACCOUNT ? ChargeStep.DECLINED : charge;
		return new Collecting(step, notFoundInRow, released(), asksPatient() ? ConfirmStep.OVER : confirm);
	}

	/** The patient's accounts are tried once more. */
	Collecting tryAgain() {
		return new Collecting(ChargeStep.NEXT_ACCOUNT, 0, hold, confirm);
	}

	/** A hold came for which nobody waits any more. */
	Collecting heldInVain() {
		return hold == HoldStep.NONE || hold == HoldStep.DONE ? new Collecting(charge, notFoundInRow, HoldStep.TO_RELEASE, confirm) : this;
	}

	private HoldStep released() {
		return hold == HoldStep.HELD ? HoldStep.TO_RELEASE : hold;
	}

	Collecting holdSettled() {
		return hold == HoldStep.TO_CONSUME || hold == HoldStep.TO_RELEASE ? new Collecting(charge, notFoundInRow, HoldStep.DONE, confirm) : this;
	}

	private Collecting with(ConfirmStep value) {
		return new Collecting(charge, notFoundInRow, hold, value);
	}
}
