package medpay.agreement;

import java.util.Optional;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the patient allows at most (限额); each is null when only the issuer's limit holds.
 *
 * @param perPayment of one payment (单笔)
 * @param perDay of one business date (单日)
 * @param total of the agreement's whole life (累计)
 */
public record AgreementLimits(@Nullable Money perPayment, @Nullable Money perDay, @Nullable Money total) {

	public static final AgreementLimits NONE = new AgreementLimits(null, null, null);

	/** True when it names no limit. */
	public boolean none() {
		return equals(NONE);
	}

	/** These limits, with those that {@code others} name in their place. */
	AgreementLimits changedTo(AgreementLimits others) {
		return new AgreementLimits(others.perPayment == null ? perPayment : others.perPayment, others.perDay == null ? perDay : others.perDay,
				others.total == null ? total : others.total);
	}

	/** The field of the first limit that {@code wanted} would set higher than here. No limit is the highest. */
	Optional<String> firstHigher(AgreementLimits wanted) {
		return first(higher(perPayment, wanted.perPayment), higher(perDay, wanted.perDay), higher(total, wanted.total));
	}

	/** The field of the first limit that {@code wanted} would not set higher than here. */
	Optional<String> firstNotHigher(AgreementLimits wanted) {
		return first(wanted.perPayment != null && !higher(perPayment, wanted.perPayment), wanted.perDay != null && !higher(perDay, wanted.perDay),
				wanted.total != null && !higher(total, wanted.total));
	}

	/** The field of the first limit that is not the same. */
	Optional<String> firstOther(AgreementLimits wanted) {
		return first(differ(perPayment, wanted.perPayment), differ(perDay, wanted.perDay), differ(total, wanted.total));
	}

	private static boolean higher(@Nullable Money here, @Nullable Money wanted) {
		return here != null && wanted != null && wanted.compareTo(here) > 0;
	}

	private static boolean differ(@Nullable Money here, @Nullable Money wanted) {
		return here == null ? wanted != null : !here.equals(wanted);
	}

	private static Optional<String> first(boolean payment, boolean day, boolean total) {
		if (payment) {
			return Optional.of("per_payment_fen");
		}
		return day ? Optional.of("per_day_fen") : total ? Optional.of("total_fen") : Optional.empty();
	}
}
