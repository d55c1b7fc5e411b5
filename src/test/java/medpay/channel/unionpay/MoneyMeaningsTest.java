package medpay.channel.unionpay;

import static medpay.channel.unionpay.DoorFixture.CHARGE;
import static medpay.channel.unionpay.DoorFixture.HOSPITAL_ORDER;
import static medpay.channel.unionpay.DoorFixture.RETURN;
import static medpay.channel.unionpay.DoorFixture.answer;
import static medpay.channel.unionpay.DoorFixture.door;
import static medpay.channel.unionpay.DoorFixture.found;
import static medpay.channel.unionpay.DoorFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import medpay.channel.PaymentChannel.ChargeResult;
import medpay.channel.PaymentChannel.InquiryResult;
import medpay.channel.PaymentChannel.ReturnResult;
import medpay.shared.Money;
import medpay.shared.call.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What genuine answers to consumption, refund, void and query mean. */
class MoneyMeaningsTest {

	private static ScriptedWire answering(Function<UnionPayMessage, UnionPayMessage> answer) {
		return new ScriptedWire().thenAnswer(request -> signed(answer.apply(request)));
	}

	private static Answer<ChargeResult> charged(Function<UnionPayMessage, UnionPayMessage> answer) {
		return door(answering(answer)).charge(CHARGE).send();
	}

	private static InquiryResult queriedCharge(Function<UnionPayMessage, UnionPayMessage> answer) {
		return door(answering(answer)).queryCharge(HOSPITAL_ORDER).send().meaning();
	}

	private static InquiryResult queriedReturn(Function<UnionPayMessage, UnionPayMessage> answer) {
		return door(answering(answer)).queryReturn(HOSPITAL_ORDER).send().meaning();
	}

	private static ReturnResult returned(Function<UnionPayMessage, UnionPayMessage> answer) {
		return door(answering(answer)).refund(RETURN).send().meaning();
	}

	@ParameterizedTest
	@EnumSource
	void everyCodeOfAChargesAnswer(ResponseCode code) {
		ChargeResult result = charged(request -> answer(request, code.code())).meaning();
		Class<? extends ChargeResult> expected = switch (code.code()) {
			case "00", "A6", "42", "74", "75" -> ChargeResult.Accepted.class;
			case "12" -> ChargeResult.AlreadyKnown.class;
			case "03", "04", "05", "06", "70", "83", "34", "45" -> ChargeResult.InDoubt.class;
			case String _ -> ChargeResult.Declined.class;
		};
		assertThat(result).isInstanceOf(expected);
	}

