package medpay.voucher;

import java.util.Optional;
import medpay.insurance.Credential;
import medpay.insurance.InsurancePlatform;
import medpay.insurance.InsurancePlatform.VoucherDecoding;
import medpay.suishen.FamilyDelegation;
import medpay.suishen.SuishenPlatform;
import medpay.suishen.SuishenPlatform.CodeDecoding;
import medpay.suishen.SuishenPlatform.CodeKind;
import medpay.suishen.SuishenPlatform.ShownCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the authority that issued a code whom it stands for (解码): the e-voucher centre or the Suishen code service. A code is decoded once. */
@Component
class CodeDecoder {

	private final InsurancePlatform insurance;
	private final SuishenPlatform suishen;
	private final Questions questions;
	private final VerificationRows rows;
	private final SealedPersons sealed;
	private final FamilyCodes familyCodes;
	private final Decisions decisions;

	CodeDecoder(InsurancePlatform insurance, SuishenPlatform suishen, Questions questions, VerificationRows rows, SealedPersons sealed,
			FamilyCodes familyCodes, Decisions decisions) {
		this.insurance = insurance;
		this.suishen = suishen;
		this.questions = questions;
		this.rows = rows;
		this.sealed = sealed;
		this.familyCodes = familyCodes;
		this.decisions = decisions;
	}

	/** Empty when the verification was decided by it, or nothing certain came. */
	Optional<Identified> decode(Asking asking, Presentation presentation, Presentation.Shown.Code code) {
		Optional<Identified> before = decoded(asking);
		if (before.isPresent()) {
			return before;
		}
		switch (code.kind()) {
			case SUISHEN_CODE -> askSuishen(asking, presentation, new ShownCode(CodeKind.OWN, code.value()));
			case FAMILY_SUISHEN_CODE -> askSuishen(asking, presentation, new ShownCode(CodeKind.FAMILY, code.value()));
			case INSURANCE_VOUCHER -> askCentre(asking, presentation, code.value());
			case ID_NUMBER, CARD -> throw new IllegalArgumentException("No code is decoded as " + code.kind());
		}
		return decoded(asking);
	}

	private Optional<Identified> decoded(Asking asking) {
		return rows.find(asking.id()).filter(row -> !row.state().decided()).flatMap(row -> Optional.ofNullable(row.credential())
				.map(credential -> new Identified(sealed.openCredential(row.id(), credential), sealed.openDelegation(row))));
	}

	private void askCentre(Asking asking, Presentation presentation, String code) {
		var call = insurance.decode(asking.id().institution(), code, presentation.counter(), presentation.operator());
		questions.ask(asking, call, decoding -> {
			switch (decoding) {
				case VoucherDecoding.Decoded found -> keep(asking, found.credential(), null);
				case VoucherDecoding.Refused refused -> decisions.rejected(asking, VerificationReason.CODE_REFUSED, "1162: " + refused.code());
				case VoucherDecoding.NoAnswer none -> decisions.inDoubt(asking, "1162");
			}
		});
	}

	private void askSuishen(Asking asking, Presentation presentation, ShownCode code) {
		var call = suishen.decode(asking.id().institution(), code, presentation.counter(), presentation.operator());
		questions.ask(asking, call, decoding -> {
			switch (decoding) {
				case CodeDecoding.Decoded found -> keepIfAllowed(asking, found);
				case CodeDecoding.Refused refused -> decisions.rejected(asking, VerificationReason.CODE_REFUSED, "suishen: " + refused.code());
				case CodeDecoding.NoAnswer none -> decisions.inDoubt(asking, "suishen");
			}
		});
	}

	/** A child is not looked up by a delegation that does not hold. */
	private void keepIfAllowed(Asking asking, CodeDecoding.Decoded found) {
		FamilyDelegation delegation = found.delegation();
		Optional<VerificationReason> refusal = delegation == null ? Optional.empty() : familyCodes.refusal(delegation, found.birthDate());
		refusal.ifPresentOrElse(reason -> decisions.rejected(asking, reason, "suishen"), () -> keep(asking, found.credential(), delegation));
	}

	private void keep(Asking asking, Credential credential, @Nullable FamilyDelegation delegation) {
		rows.decoded(asking.id(), sealed.seal(asking.id(), credential), delegation == null ? null : sealed.seal(asking.id(), delegation));
	}
}
