package medpay.voucher;

import java.time.Instant;
import java.time.LocalDate;
import medpay.insurance.Credential;
import medpay.shared.IdCardNumber;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;
import medpay.shared.crypto.CryptoProvider;
import medpay.suishen.FamilyDelegation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals and opens the personal data of a verification (敏感信息加密): each value opens only in its own column and row. */
@Component
class SealedPersons {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final CryptoProvider crypto;

	SealedPersons(CryptoProvider crypto) {
		this.crypto = crypto;
	}

	byte[] hashOfCode(String code) {
		return crypto.lookupHash("voucher-code:" + code);
	}

	byte[] hash(PersonNumber person) {
		return crypto.lookupHash(person.value());
	}

	byte[] seal(VerificationId id, VerifiedPerson person) {
		return crypto.encrypt(JSON.writeValueAsBytes(PersonText.of(person)), context("person", id));
	}

	VerifiedPerson openPerson(VerificationId id, byte[] sealed) {
		return JSON.readValue(crypto.decrypt(sealed, context("person", id)), PersonText.class).person();
	}

	byte[] seal(VerificationId id, Credential credential) {
		return crypto.encrypt(JSON.writeValueAsBytes(CredentialText.of(credential)), context("credential", id));
	}

	Credential openCredential(VerificationId id, byte[] sealed) {
		return JSON.readValue(crypto.decrypt(sealed, context("credential", id)), CredentialText.class).credential();
	}

	byte[] seal(VerificationId id, FamilyDelegation delegation) {
		return crypto.encrypt(JSON.writeValueAsBytes(DelegationText.of(delegation)), context("delegation", id));
	}

	/** Null when the verification is by no family code. */
	@Nullable
	FamilyDelegation openDelegation(Verification row) {
		byte[] delegation = row.delegation();
		return delegation == null
				? null
				: JSON.readValue(crypto.decrypt(delegation, context("delegation", row.id())), DelegationText.class).delegation();
	}

	/** Child and guardian of a delegation that was relied on, for the row that keeps it. */
	byte[] sealParties(VerificationId id, VerifiedPerson child, FamilyDelegation delegation) {
		var parties = new PartiesText(child.number().value(), child.name().value(), DelegationText.of(delegation));
		return crypto.encrypt(JSON.writeValueAsBytes(parties), "relied_on_delegation.parties:" + id.institution() + ":" + id.value());
	}

	private static String context(String column, VerificationId id) {
		return "voucher_verification." + column + ":" + id.institution() + ":" + id.value();
	}

	/** A credential as it is written before it is sealed. */
	private record CredentialText(String kind, String number, @Nullable String certificateType, @Nullable String certificateNumber,
			@Nullable String name) {

		static CredentialText of(Credential credential) {
			IdCardNumber certificate = credential.certificateNumber();
			PersonName name = credential.name();
			return new CredentialText(credential.kind().name(), credential.number(), credential.certificateType(),
					certificate == null ? null : certificate.value(), name == null ? null : name.value());
		}

		Credential credential() {
			return new Credential(Credential.Kind.valueOf(kind), number, certificateType,
					certificateNumber == null ? null : new IdCardNumber(certificateNumber), name == null ? null : new PersonName(name));
		}

		@Override
		public String toString() {
			return kind;
		}
	}

	/** A delegation as written before sealing. */
	private record DelegationText(String guardian, String guardianName, String guardianIdNumber, LocalDate startsOn, @Nullable LocalDate endsOn,
			String consentVersion, Instant consentedAt) {

		static DelegationText of(FamilyDelegation delegation) {
			return new DelegationText(delegation.guardian().value(), delegation.guardianName().value(), delegation.guardianIdNumber().value(),
					delegation.startsOn(), delegation.endsOn(), delegation.consentVersion(), delegation.consentedAt());
		}

		FamilyDelegation delegation() {
			return new FamilyDelegation(new PersonNumber(guardian), new PersonName(guardianName), new IdCardNumber(guardianIdNumber), startsOn,
					endsOn, consentVersion, consentedAt);
		}

		@Override
		public String toString() {
			return "DelegationText";
		}
	}

	/** Child and guardian as written before sealing. */
	private record PartiesText(String child, String childName, DelegationText delegation) {

		@Override
		public String toString() {
			return "PartiesText";
		}
	}

	/** A person as written before sealing. */
	private record PersonText(String number, String name, String idNumber, LocalDate birthDate, CredentialText credential,
			@Nullable String insuranceType, @Nullable String insuredArea, @Nullable String personType, String payer, boolean mayCharge,
			@Nullable Boolean delegated) {

		static PersonText of(VerifiedPerson person) {
			return new PersonText(person.number().value(), person.name().value(), person.idNumber().value(), person.birthDate(),
					CredentialText.of(person.credential()), person.insuranceType(), person.insuredArea(), person.personType(),
					person.payer().value(), person.mayCharge(), person.delegated());
		}

		VerifiedPerson person() {
			return new VerifiedPerson(new PersonNumber(number), new PersonName(name), new IdCardNumber(idNumber), birthDate,
					credential.credential(), insuranceType, insuredArea, personType, new PersonNumber(payer), mayCharge, delegated);
		}

		@Override
		public String toString() {
			return "PersonText";
		}
	}
}
