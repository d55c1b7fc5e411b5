package medpay.agreement;

import java.time.Instant;
import medpay.shared.PersonNumber;

/** A member of the family whose bills an agreement pays (家庭成员). */
public record MemberRecord(PersonNumber person, Relation relation, String consentVersion, Instant consentedAt) {

	/** What the member is to the holder. */
	public enum Relation {
		/** 配偶. */
		SPOUSE,
		/** 子女. */
		CHILD,
		/** 父母. */
		PARENT,
		/** 其他亲属. */
		OTHER
	}
}
