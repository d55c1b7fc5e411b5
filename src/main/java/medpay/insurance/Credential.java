package medpay.insurance;

import medpay.shared.IdCardNumber;
import medpay.shared.Masked;
import medpay.shared.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * With what a person identifies at the platform (就诊凭证): mdtrt_cert_type and mdtrt_cert_no. Masked when printed.
 *
 * @param number the ecToken, the identity number or the card number, as the kind says
 * @param certificateType psn_cert_type as decoded (01 identity card); only with an e-voucher
 * @param certificateNumber certno as decoded; only with an e-voucher
 * @param name psn_name as decoded; only with an e-voucher
 */
public record Credential(Kind kind, String number, @Nullable String certificateType, @Nullable IdCardNumber certificateNumber,
		@Nullable PersonName name) {

	/** The kinds the interface knows; the code is mdtrt_cert_type. */
	public enum Kind {

		/** 医保电子凭证: the number is the ecToken. */
		E_VOUCHER("01"),
		/** 身份证: also for the social-security card in Shanghai. */
		ID_NUMBER("02"),
		/** 社会保障卡. */
		CARD("03");

		private final String code;

		Kind(String code) {
			this.code = code;
		}

		public String code() {
			return code;
		}
	}

	public static Credential idNumber(IdCardNumber number) {
		return new Credential(Kind.ID_NUMBER, number.value(), null, null, null);
	}

	/** A card as read or typed; whose it is, the platform says. */
	public static Credential card(String number) {
		return new Credential(Kind.CARD, number, null, null, null);
	}

	/** The same card with its bearer's document, as the platform answered it: Shanghai wants a card told by the identity number. */
	public Credential borneBy(InsuredPerson person) {
		return new Credential(kind, number, person.certificateType(), person.idNumber(), person.name());
	}

	@Override
	public String toString() {
		return kind + ":" + Masked.keep(number, 0, 2);
	}
}
