package medpay.voucher;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.exchange.Exchange;
import medpay.insurance.Credential;
import medpay.insurance.InsurancePlatform;
import medpay.insurance.InsurancePlatform.PersonLookup;
import medpay.insurance.InsurancePlatform.VoucherDecoding;
import medpay.insurance.InsuredPerson;
import medpay.insurance.InsuredPerson.Insurance;
import medpay.shared.IdCardNumber;
import medpay.shared.call.Answer;
import medpay.shared.call.NoTransaction;
import medpay.shared.call.OutsideCall;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Asks the authorities who a presented code stands for (解码、查人): 1162, then 1101. Nothing moves by it, so a question may be asked again; a certain answer
 * counts however late it comes.
 */
@Service
class VoucherInquiry {

	/** The insurances that pay, in the order in which one is chosen when a person has several: employees, residents. */
	private static final List<String> PAYING = List.of("310", "390");
	private static final String NORMAL = "1";

	private final InsurancePlatform platform;
	private final VerificationRows rows;
	private final SealedPersons sealed;
	private final Exchange exchange;
	private final Audit audit;
	private final TransactionOperations transaction;

	VoucherInquiry(InsurancePlatform platform, VerificationRows rows, SealedPersons sealed, Exchange exchange, Audit audit,
			TransactionOperations transaction) {
		this.platform = platform;
		this.rows = rows;
		this.sealed = sealed;
		this.exchange = exchange;
		this.audit = audit;
		this.transaction = transaction;
	}

	/** Asks until the verification is decided or nothing certain comes. */
	public void ask(Asking asking, Presentation presentation) {
		NoTransaction.required();
		Optional<Credential> credential = switch (presentation.shown()) {
			case Presentation.Shown.IdNumber id -> Optional.of(id.credential());
			case Presentation.Shown.Code code -> decoded(asking).or(() -> decode(asking, presentation, code));
		};
		credential.ifPresent(known -> person(asking, presentation, known));
	}

	private Optional<Credential> decoded(Asking asking) {
		return rows.find(asking.id()).flatMap(row -> Optional.ofNullable(row.credential()))
				.map(bytes -> sealed.openCredential(asking.id(), bytes));
	}

	private Optional<Credential> decode(Asking asking, Presentation presentation, Presentation.Shown.Code code) {
		var call = platform.decode(asking.id().institution(), code.value(), presentation.counter(), presentation.operator());
		exchange(asking, call, decoding -> {
			switch (decoding) {
				case VoucherDecoding.Decoded found -> rows.decoded(asking.id(), sealed.seal(asking.id(), found.credential()));
				case VoucherDecoding.Refused refused -> rejected(asking, VerificationReason.CODE_REFUSED, "1162: " + refused.code());
				case VoucherDecoding.NoAnswer none -> inDoubt(asking, "1162");
			}
		});
		return decoded(asking);
	}

	private void person(Asking asking, Presentation presentation, Credential credential) {
		var call = platform.person(asking.id().institution(), credential, presentation.operator());
		exchange(asking, call, lookup -> {
			switch (lookup) {
				case PersonLookup.Found found -> found(asking, found.person(), credential, presentation.shown().kind());
				case PersonLookup.Refused refused -> rejected(asking, VerificationReason.PERSON_REFUSED, "1101: " + refused.code());
				case PersonLookup.NoAnswer none -> inDoubt(asking, "1101");
			}
		});
	}

	private void found(Asking asking, InsuredPerson person, Credential credential, VoucherKind kind) {
		if (contradicts(expected(credential), person.idNumber())) {
			rejected(asking, VerificationReason.IDENTITY_MISMATCH, "1101 answered another certificate number");
			return;
		}
		Optional<Insurance> insurance = paying(person);
		var verified = new VerifiedPerson(person.number(), person.name(), person.idNumber(), person.birthDate(), credential,
				insurance.map(Insurance::type).orElse(null), insurance.map(Insurance::area).orElse(null),
				insurance.map(Insurance::personType).orElse(null), person.number(), kind.mayCharge());
		if (rows.verified(asking.id(), sealed.seal(asking.id(), verified), sealed.hash(person.number()))) {
			record(asking, "voucher.verified", VerificationState.VERIFIED, insurance.isPresent() ? "insured" : "not insured");
		}
	}

	static Optional<Insurance> paying(InsuredPerson person) {
		return PAYING.stream().flatMap(
				type -> person.insurances().stream().filter(insurance -> insurance.type().equals(type) && insurance.status().equals(NORMAL)))
				.findFirst();
	}

	private static @Nullable IdCardNumber expected(Credential credential) {
		return switch (credential.kind()) {
			case E_VOUCHER -> credential.certificateNumber();
			case ID_NUMBER -> new IdCardNumber(credential.number());
			case CARD -> null;
		};
	}

	/** A masked number cannot be compared. */
	private static boolean contradicts(@Nullable IdCardNumber expected, IdCardNumber answered) {
		return expected != null && !expected.value().equalsIgnoreCase(answered.value()) && !expected.value().contains("*")
				&& !answered.value().contains("*");
	}

	private void rejected(Asking asking, VerificationReason reason, String detail) {
		if (rows.rejected(asking.id(), reason)) {
			record(asking, "voucher.rejected", VerificationState.REJECTED, reason.code() + ", " + detail);
		}
	}

	/** Gives up for now. */
	void inDoubt(Asking asking, String detail) {
		if (rows.inDoubt(asking.id(), asking.number())) {
			record(asking, "voucher.in_doubt", VerificationState.IN_DOUBT, "no certain answer: " + detail);
		}
	}

	private <A> void exchange(Asking asking, OutsideCall<A> call, Consumer<A> take) {
		UUID attempt = transaction.execute(status -> exchange.sending(asking.id().institution(), "verification", asking.id().value(), call));
		Answer<A> answer = call.send();
		transaction.executeWithoutResult(status -> {
			exchange.received(asking.id().institution(), attempt, answer);
			take.accept(answer.meaning());
		});
	}

	private void record(Asking asking, String action, VerificationState state, String detail) {
		audit.record(new AuditEntry(asking.id().institution(), asking.clientId(), action, asking.id().value().toString(), state.name(), detail));
	}

	/**
	 * One round of questions.
	 *
	 * @param number which round it is: only its owner may give up
	 */
	record Asking(VerificationId id, int number, String clientId) {}
}
