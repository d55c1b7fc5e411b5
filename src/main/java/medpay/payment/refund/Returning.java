package medpay.payment.refund;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * How far the return of the patient's part is (退款进度): immutable.
 *
 * @param notFoundInRow how often in a row the channel did not find the order
 */
@Embeddable
record Returning(@Enumerated(EnumType.STRING) @Column(name = "return_step") ReturnStep step, int notFoundInRow,
		@Enumerated(EnumType.STRING) @Column(name = "room_step") RoomStep room) {

	private static final int NOT_FOUND_BEFORE_REPEAT = 3;

	static final Returning NOT_BEGUN = new Returning(ReturnStep.NONE, 0, RoomStep.NONE);

	/** An order is to be made, and none is open. */
	boolean awaitsOrder() {
		return step == ReturnStep.TO_ORDER || step == ReturnStep.TO_ORDER_REFUND;
	}

	/** An order is made and waits for its outcome. */
	boolean awaitsOutcome() {
		return step == ReturnStep.READY || step == ReturnStep.SENT || step == ReturnStep.REPEAT;
	}

	Returning begun() {
		return new Returning(ReturnStep.TO_ORDER, 0, room);
	}

	Returning ordered() {
		return new Returning(ReturnStep.READY, 0, room);
	}

	Returning sent() {
		return new Returning(ReturnStep.SENT, notFoundInRow, room);
	}

	Returning inDoubt() {
		return new Returning(ReturnStep.SENT, 0, room);
	}

	/** 34 is no proof: at the third in a row the same order is sent again, if it may be. */
	Returning notFound(boolean repeatAllowed) {
		int inRow = notFoundInRow + 1;
		return repeatAllowed && inRow >= NOT_FOUND_BEFORE_REPEAT
				? new Returning(ReturnStep.REPEAT, 0, room)
				: new Returning(step, inRow, room);
	}

	Returning returned() {
		return new Returning(ReturnStep.RETURNED, notFoundInRow, RoomStep.TO_GIVE);
	}

	Returning refundInstead() {
		return new Returning(ReturnStep.TO_ORDER_REFUND, 0, room);
	}

	Returning declined() {
		return new Returning(ReturnStep.DECLINED, notFoundInRow, room);
	}

	Returning roomGiven() {
		return room == RoomStep.TO_GIVE ? new Returning(step, notFoundInRow, RoomStep.GIVEN) : this;
	}
}
