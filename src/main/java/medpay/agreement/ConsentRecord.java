package medpay.agreement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One consent that was given or taken back (同意记录), kept for ever.
 *
 * @param version which text; null where none was shown
 * @param by the app, client or party through which it came
 * @param about what it was about: a request number, a payment; never a person
 */
public record ConsentRecord(Kind kind, @Nullable String version, Instant at, String by, @Nullable String about) {

	/** To what. */
	public enum Kind {
		/** That bills are charged to an account (签约). */
		SIGNING,
		/** To higher limits (提额). */
		LIMIT_RAISE,
		/** To applying for a card (申卡). */
		CARD_APPLICATION,
		/** That the bills of a member of the family are charged too (家庭成员). */
		MEMBER,
		/** That they no longer are (移除成员). */
		MEMBER_REMOVED,
		/** A guardian's delegation was used for a ward's bill (代付). */
		DELEGATION,
		/** That nothing is charged any more (撤回). */
		WITHDRAWAL
	}
}
