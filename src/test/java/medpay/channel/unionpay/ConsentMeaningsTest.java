package medpay.channel.unionpay;

import static medpay.channel.unionpay.DoorFixture.HOSPITAL_ORDER;
import static medpay.channel.unionpay.DoorFixture.answer;
import static medpay.channel.unionpay.DoorFixture.door;
import static medpay.channel.unionpay.DoorFixture.found;
import static medpay.channel.unionpay.DoorFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import medpay.channel.ConsentDoor.ConfirmationInquiry;
import medpay.channel.ConsentDoor.ConfirmationOrder;
import medpay.channel.ConsentDoor.ConfirmationResult;
import medpay.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What genuine answers about the patient's word on a charge mean. */
class ConsentMeaningsTest {

	private static final ConfirmationOrder QUESTION = new ConfirmationOrder(HOSPITAL_ORDER, Money.ofFen(3150), "6235240000020757577");

	private static ScriptedWire answering(Function<UnionPayMessage, UnionPayMessage> answer) {
		return new ScriptedWire().thenAnswer(request -> signed(answer.apply(request)));
	}

	private static ConfirmationResult asked(Function<UnionPayMessage, UnionPayMessage> answer) {
		return door(answering(answer)).askConfirmation(QUESTION).send().meaning();
	}

	private static ConfirmationInquiry word(Function<UnionPayMessage, UnionPayMessage> answer) {
		return door(answering(answer)).queryConfirmation(HOSPITAL_ORDER).send().meaning();
	}

	private static UnionPayMessage confirmation(UnionPayMessage query, String code) {
		return found(query, "77", code).with("txnSubType", "02");
	}

	@ParameterizedTest
	@EnumSource
	void everyCodeOfTheAnswerToTheQuestion(ResponseCode code) {
		assertThat(asked(request -> answer(request, code.code()))).isInstanceOf(switch (code.code()) {
			case "00", "A6", "12" -> ConfirmationResult.Waiting.class;
			case "03", "04", "05", "06", "70", "83", "34", "45", "42", "74", "75" -> ConfirmationResult.InDoubt.class;
			case String _ -> ConfirmationResult.Declined.class;
		});
	}

	@ParameterizedTest
	@EnumSource
	void everyCodeOfThePatientsWord(ResponseCode code) {
		assertThat(word(request -> confirmation(request, code.code()))).isInstanceOf(switch (code.code()) {
			case "00", "A6" -> ConfirmationInquiry.Confirmed.class;
			case "03", "04", "05", "06", "70", "83" -> ConfirmationInquiry.StillWaiting.class;
			case "12", "34", "45", "42", "74", "75" -> ConfirmationInquiry.NoAnswer.class;
			case String _ -> ConfirmationInquiry.Refused.class;
		});
	}

	@ParameterizedTest
	@EnumSource
	void aCodeAboutTheQueryItselfNeverConfirmsOrRefuses(ResponseCode code) {
		assertThat(word(request -> answer(request, code.code()))).isInstanceOf(switch (code.code()) {
			case "03", "04", "05", "06", "70", "83", "34" -> ConfirmationInquiry.StillWaiting.class;
			case String _ -> ConfirmationInquiry.NoAnswer.class;
		});
	}

	@Test
	void anOrderOfAnotherKindOrAnUnpublishedCodeConfirmsNothing() {
		assertThat(word(request -> found(request, "01", "00"))).isInstanceOf(ConfirmationInquiry.NoAnswer.class);
		assertThat(word(request -> confirmation(request, "00").with("txnSubType", "00"))).isInstanceOf(ConfirmationInquiry.NoAnswer.class);
		assertThat(word(request -> confirmation(request, "Z9"))).isInstanceOf(ConfirmationInquiry.NoAnswer.class);
		assertThat(asked(request -> answer(request, "Z9"))).isInstanceOf(ConfirmationResult.InDoubt.class);
		assertThat(asked(request -> answer(request, "00").with("txnAmt", "3151"))).as("another amount")
				.isInstanceOf(ConfirmationResult.InDoubt.class);
	}

	@Test
	void printsNoToken() {
		assertThat(QUESTION.toString()).doesNotContain("6235");
	}
}
