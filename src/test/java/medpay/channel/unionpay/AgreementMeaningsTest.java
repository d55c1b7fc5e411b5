package medpay.channel.unionpay;

import static medpay.channel.unionpay.DoorFixture.HOSPITAL_ORDER;
import static medpay.channel.unionpay.DoorFixture.answer;
import static medpay.channel.unionpay.DoorFixture.door;
import static medpay.channel.unionpay.DoorFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import medpay.channel.PaymentChannel.CreditInquiry;
import medpay.channel.PaymentChannel.SigningInquiry;
import medpay.channel.PaymentChannel.SigningOrder;
import medpay.channel.PaymentChannel.SigningResult;
import medpay.channel.PaymentChannel.TerminationOrder;
import medpay.channel.PaymentChannel.TerminationResult;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What genuine answers to opening, token query, token deletion and balance query mean. */
class AgreementMeaningsTest {

	private static final TerminationOrder ABOUT = new TerminationOrder(HOSPITAL_ORDER, "6235240000020757577");

	private static ScriptedWire answering(Function<UnionPayMessage, UnionPayMessage> answer) {
		return new ScriptedWire().thenAnswer(request -> signed(answer.apply(request)));
	}

	private static SigningResult opened(Function<UnionPayMessage, UnionPayMessage> answer) {
		return door(answering(answer)).openAgreement(new SigningOrder(HOSPITAL_ORDER, new PersonNumber("31000000000000000123"))).send().meaning();
	}

	private static SigningInquiry asked(Function<UnionPayMessage, UnionPayMessage> answer) {
		return door(answering(answer)).querySigning(HOSPITAL_ORDER).send().meaning();
	}

	private static TerminationResult ended(Function<UnionPayMessage, UnionPayMessage> answer) {
		return door(answering(answer)).terminate(ABOUT).send().meaning();
	}

	private static CreditInquiry credit(Function<UnionPayMessage, UnionPayMessage> answer) {
		return door(answering(answer)).availableCredit(ABOUT).send().meaning();
	}

	private static UnionPayMessage withToken(UnionPayMessage request) {
		return answer(request, "00").with("activateStatus", "1").with("accNo", "622609******0048").with("tokenPayData",
				"{token=6235240000020757577&trId=62000000001&tokenLevel=40&tokenType=01}");
	}

	@ParameterizedTest
	@EnumSource
	void everyCodeOfAnOpeningsAnswer(ResponseCode code) {
		assertThat(opened(request -> answer(request, code.code()))).isInstanceOf(switch (code.code()) {
			case "00", "A6", "12" -> SigningResult.Waiting.class;
			case "03", "04", "05", "06", "70", "83", "34", "45", "42", "74", "75" -> SigningResult.InDoubt.class;
			case String _ -> SigningResult.Declined.class;
		});
	}

	@Test
	void thePatientGoesOnWhereTheAnswerSaysOrAtTheFrontEnd() {
		assertThat(opened(request -> answer(request, "00").with("redirectUrl", "https://unionpay.invalid/go?x=1")))
				.isEqualTo(new SigningResult.Waiting("https://unionpay.invalid/go?x=1"));
		assertThat(opened(request -> answer(request, "00")))
				.isEqualTo(new SigningResult.Waiting("https://gateway.invalid/gateway/api/frontTransReq.do"));
		assertThat(opened(request -> answer(request, "00").with("redirectUrl", "javascript:alert(1)")))
				.isEqualTo(new SigningResult.Waiting("https://gateway.invalid/gateway/api/frontTransReq.do"));
	}

	@ParameterizedTest
	@EnumSource
	void everyCodeOfATokenQuerysAnswerWithoutToken(ResponseCode code) {
		assertThat(asked(request -> answer(request, code.code()))).isInstanceOf(switch (code.code()) {
			case "00", "A6", "03", "04", "05", "06", "70", "83", "34", "72", "76", "77" -> SigningInquiry.StillWaiting.class;
			case String other when other.compareTo("60") >= 0 && other.compareTo("96") <= 0 && !other.equals("74") && !other.equals("75") ->
				SigningInquiry.Failed.class;
			case String _ -> SigningInquiry.NoAnswer.class;
		});
	}

	@Test
	void aSigningGivesTokenAndMaskedCard() {
		assertThat(asked(AgreementMeaningsTest::withToken)).isEqualTo(new SigningInquiry.Signed("6235240000020757577", "622609******0048"));
	}

	@Test
	void masksACardThatIsNotAndLeavesOutAnEncryptedOne() {
		assertThat(asked(request -> withToken(request).with("accNo", "6226090000000048")))
				.isEqualTo(new SigningInquiry.Signed("6235240000020757577", "622609******0048"));
		assertThat(asked(request -> withToken(request).with("accNo", "cDg4jpD9tKxlI4si91lo==")))
				.isEqualTo(new SigningInquiry.Signed("6235240000020757577", ""));
	}

	@Test
	void aSigningNotDoneYetWaits() {
		assertThat(asked(request -> answer(request, "00").with("activateStatus", "0"))).isInstanceOf(SigningInquiry.StillWaiting.class);
	}

	@Test
	void aRefusalByThePatientEndsTheSigning() {
		assertThat(asked(request -> answer(request, "00").with("origRespCode", "30").with("origRespMsg", "持卡人拒绝")))
				.isEqualTo(new SigningInquiry.Failed("30", "持卡人拒绝"));
		assertThat(asked(request -> answer(request, "00").with("origRespCode", "05"))).isInstanceOf(SigningInquiry.StillWaiting.class);
		assertThat(asked(request -> answer(request, "00").with("origRespCode", "X1"))).isInstanceOf(SigningInquiry.NoAnswer.class);
	}

	@Test
	void aTokenOfAnotherRequestorOrNoneIsADoubt() {
		assertThat(asked(request -> withToken(request).with("tokenPayData", "{token=6235&trId=62000000009}")))
				.isInstanceOf(SigningInquiry.NoAnswer.class);
		assertThat(asked(request -> withToken(request).without("tokenPayData"))).isInstanceOf(SigningInquiry.NoAnswer.class);
		assertThat(asked(request -> withToken(request).with("tokenPayData", "{token=a b&trId=62000000001}")))
				.isInstanceOf(SigningInquiry.NoAnswer.class);
	}

	@ParameterizedTest
	@EnumSource
	void everyCodeOfADeletionsAnswer(ResponseCode code) {
		assertThat(ended(request -> answer(request, code.code()))).isInstanceOf(switch (code.code()) {
			case "00", "A6", "80", "89" -> TerminationResult.Terminated.class;
			case "03", "04", "05", "06", "70", "83", "12", "34", "45", "42", "74", "75" -> TerminationResult.InDoubt.class;
			case String _ -> TerminationResult.Declined.class;
		});
	}

	@Test
	void theIssuerTellsWhatItWouldLendOrDoesNot() {
		assertThat(credit(request -> answer(request, "00").with("balance", "500000"))).isEqualTo(new CreditInquiry.Available(Money.ofFen(500000)));
		assertThat(credit(request -> answer(request, "00"))).isInstanceOf(CreditInquiry.Untold.class);
		assertThat(credit(request -> answer(request, "00").with("balance", "5000.00"))).isInstanceOf(CreditInquiry.Untold.class);
		assertThat(credit(request -> answer(request, "68").with("balance", "500000"))).isInstanceOf(CreditInquiry.Untold.class);
	}

	@Test
	void printsNoToken() {
		assertThat(asked(AgreementMeaningsTest::withToken).toString()).doesNotContain("6235");
		assertThat(ABOUT.toString()).doesNotContain("6235");
	}
}
