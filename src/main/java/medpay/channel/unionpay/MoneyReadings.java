package medpay.channel.unionpay;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import medpay.channel.PaymentChannel.ChargeResult;
import medpay.channel.PaymentChannel.InquiryResult;
import medpay.channel.PaymentChannel.ReturnResult;
import medpay.shared.Money;

/** What the answers to consumption, refund, void and query mean (应答判断). A synchronous 00 says only that the transaction was accepted. */
final class MoneyReadings {

	private static final Pattern FEN = Pattern.compile("[0-9]{1,12}");
	private static final Pattern MONTH_AND_DAY = Pattern.compile("[0-9]{4}");

	private MoneyReadings() {}

	static final AnswerReading<ChargeResult> CHARGE = new AnswerReading<>() {

		@Override
		public ChargeResult meaning(UnionPayMessage answer) {
			Optional<ResponseCode> known = ResponseCode.of(answer.value("respCode"));
			if (known.isEmpty()) {
				return doubt(unpublished(answer.value("respCode")));
			}
			ResponseCode code = known.get();
			return switch (code.meaning()) {
				case SUCCESS, MOVED_THOUGH_ODD -> new ChargeResult.Accepted();
				case DUPLICATE -> new ChargeResult.AlreadyKnown();
				// 34 and 45 make no sense as answers to a new charge.
				case OPEN, NOT_FOUND, ALREADY_RETURNED -> doubt(code.code() + " " + code.text());
				case LIMIT_TOO_LOW, SIGN_AGAIN, FAILED -> new ChargeResult.Declined(code.code(), Wording.of(code, answer.value("respMsg")));
			};
		}

		@Override
		public ChargeResult doubt(String reason) {
			return new ChargeResult.InDoubt(reason);
		}
	};

	static final AnswerReading<ReturnResult> RETURN = new AnswerReading<>() {

		@Override
		public ReturnResult meaning(UnionPayMessage answer) {
			Optional<ResponseCode> known = ResponseCode.of(answer.value("respCode"));
			if (known.isEmpty()) {
				return doubt(unpublished(answer.value("respCode")));
			}
			ResponseCode code = known.get();
			return switch (code.meaning()) {
				case SUCCESS, MOVED_THOUGH_ODD -> new ReturnResult.Accepted();
				case DUPLICATE -> new ReturnResult.AlreadyKnown();
				case OPEN -> doubt(code.code() + " " + code.text());
				case ALREADY_RETURNED -> new ReturnResult.Declined(code.code(), Wording.of(code, answer.value("respMsg")), true);
				// 34: the charge to be returned is not known there.
				case NOT_FOUND, LIMIT_TOO_LOW, SIGN_AGAIN, FAILED ->
					new ReturnResult.Declined(code.code(), Wording.of(code, answer.value("respMsg")), false);
			};
		}

		@Override
		public ReturnResult doubt(String reason) {
			return new ReturnResult.InDoubt(reason);
		}
	};

	static final AnswerReading<InquiryResult> CHARGE_INQUIRY = new Inquiry(Set.of("01"));

	static final AnswerReading<InquiryResult> RETURN_INQUIRY = new Inquiry(Set.of("04", "31"));

	/**
	 * Query: respCode is about the question, origRespCode about the order. Whatever respCode says but 00, the order's end is not told.
	 *
	 * @param types txnType of the order, which the answer tells in place of the question's
	 */
	private record Inquiry(Set<String> types) implements AnswerReading<InquiryResult> {

		@Override
		public InquiryResult meaning(UnionPayMessage answer) {
			Optional<ResponseCode> known = ResponseCode.of(answer.value("respCode"));
			if (known.isEmpty()) {
				return doubt(unpublished(answer.value("respCode")));
			}
			ResponseCode code = known.get();
			return switch (code.meaning()) {
				case SUCCESS -> types.contains(answer.value("txnType")) ? ofOrder(answer) : doubt("the order found is of another kind");
				case NOT_FOUND -> new InquiryResult.NotFound();
				case OPEN -> new InquiryResult.StillOpen(code.code());
				case MOVED_THOUGH_ODD, DUPLICATE, ALREADY_RETURNED, LIMIT_TOO_LOW, SIGN_AGAIN, FAILED ->
					doubt("the question was not answered: " + code.code() + " " + code.text());
			};
		}

		private InquiryResult ofOrder(UnionPayMessage answer) {
			boolean charge = types.contains("01");
			return outcome(answer, "origRespCode", charge).orElseGet(() -> doubt(unpublished(answer.value("origRespCode"))));
		}

		@Override
		public InquiryResult doubt(String reason) {
			return new InquiryResult.NoAnswer(reason);
		}
	}

	/**
	 * The end of an order, as a query or a notification tells it; empty when the code is not published.
	 *
	 * @param codeField origRespCode in a query's answer, respCode in a notification
	 */
	static Optional<InquiryResult> outcome(UnionPayMessage message, String codeField, boolean charge) {
		return ResponseCode.of(message.value(codeField)).map(code -> switch (code.meaning()) {
			case SUCCESS, MOVED_THOUGH_ODD -> moved(message);
			case OPEN -> new InquiryResult.StillOpen(code.code());
			// A charge's own result is never 12, 34 or 45: such an answer proves nothing about it. A return's can be 34 or 45.
			case DUPLICATE -> contradictory(code);
			case NOT_FOUND, ALREADY_RETURNED -> charge ? contradictory(code) : failed(code, message);
			case LIMIT_TOO_LOW, SIGN_AGAIN, FAILED -> failed(code, message);
		});
	}

	private static InquiryResult moved(UnionPayMessage message) {
		Optional<Money> amount = fen(message.value("txnAmt"));
		if (amount.isEmpty() || !message.has("queryId")) {
			return new InquiryResult.NoAnswer("a success without amount or queryId");
		}
		if (message.has("currencyCode") && !message.value("currencyCode").equals("156")) {
			return new InquiryResult.NoAnswer("a success in another currency");
		}
		String settledOn = message.value("settleDate");
		return new InquiryResult.Moved(message.value("queryId"), amount.get(), MONTH_AND_DAY.matcher(settledOn).matches() ? settledOn : null);
	}

	private static InquiryResult failed(ResponseCode code, UnionPayMessage message) {
		return new InquiryResult.Failed(code.code(), Wording.of(code, Wording.of(message)));
	}

	private static InquiryResult contradictory(ResponseCode code) {
		return new InquiryResult.NoAnswer("a result that cannot be: " + code.code() + " " + code.text());
	}

	static Optional<Money> fen(String text) {
		return FEN.matcher(text).matches() ? Optional.of(Money.ofFen(Long.parseLong(text))) : Optional.empty();
	}

	static String unpublished(String code) {
		return "an unpublished response code: " + Wording.clean(code);
	}
}