	@ParameterizedTest
	@EnumSource
	void everyCodeOfARefundsAnswer(ResponseCode code) {
		ReturnResult result = returned(request -> answer(request, code.code()));
		Class<? extends ReturnResult> expected = switch (code.code()) {
			case "00", "A6", "42", "74", "75" -> ReturnResult.Accepted.class;
			case "12" -> ReturnResult.AlreadyKnown.class;
			case "03", "04", "05", "06", "70", "83" -> ReturnResult.InDoubt.class;
			case String _ -> ReturnResult.Declined.class;
		};
		assertThat(result).isInstanceOf(expected);
		if (result instanceof ReturnResult.Declined declined) {
			assertThat(declined.alreadyReturned()).isEqualTo(code.code().equals("45"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void everyCodeOfTheOrderAQueryFinds(ResponseCode code) {
		InquiryResult ofCharge = queriedCharge(query -> found(query, "01", code.code()));
		InquiryResult ofRefund = queriedReturn(query -> found(query, "04", code.code()));
		assertThat(ofCharge).isInstanceOf(switch (code.code()) {
			case "00", "A6", "42", "74", "75" -> InquiryResult.Moved.class;
			case "03", "04", "05", "06", "70", "83" -> InquiryResult.StillOpen.class;
			case "12", "34", "45" -> InquiryResult.NoAnswer.class;
			case String _ -> InquiryResult.Failed.class;
		});
		assertThat(ofRefund).isInstanceOf(switch (code.code()) {
			case "00", "A6", "42", "74", "75" -> InquiryResult.Moved.class;
			case "03", "04", "05", "06", "70", "83" -> InquiryResult.StillOpen.class;
			case "12" -> InquiryResult.NoAnswer.class;
			case String _ -> InquiryResult.Failed.class;
		});
	}

	@ParameterizedTest
	@EnumSource
	void aQueryThatIsItselfRefusedNeverFailsTheOrder(ResponseCode code) {
		InquiryResult result = queriedCharge(query -> answer(query, code.code()));
		assertThat(result).isInstanceOf(switch (code.code()) {
			case "34" -> InquiryResult.NotFound.class;
			case "03", "04", "05", "06", "70", "83" -> InquiryResult.StillOpen.class;
			case String _ -> InquiryResult.NoAnswer.class;
		});
	}

	@Test
	void aFoundChargeTellsReferenceAmountAndDay() {
		assertThat(queriedCharge(query -> found(query, "01", "00")))
				.isEqualTo(new InquiryResult.Moved("442611221030000000018", Money.ofFen(3150), "1122"));
		assertThat(queriedCharge(query -> found(query, "01", "00").without("settleDate")))
				.isEqualTo(new InquiryResult.Moved("442611221030000000018", Money.ofFen(3150), null));
	}

	@Test
	void aSuccessIsADoubtWithoutAmountReferenceOrInAnotherCurrency() {
		assertThat(queriedCharge(query -> found(query, "01", "00").without("txnAmt"))).isInstanceOf(InquiryResult.NoAnswer.class);
		assertThat(queriedCharge(query -> found(query, "01", "00").with("txnAmt", "31.50"))).isInstanceOf(InquiryResult.NoAnswer.class);
		assertThat(queriedCharge(query -> found(query, "01", "00").with("txnAmt", "-3150"))).isInstanceOf(InquiryResult.NoAnswer.class);
		assertThat(queriedCharge(query -> found(query, "01", "00").without("queryId"))).isInstanceOf(InquiryResult.NoAnswer.class);
		assertThat(queriedCharge(query -> found(query, "01", "00").with("currencyCode", "840"))).isInstanceOf(InquiryResult.NoAnswer.class);
	}

	@Test
	void anOrderOfAnotherKindIsADoubt() {
		assertThat(queriedCharge(query -> found(query, "04", "00"))).isInstanceOf(InquiryResult.NoAnswer.class);
		assertThat(queriedReturn(query -> found(query, "01", "00"))).isInstanceOf(InquiryResult.NoAnswer.class);
		assertThat(queriedReturn(query -> found(query, "31", "00"))).isInstanceOf(InquiryResult.Moved.class);
	}

	@Test
	void aFoundOrderWithoutAResultIsADoubt() {
		assertThat(queriedCharge(query -> found(query, "01", "00").without("origRespCode"))).isInstanceOf(InquiryResult.NoAnswer.class);
		assertThat(queriedCharge(query -> found(query, "01", "Q1"))).isInstanceOf(InquiryResult.NoAnswer.class);
	}

	@Test
	void anEchoedAmountCurrencyReferenceOrKindThatDiffersIsADoubt() {
		assertThat(charged(request -> answer(request, "00").with("txnAmt", "3151")).code()).isEqualTo("echo");
		assertThat(charged(request -> answer(request, "00").with("currencyCode", "840")).meaning()).isInstanceOf(ChargeResult.InDoubt.class);
		assertThat(charged(request -> answer(request, "00").with("txnType", "04")).meaning()).isInstanceOf(ChargeResult.InDoubt.class);
		assertThat(returned(request -> answer(request, "00").with("origQryId", "1"))).isInstanceOf(ReturnResult.InDoubt.class);
		assertThat(charged(request -> answer(request, "00").without("txnAmt")).meaning()).isInstanceOf(ChargeResult.Accepted.class);
	}

	@Test
	void tellsCodeAndWordsOfARefusal() {
		var answer = charged(request -> answer(request, "64").with("respMsg", "余额不足[1000064]"));
		assertThat(answer.meaning()).isEqualTo(new ChargeResult.Declined("64", "余额不足[1000064]"));
		assertThat(answer.code()).isEqualTo("64");
		assertThat(answer.detail()).isEqualTo("余额不足[1000064]");
		assertThat(answer.bytes()).isNotEmpty();
	}

	@Test
	void tellsBothCodesOfAQuery() {
		var wire = answering(query -> found(query, "01", "00"));
		assertThat(door(wire).queryCharge(HOSPITAL_ORDER).send().code()).isEqualTo("00/00");
	}

	@ParameterizedTest
	@ValueSource(strings = {"卡号6226090000000048余额不足", "证件31010119900101001X不符", "a\u0000b\r\nc"})
	void keepsLongNumbersAndControlCharactersOutOfItsWords(String message) {
		UnaryOperator<UnionPayMessage> words = answer -> answer.with("respMsg", message);
		var answer = charged(request -> words.apply(answer(request, "64")));
		assertThat(answer.detail()).doesNotContainPattern("[0-9]{9,}").doesNotContainPattern("\\p{Cntrl}");
		assertThat(answer.meaning().toString()).doesNotContainPattern("[0-9]{9,}");
	}

	@Test
	void boundsTheWordsItKeeps() {
		var answer = charged(request -> answer(request, "长".repeat(100)).with("respMsg", "长".repeat(3000)));
		assertThat(answer.code()).hasSizeLessThanOrEqualTo(40);
		assertThat(answer.detail()).hasSizeLessThanOrEqualTo(400);
		assertThat(answer.meaning()).isInstanceOf(ChargeResult.InDoubt.class);
	}

	@Test
	void usesThePublishedWordsWhenNoneAreGiven() {
		assertThat(charged(request -> answer(request, "64").without("respMsg")).meaning()).isEqualTo(new ChargeResult.Declined("64", "卡上的余额不足"));
	}

	@Test
	void aKeyedMerchantIsUnderstoodToo() {
		var wire = answering(query -> found(query, "01", "00"));
		assertThat(door(wire).queryCharge(DoorFixture.PLATFORM_ORDER).send().meaning()).isInstanceOf(InquiryResult.Moved.class);
	}
}
