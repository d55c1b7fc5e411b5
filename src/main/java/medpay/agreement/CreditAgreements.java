package medpay.agreement;

import java.util.Optional;
import java.util.UUID;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import org.jspecify.annotations.Nullable;

/** What others may ask of credit agreements (信用签约). */
public interface CreditAgreements {

	/** The agreement a payment of this person would be charged to: the first active one in the person's order. */
	Optional<Standing> standing(PersonNumber payer);

	/**
	 * Holds an amount for a payment, in its own short transaction, under a lock on the agreement: status and limits are checked in that moment.
	 * The same payment again gets the same hold.
	 */
	HoldResult hold(PersonNumber payer, InstitutionId institution, UUID payment, Money amount);

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

		/** Not held. {@code code}: no_agreement, agreement_not_active, limit_per_payment, limit_per_day, limit_total. */
		record NotHeld(String code) implements HoldResult {}
	}

	/** How an agreement stands. {@code available}: the lower of its limits, in fen; null when it has none. */
	record Standing(AgreementNumber agreement, String channel, String status, @Nullable Money available) {}
}
