package medpay.voucher;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import medpay.insurance.Credential;
import medpay.insurance.InsurancePlatform;
import medpay.insurance.InsurancePlatform.PersonLookup;
import medpay.insurance.InsuredPerson;
import medpay.insurance.InsuredPerson.Insurance;
import medpay.shared.BusinessClock;
import medpay.shared.IdCardNumber;
import medpay.shared.call.NoTransaction;
import medpay.suishen.FamilyDelegation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Asks the authorities who a presented code stands for (解码、查人): the old channel's switch, the issuer of the code, the old channel's marks, then 1101.
 * Nothing moves by it, so a question may be asked again; a certain answer counts however late it comes.
 */
@Service
class VoucherInquiry {

	/** The insurances that pay, in the order in which one is chosen when a person has several: employees, residents. */
	private static final List<String> PAYING = List.of("310", "390");
	private static final String NORMAL = "1";

	/** All data of children below this age are sensitive (个人信息保护法 Art. 28). */
	private static final int SENSITIVE_BELOW_AGE = 14;

	private final InsurancePlatform platform;
	private final OldChannelCheck oldChannel;
	private final CodeDecoder decoder;
	private final Questions questions;
	private final FamilyCodes familyCodes;
	private final Payers payers;
	private final ReliedOnDelegations delegations;
	private final Decisions decisions;
	private final BusinessClock clock;

	VoucherInquiry(InsurancePlatform platform, OldChannelCheck oldChannel, CodeDecoder decoder, Questions questions, FamilyCodes familyCodes,
			Payers payers, ReliedOnDelegations delegations, Decisions decisions, BusinessClock clock) {
		this.platform = platform;
		this.oldChannel = oldChannel;
		this.decoder = decoder;
		this.questions = questions;
		this.familyCodes = familyCodes;
		this.payers = payers;
		this.delegations = delegations;
		this.decisions = decisions;
		this.clock = clock;
	}

	/** Asks until the verification is decided or nothing certain comes. */
	public void ask(Asking asking, Presentation presentation) {
		NoTransaction.required();
		if (oldChannel.saysBackup(asking, presentation.operator())) {
			decisions.rejected(asking, VerificationReason.INSURANCE_SWITCHED_TO_BACKUP, "SYJ1");
			return;
		}
		identified(asking, presentation).ifPresent(known -> lookUp(asking, presentation, known));
	}

	private Optional<Identified> identified(Asking asking, Presentation presentation) {
		return switch (presentation.shown()) {
			case Presentation.Shown.Code code -> decoder.decode(asking, presentation, code);
			case Presentation.Shown.IdNumber id -> Optional.of(checkedByOperator(asking, presentation, id.credential()));
			case Presentation.Shown.Card card -> Optional.of(checkedByOperator(asking, presentation, card.credential()));
		};
	}

	private Identified checkedByOperator(Asking asking, Presentation presentation, Credential credential) {
		decisions.record(asking, "voucher.identity_checked", VerificationState.ASKING,
				"operator " + presentation.operator().code() + " compared face and document");
		return new Identified(credential, null);
	}

	private void lookUp(Asking asking, Presentation presentation, Identified known) {
		if (oldChannel.keeps(asking, known.credential(), presentation.operator())) {
			decisions.rejected(asking, VerificationReason.OLD_CHANNEL_PERSON, "SM01");
			return;
		}
		var call = platform.person(asking.id().institution(), known.credential(), presentation.operator());
		questions.ask(asking, call, lookup -> {
			switch (lookup) {
				case PersonLookup.Found found -> found(asking, found.person(), known, presentation.shown().kind());
				case PersonLookup.Refused refused -> decisions.rejected(asking, VerificationReason.PERSON_REFUSED, "1101: " + refused.code());
				case PersonLookup.NoAnswer none -> decisions.inDoubt(asking, "1101");
			}
		});
	}

	private void found(Asking asking, InsuredPerson person, Identified known, VoucherKind kind) {
		FamilyDelegation delegation = known.delegation();
		boolean tokenless = kind.mayCharge() && known.credential().kind() != Credential.Kind.E_VOUCHER;
		if (tokenless && paying(person).isPresent()) {
			// insured after all: settling by identity number would be another credential than was shown
			decisions.inDoubt(asking, "a code without token for a person who is insured");
			return;
		}
		if (contradicts(expected(known.credential()), person.idNumber())) {
			decisions.rejected(asking, VerificationReason.IDENTITY_MISMATCH, "1101 answered another certificate number");
			return;
		}
		if (delegation == null) {
			verified(asking, person, known, kind);
			return;
		}
		// the insurance platform's birth date decides, whatever the code said
		familyCodes.refusal(delegation, person.birthDate()).ifPresentOrElse(reason -> decisions.rejected(asking, reason, "1101"),
				() -> verified(asking, person, known, kind));
	}

	private void verified(Asking asking, InsuredPerson person, Identified known, VoucherKind kind) {
		FamilyDelegation delegation = known.delegation();
		Optional<Insurance> insurance = paying(person);
		var verified = new VerifiedPerson(person.number(), person.name(), person.idNumber(), person.birthDate(), credential(known, person),
				insurance.map(Insurance::type).orElse(null), insurance.map(Insurance::area).orElse(null),
				insurance.map(Insurance::personType).orElse(null), payers.payerOf(person.number(), delegation), kind.mayCharge(),
				delegation != null);
		boolean sensitive = clock.today().value().isBefore(person.birthDate().plusYears(SENSITIVE_BELOW_AGE));
		String detail = Stream.of(insurance.isPresent() ? "insured" : "not insured", sensitive ? "sensitive data of a child under 14" : "",
				delegation == null ? "" : "with the guardian's consent").filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
		if (decisions.verified(asking, verified, detail) && delegation != null) {
			delegations.reliedOn(asking.id(), verified, delegation, sensitive, clock.now());
			decisions.record(asking, "delegation.relied_on", VerificationState.VERIFIED,
					"guardian's consent " + delegation.consentVersion() + " of " + delegation.consentedAt());
		}
	}

	/** From here on a card can be told by its bearer's identity number. */
	private static Credential credential(Identified known, InsuredPerson person) {
		boolean nameless = known.credential().kind() == Credential.Kind.CARD && !isMasked(person.idNumber());
		return nameless ? known.credential().borneBy(person) : known.credential();
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
		return expected != null && !expected.value().equalsIgnoreCase(answered.value()) && !isMasked(expected) && !isMasked(answered);
	}

	private static boolean isMasked(IdCardNumber number) {
		return number.value().contains("*");
	}
}
