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
		STRAY_TOKEN
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

	AgreementRecord show(CreditAgreement agreement) {
		String number = agreement.key().number();
		return new AgreementRecord(agreement.number(), agreement.channel(), agreement.state(), agreement.limits(), agreement.used(),
				continueUrl(agreement),
				openOrNull(agreement.sealedAccount(), Column.ACCOUNT, number), agreement.reason(), agreement.consent().version(),
				agreement.consent().at(), agreement.signedAt(), agreement.terminationRequestedAt(), agreement.endedAt());
	}

	/** Only while it can be used; a channel that has the order already may give none. */
	private @Nullable String continueUrl(CreditAgreement agreement) {
		String url = agreement.state() == AgreementState.SIGNING
				? openOrNull(agreement.sealedContinueUrl(), Column.CONTINUE_URL, agreement.key().number())
				: null;
		return url == null || url.isBlank() ? null : url;
	}

	private static String context(Column column, String number) {
		return switch (column) {
			case PERSON -> "credit_agreement.person_number:" + number;
			case TOKEN -> "credit_agreement.token:" + number;
			case ACCOUNT -> "credit_agreement.account:" + number;
			case CONTINUE_URL -> "credit_agreement.continue_url:" + number;
			case STRAY_TOKEN -> "agreement_errand.token:" + number;
		};
	}
}
