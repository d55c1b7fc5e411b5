package medpay.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that can wait on a patient's phone for a tap (手机待确认事项). Each party that asks patients has one. */
public interface PhoneInbox {

	/** The patient confirms everything of this kind that waits; nothing waiting is nothing confirmed. */
	List<Confirmed> confirm(String personNo);

	/** The patient says no to everything of this kind that waits. */
	List<Confirmed> refuse(String personNo);

	/** What of this kind waits, oldest first. */
	List<Waiting> waiting(String personNo);

	/**
	 * One thing that waits.
	 *
	 * @param kind SIGNING, PAYMENT …
	 * @param number the number of the order it belongs to
	 * @param amountFen what it is about, in fen; null where it names no amount
	 */
	record Waiting(String kind, String number, @Nullable Long amountFen) {}

	/**
	 * One thing confirmed or refused.
	 *
	 * @param kind SIGNING, PAYMENT, LIMIT_RAISE, CARD_APPLICATION
	 * @param number the number of the order it belongs to
	 */
	record Confirmed(String kind, String number) {}
}
