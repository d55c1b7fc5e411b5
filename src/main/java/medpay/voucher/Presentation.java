package medpay.voucher;

import medpay.insurance.Credential;
import medpay.insurance.InsurancePlatform.Counter;
import medpay.shared.IdCardNumber;
import medpay.shared.Operator;

/**
 * Something presented at a counter (亮证).
 *
 * @param terminal the device that read it, 1 to 64 characters
 */
public record Presentation(Shown shown, Counter counter, Operator operator, String terminal) {

	/** What was shown. */
	public sealed interface Shown {

		VoucherKind kind();

		/** A code as scanned, of the kind that its form says; secret while it lives. */
		record Code(VoucherKind kind, String value) implements Shown {

			@Override
			public String toString() {
				return "Code[" + kind + "]";
			}
		}

		/** An identity number; the operator has compared face and document. */
		record IdNumber(IdCardNumber value) implements Shown {

			@Override
			public VoucherKind kind() {
				return VoucherKind.ID_NUMBER;
			}

			Credential credential() {
				return Credential.idNumber(value);
			}
		}

		/** A card's number; the operator has compared face and card. */
		record Card(String number) implements Shown {

			@Override
			public VoucherKind kind() {
				return VoucherKind.CARD;
			}

			Credential credential() {
				return Credential.card(number);
			}

			@Override
			public String toString() {
				return "Card";
			}
		}
	}
}
