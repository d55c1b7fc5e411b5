package medpay.agreement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import org.jspecify.annotations.Nullable;

/** What others may ask of credit agreements (信用签约). */
public interface CreditAgreements {

	/** Whose agreement pays for this person: the person, who may have none. */
	PersonNumber payerFor(PersonNumber person);

	/** Every agreement a payment of this person may be charged to, in the person's order. */
	List<Standing> standings(PersonNumber payer);

	/** The first of {@link #standings}. */
	default Optional<Standing> standing(PersonNumber payer) {
		return standings(payer).stream().findFirst();
	}

	/** The one an amount would be charged to: the first whose limits carry it; where none does, the first of all, so that one can say why. */
	default Optional<Standing> standing(PersonNumber payer, Money amount) {
		return standings(payer).stream().filter(standing -> standing.carries(amount)).findFirst().or(() -> standing(payer));
	}

	/**
	 * Holds an amount for a payment on the first agreement, in the patient's order, that is active and whose limits carry it: in its own short transaction, under
	 * a lock on the person's agreements, so status and limits are those of that moment. The same payment again gets the hold it has, until that is released.
	 *
	 * @param tried agreements that are passed over, because a charge on them was declined
	 */
	HoldResult hold(PersonNumber payer, InstitutionId institution, UUID payment, Money amount, Set<AgreementNumber> tried);

	/** The charge happened: the hold becomes part of what was used. Idempotent. */
	void consume(PersonNumber payer, InstitutionId institution, UUID payment);

	/** The charge did not happen: the hold is gone. Idempotent. */
	void release(PersonNumber payer, InstitutionId institution, UUID payment);

	/** What {@link #hold} can say. */
	sealed interface HoldResult {

		/** Held. {@code channel}: UNIONPAY; {@code token}: the secret to charge with. */
		record Held(AgreementNumber agreement, String channel, String token) implements HoldResult {

			@Override
			public String toString() {
				return "Held[" + agreement + "]";
			}
		}

		/**
		 * Not held. {@code code}: why the first agreement could not: limit_per_payment, limit_per_day, limit_total; or why there is none to try: no_agreement,
		 * agreement_not_active, no_other_agreement (all that are active were tried).
		 */
		record NotHeld(String code) implements HoldResult {}
	}

	/** How an agreement stands. {@code available}: the lower of its limits, in fen; null when it has none. */
	record Standing(AgreementNumber agreement, String channel, String status, @Nullable Money available) {

		boolean carries(Money amount) {
			return available == null || amount.compareTo(available) <= 0;
		}
	}
}
