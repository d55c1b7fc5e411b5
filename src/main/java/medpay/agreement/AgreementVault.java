package medpay.agreement;

import static java.nio.charset.StandardCharsets.UTF_8;

import medpay.shared.PersonNumber;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals and opens what is personal or secret in an agreement (敏感信息加密). */
@Component
class AgreementVault {

	/** The sealed columns: each value opens only in its own column and row. */
	enum Column {
		/** The person number. */
		PERSON,
		/** The secret to charge with. */
		TOKEN,
		/** The account as the channel shows it. */
		ACCOUNT,
		/** Where the patient goes on. */
		CONTINUE_URL,
		/** A token that must be deleted. */
		STRAY_TOKEN,
		/** The person number of a member of the family. */
		MEMBER,
		/** The person number of a request to an issuer. */
		REQUEST_PERSON,
		/** The account an issuer has granted. */
		REQUEST_ACCOUNT
	}

	private final CryptoProvider crypto;

	AgreementVault(CryptoProvider crypto) {
		this.crypto = crypto;
	}

	byte[] hash(PersonNumber person) {
		return crypto.lookupHash(person.value());
	}

	byte[] hashOfToken(String token) {
		return crypto.lookupHash(token);
	}

	byte[] seal(String value, Column column, String number) {
		return crypto.encrypt(value.getBytes(UTF_8), context(column, number));
	}

	String open(byte[] sealed, Column column, String number) {
		return new String(crypto.decrypt(sealed, context(column, number)), UTF_8);
	}

	@Nullable
	String openOrNull(byte @Nullable [] sealed, Column column, String number) {
		return sealed == null ? null : open(sealed, column, number);
	}

	private static String context(Column column, String number) {
		return switch (column) {
			case PERSON -> "credit_agreement.person_number:" + number;
			case TOKEN -> "credit_agreement.token:" + number;
			case ACCOUNT -> "credit_agreement.account:" + number;
			case CONTINUE_URL -> "credit_agreement.continue_url:" + number;
			case STRAY_TOKEN -> "agreement_errand.token:" + number;
			case MEMBER -> "agreement_member.member_number:" + number;
			case REQUEST_PERSON -> "issuer_request.person_number:" + number;
			case REQUEST_ACCOUNT -> "issuer_request.account:" + number;
		};
	}
}
