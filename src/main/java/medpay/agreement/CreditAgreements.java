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

	/**
	 * Whose agreement pays for this person: the person's own where one can be charged, else the holder's who has the person as a member of the family, else the
	 * person, who has none.
	 */
	PersonNumber payerFor(PersonNumber person);

	/** Every agreement of the payer that may be charged for this, in the payer's order. */
	List<Standing> standings(PersonNumber payer, PaidFor paidFor);

	/** For the payer's own bills. */
	default List<Standing> standings(PersonNumber payer) {
		return standings(payer, new PaidFor.Themselves());
	}

	/** The first of {@link #standings}. */
	default Optional<Standing> standing(PersonNumber payer) {
		return standings(payer).stream().findFirst();
	}

	/** The one an amount would be charged to: the first whose limits carry it; where none does, the first of all, so that one can say why. */
	default Optional<Standing> standing(PersonNumber payer, PaidFor paidFor, Money amount) {
		List<Standing> all = standings(payer, paidFor);
		return all.stream().filter(standing -> standing.carries(amount)).findFirst().or(() -> all.stream().findFirst());
	}

	/** Like the other, for the payer's own bill. */
	HoldResult hold(PersonNumber payer, InstitutionId institution, UUID payment, Money amount, Set<AgreementNumber> tried);

	/**
	 * Holds an amount for a payment on the first agreement, in the patient's order, that is active and whose limits carry it: in its own short transaction, under
	 * a lock on the person's agreements, so status and limits are those of that moment. The same payment again gets the hold it has, until that is released.
	 */
	HoldResult hold(HoldRequest request);

	/** The charge happened: the hold becomes part of what was used. Idempotent. */
	void consume(PersonNumber payer, InstitutionId institution, UUID payment);

	/** The charge did not happen: the hold is gone. Idempotent. */
	void release(PersonNumber payer, InstitutionId institution, UUID payment);

	/** Money of a charge came back to the account: there is room for it again, once per refund. What was never charged gives nothing back. */
	void returned(Return back);

	/** For whom a payer pays, and on what ground (代付依据). */
	sealed interface PaidFor {

		/** The payer is the patient. */
		record Themselves() implements PaidFor {}

		/** A member of the family: only agreements that list the member in that moment are charged. */
		record Member(PersonNumber person) implements PaidFor {}

		/** A ward, by a guardian's delegation, which is enough by itself. Each use is kept among the consents. */
		record Ward(PersonNumber person) implements PaidFor {}
	}

	/**
	 * What is to be held.
	 *
	 * @param tried agreements that are passed over, because a charge on them was declined
	 */
	record HoldRequest(PersonNumber payer, PaidFor paidFor, InstitutionId institution, UUID payment, Money amount, Set<AgreementNumber> tried) {}

	/** What came back of a payment's charge. {@code refund}: our id of the refund. */
	record Return(PersonNumber payer, InstitutionId institution, UUID payment, UUID refund, Money amount) {}

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
