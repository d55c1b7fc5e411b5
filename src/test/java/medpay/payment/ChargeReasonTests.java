package medpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import medpay.channel.unionpay.ResponseClass;
import medpay.channel.unionpay.ResponseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a channel or an agreement answers has words; only what concerns the account lets another account be tried. */
class ChargeReasonTests {

	static Stream<ResponseCode> codesThatMoveNoMoney() {
		return Arrays.stream(ResponseCode.values())
				.filter(code -> code.meaning() != ResponseClass.SUCCESS && code.meaning() != ResponseClass.MOVED_THOUGH_ODD);
	}

	@ParameterizedTest
	@MethodSource("codesThatMoveNoMoney")
	void everyPublishedCodeHasWords(ResponseCode code) {
		assertThat(ChargeReason.of(code.code())).isNotEqualTo(ChargeReason.OTHER);
	}

	@ParameterizedTest
	@ValueSource(strings = {"no_agreement", "agreement_not_active", "no_other_agreement", "limit_per_payment", "limit_per_day", "limit_total"})
	void everyReasonOfTheAgreementHasWords(String code) {
		assertThat(ChargeReason.of(code)).isNotEqualTo(ChargeReason.OTHER);
	}

	@ParameterizedTest
	@MethodSource("codesThatMoveNoMoney")
	void anotherAccountIsTriedForReasonsOfTheAccountOnly(ResponseCode code) {
		boolean ofTheAccount = switch (code.meaning()) {
			case LIMIT_TOO_LOW, SIGN_AGAIN -> true;
			case FAILED -> (code.saidOfTheCard() && code.code().compareTo("83") < 0) || code == ResponseCode.AUTHENTICATION;
			case OPEN, NOT_FOUND, DUPLICATE, ALREADY_RETURNED, SUCCESS, MOVED_THOUGH_ODD -> false;
		};
		assertThat(ChargeReason.of(code.code()).anotherAccountMayHelp()).isEqualTo(ofTheAccount);
	}

	@Test
	void aCodeOutsideTheTableIsSaidWithoutTheCode() {
		assertThat(ChargeReason.of("ZZ")).isEqualTo(ChargeReason.OTHER);
		assertThat(ChargeReason.OTHER.anotherAccountMayHelp()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(ChargeReason.class)
	void theWordsCarryNoCode(ChargeReason reason) {
		assertThat(reason.words().zh()).doesNotContainPattern("[A-Za-z0-9_]");
		assertThat(reason.words().en()).doesNotContainPattern("[0-9_A-Z]|\\p{IsHan}");
	}
}
