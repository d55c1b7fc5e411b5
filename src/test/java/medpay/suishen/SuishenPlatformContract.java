package medpay.suishen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import medpay.insurance.Credential;
import medpay.insurance.InsurancePlatform.Counter;
import medpay.shared.InstitutionId;
import medpay.shared.Operator;
import medpay.shared.Scene;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;
import medpay.suishen.SuishenPlatform.CodeDecoding;
import medpay.suishen.SuishenPlatform.CodeKind;
import medpay.suishen.SuishenPlatform.ShownCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every Suishen code service keeps to, scripted or in the sandbox. */
abstract class SuishenPlatformContract {

	static final Operator NURSE = new Operator("N007", "陈护士", Operator.Kind.NURSE);

	/** What may go wrong without a certain answer. */
	enum Trouble {
		NO_ANSWER_BEFORE, NO_ANSWER_AFTER, SERVER_ERROR, DOWN, WRONG_SIGNATURE, UNKNOWN_CODE
	}

	abstract SuishenPlatform suishen();

	abstract InstitutionId hospital();

	/** A code of somebody insured. */
	abstract ShownCode ownCode();

	/** A code for a child born 2019-05-06, delegated from 2026-01-01 to 2099-12-31. */
	abstract ShownCode familyCode();

	abstract void trouble(Trouble trouble);

	final OutsideCall<CodeDecoding> call(ShownCode code) {
		return suishen().decode(hospital(), code, new Counter("0301", "儿科", Scene.OUTPATIENT), NURSE);
	}

	@Test
	void decodesAPersonsOwnCodeToATokenOfTheEVoucher() {
		var call = call(ownCode());
		assertThat(call.party()).isEqualTo("suishen");
		assertThat(call.operation()).isEqualTo("decode");

		Answer<CodeDecoding> answer = call.send();

		var decoded = (CodeDecoding.Decoded) answer.meaning();
		assertThat(answer.code()).isEqualTo("0");
		assertThat(decoded.credential().kind()).isEqualTo(Credential.Kind.E_VOUCHER);
		assertThat(decoded.credential().number()).matches("310000ec[0-9a-f]{30}");
		assertThat(decoded.credential().certificateType()).isEqualTo("01");
		assertThat(decoded.delegation()).isNull();
	}

	@Test
	void decodesAFamilyCodeToTheChildWithGuardianAndDelegation() {
		var decoded = (CodeDecoding.Decoded) call(familyCode()).send().meaning();

		assertThat(decoded.birthDate()).isEqualTo(LocalDate.of(2019, 5, 6));
		FamilyDelegation delegation = Objects.requireNonNull(decoded.delegation());
		assertThat(delegation.startsOn()).isEqualTo(LocalDate.of(2026, 1, 1));
		assertThat(delegation.endsOn()).isEqualTo(LocalDate.of(2099, 12, 31));
		assertThat(delegation.consentVersion()).isEqualTo("2026-1");
		assertThat(delegation.guardianIdNumber()).isNotEqualTo(Objects.requireNonNull(decoded.credential().certificateNumber()));
	}

	@Test
	void refusesACodeThatIsNone() {
		Answer<CodeDecoding> answer = call(new ShownCode(CodeKind.OWN, "SSM00000000000000000000000000000")).send();

		assertThat(answer.meaning()).isEqualTo(new CodeDecoding.Refused("4041", "CODE_UNKNOWN"));
	}

	@Test
	void refusesAFamilyCodeShownAsAPersonsOwn() {
		assertThat(call(new ShownCode(CodeKind.OWN, familyCode().value())).send().meaning()).isInstanceOf(CodeDecoding.Refused.class);
	}

	@ParameterizedTest
	@EnumSource
	void hasNoAnswerWhereNothingCertainCame(Trouble trouble) {
		ShownCode code = ownCode();
		trouble(trouble);

		assertThat(call(code).send().meaning()).isInstanceOf(CodeDecoding.NoAnswer.class);
		assertThat(call(code).send().meaning()).as("the same code may be asked about again").isInstanceOf(CodeDecoding.Decoded.class);
	}
}
