package medpay.channel.unionpay;

import java.util.Optional;
import medpay.channel.ConsentDoor.ConfirmationInquiry;
import medpay.channel.ConsentDoor.ConfirmationResult;

/** What the answers to a question on the patient's phone mean (手机确认类应答判断), and what the patient said. */
final class ConsentReadings {

	private ConsentReadings() {}

	static final AnswerReading<ConfirmationResult> ASKED = new AnswerReading<>() {

		@Override
		public ConfirmationResult meaning(UnionPayMessage answer) {
			Optional<ResponseCode> known = ResponseCode.of(answer.value("respCode"));
			if (known.isEmpty()) {
				return doubt(MoneyReadings.unpublished(answer.value("respCode")));
			}
			ResponseCode code = known.get();
			return switch (code.meaning()) {
				// 12: it was asked before and waits, or was answered.
				case SUCCESS, DUPLICATE -> new ConfirmationResult.Waiting();
				case OPEN, MOVED_THOUGH_ODD, NOT_FOUND, ALREADY_RETURNED -> doubt(code.code() + " " + code.text());
				case LIMIT_TOO_LOW, SIGN_AGAIN, FAILED -> new ConfirmationResult.Declined(code.code(), Wording.of(code, answer.value("respMsg")));
			};
		}

		@Override
		public ConfirmationResult doubt(String reason) {
			return new ConfirmationResult.InDoubt(reason);
		}
	};

	/** Query: respCode is about the question to UnionPay, origRespCode about the patient's word. */
	static final AnswerReading<ConfirmationInquiry> CONFIRMATION = new AnswerReading<>() {

		@Override
		public ConfirmationInquiry meaning(UnionPayMessage answer) {
			Optional<ResponseCode> known = ResponseCode.of(answer.value("respCode"));
			if (known.isEmpty()) {
				return doubt(MoneyReadings.unpublished(answer.value("respCode")));
			}
			ResponseCode code = known.get();
			return switch (code.meaning()) {
				case SUCCESS -> UnionPayTransaction.CONFIRM.isOf(answer) ? word(answer) : doubt("the order found is of another kind");
				case NOT_FOUND, OPEN -> new ConfirmationInquiry.StillWaiting();
				case MOVED_THOUGH_ODD, DUPLICATE, ALREADY_RETURNED, LIMIT_TOO_LOW, SIGN_AGAIN, FAILED ->
					doubt("the question was not answered: " + code.code() + " " + code.text());
			};
		}

		private ConfirmationInquiry word(UnionPayMessage answer) {
			return confirmation(answer, "origRespCode").orElseGet(() -> doubt(MoneyReadings.unpublished(answer.value("origRespCode"))));
		}

		@Override
		public ConfirmationInquiry doubt(String reason) {
			return new ConfirmationInquiry.NoAnswer(reason);
		}
	};

	/**
	 * The patient's word, as a query or a notification tells it; empty when the code is not published. Codes that are about money that moved say nothing here.
	 *
	 * @param codeField origRespCode in a query's answer, respCode in a notification
	 */
	static Optional<ConfirmationInquiry> confirmation(UnionPayMessage message, String codeField) {
		return ResponseCode.of(message.value(codeField)).map(code -> switch (code.meaning()) {
			case SUCCESS -> new ConfirmationInquiry.Confirmed();
			case OPEN -> new ConfirmationInquiry.StillWaiting();
			case MOVED_THOUGH_ODD, NOT_FOUND, DUPLICATE, ALREADY_RETURNED ->
				new ConfirmationInquiry.NoAnswer("a word that cannot be: " + code.code());
			case LIMIT_TOO_LOW, SIGN_AGAIN, FAILED -> new ConfirmationInquiry.Refused(code.code(), Wording.of(code, Wording.of(message)));
		});
	}
}
