package medpay.channel.unionpay;

import static medpay.channel.unionpay.DoorFixture.answer;
import static medpay.channel.unionpay.DoorFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;
import medpay.channel.PaymentChannel.ChargeResult;
import medpay.channel.PaymentChannel.CreditInquiry;
import medpay.channel.PaymentChannel.InquiryResult;
import medpay.channel.PaymentChannel.ReturnResult;
import medpay.channel.PaymentChannel.SigningInquiry;
import medpay.channel.PaymentChannel.SigningOrder;
import medpay.channel.PaymentChannel.SigningResult;
import medpay.channel.PaymentChannel.TerminationOrder;
import medpay.channel.PaymentChannel.TerminationResult;
import medpay.shared.PersonNumber;
import medpay.shared.call.Answer;
import medpay.shared.call.Wire.Reply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is not a whole, genuine answer to our own order proves nothing, for every operation. */
class DoubtsTest {

	private static Arguments row(String what, String code, Function<ScriptedWire.Posted, Reply> reply) {
		return Arguments.of(what, code, reply);
	}

	private static Arguments answered(String what, String code, Function<UnionPayMessage, UnionPayMessage> answer) {
		return row(what, code, request -> new Reply.Received(200, answer.apply(request.message()).toAnswer()));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static Stream<Arguments> badAnswers() {
		return Stream.of(row("timeout", "timeout", _ -> new Reply.Lost("timeout", null)),
				row("connection lost", "connection", _ -> new Reply.Lost("connection", "reset")),
				row("oversized", "oversized", _ -> new Reply.Lost("oversized", null)),
				row("server error with a good body", "http-500",
						request -> new Reply.Received(500, signed(answer(request.message(), "00")).toAnswer())),
				row("bad gateway", "http-502", _ -> new Reply.Received(502, bytes("<html>"))),
				row("redirect", "http-302", _ -> new Reply.Received(302, new byte[0])),
				row("client error", "http-400", _ -> new Reply.Received(400, bytes("bad"))),
				row("empty body", "malformed", _ -> new Reply.Received(200, new byte[0])),
				row("a page", "malformed", _ -> new Reply.Received(200, bytes("<html>busy</html>"))),
				row("cut off", "signature", request -> {
					byte[] whole = signed(answer(request.message(), "00")).toAnswer();
					return new Reply.Received(200, java.util.Arrays.copyOf(whole, whole.length - 20));
				}), answered("unsigned", "signature", request -> answer(request, "00")),
				answered("changed after signing", "signature", request -> signed(answer(request, "30")).with("respCode", "00")),
				answered("signed by the merchant itself", "signature",
						request -> RsaSignature.ofAnswers(CertificateFixture.MERCHANT_KEY.getPrivate(), CertificateFixture.MERCHANT)
								.sign(answer(request, "00"))),
				answered("signed by another method", "signature",
						request -> new KeyedSignature(SignMethod.KEYED_SHA256, "guessed").sign(answer(request, "00"))),
				answered("another order", "echo", request -> signed(answer(request, "00").with("orderId", "other"))),
				answered("another time", "echo", request -> signed(answer(request, "00").with("txnTime", "20261122103001"))),
				answered("another merchant", "echo", request -> signed(answer(request, "00").with("merId", "777290058110097"))),
				answered("no order", "echo", request -> signed(answer(request, "00").without("orderId"))),
				answered("a refusal of another order", "echo", request -> signed(answer(request, "64").with("orderId", "other"))),
				answered("an unpublished code", "Z9", request -> signed(answer(request, "Z9"))),
				answered("no code", "", request -> signed(answer(request, "").withoutEmptyFields())));
	}

	@ParameterizedTest(name = "charge: {0}")
	@MethodSource("badAnswers")
	void ofACharge(String what, String code, Function<ScriptedWire.Posted, Reply> reply) {
		Answer<ChargeResult> answer = DoorFixture.door(new ScriptedWire().then(reply)).charge(DoorFixture.CHARGE).send();
		assertThat(answer.meaning()).isInstanceOf(ChargeResult.InDoubt.class);
		assertThat(answer.code()).isEqualTo(code);
		assertThat(answer.bytes() == null).isEqualTo(code.equals("timeout") || code.equals("connection") || code.equals("oversized"));
	}

	@ParameterizedTest(name = "return: {0}")
	@MethodSource("badAnswers")
	void ofAReturn(String what, String code, Function<ScriptedWire.Posted, Reply> reply) {
		assertThat(DoorFixture.door(new ScriptedWire().then(reply)).refund(DoorFixture.RETURN).send().meaning())
				.isInstanceOf(ReturnResult.InDoubt.class);
		assertThat(DoorFixture.door(new ScriptedWire().then(reply)).voidCharge(DoorFixture.RETURN).send().meaning())
				.isInstanceOf(ReturnResult.InDoubt.class);
	}

	@ParameterizedTest(name = "query: {0}")
	@MethodSource("badAnswers")
	void ofAQuery(String what, String code, Function<ScriptedWire.Posted, Reply> reply) {
		assertThat(DoorFixture.door(new ScriptedWire().then(reply)).queryCharge(DoorFixture.HOSPITAL_ORDER).send().meaning())
				.isInstanceOf(InquiryResult.NoAnswer.class);
		assertThat(DoorFixture.door(new ScriptedWire().then(reply)).queryReturn(DoorFixture.HOSPITAL_ORDER).send().meaning())
				.isInstanceOf(InquiryResult.NoAnswer.class);
	}

	@ParameterizedTest(name = "agreement: {0}")
	@MethodSource("badAnswers")
	void ofAnAgreement(String what, String code, Function<ScriptedWire.Posted, Reply> reply) {
		var about = new TerminationOrder(DoorFixture.HOSPITAL_ORDER, "6235");
		assertThat(DoorFixture.door(new ScriptedWire().then(reply))
				.openAgreement(new SigningOrder(DoorFixture.HOSPITAL_ORDER, new PersonNumber("31000000000000000123"))).send().meaning())
				.isInstanceOf(SigningResult.InDoubt.class);
		assertThat(DoorFixture.door(new ScriptedWire().then(reply)).querySigning(DoorFixture.HOSPITAL_ORDER).send().meaning())
				.isInstanceOf(SigningInquiry.NoAnswer.class);
		assertThat(DoorFixture.door(new ScriptedWire().then(reply)).terminate(about).send().meaning())
				.isInstanceOf(TerminationResult.InDoubt.class);
		assertThat(DoorFixture.door(new ScriptedWire().then(reply)).availableCredit(about).send().meaning())
				.isInstanceOf(CreditInquiry.Untold.class);
	}
}
