package medpay.channel.unionpay;

import java.util.Optional;
import medpay.channel.ConsentDoor.GrantInquiry;

/**
 * What the query of a raise or of a card application means (提额、申卡结果判断). respCode is about the question, origRespCode about the request.
 *
 * @param transaction what the order must be
 */
record GrantReading(UnionPayTransaction transaction) implements AnswerReading<GrantInquiry> {

	@Override
	public GrantInquiry meaning(UnionPayMessage answer) {
		Optional<ResponseCode> known = ResponseCode.of(answer.value("respCode"));
		if (known.isEmpty()) {
			return doubt(MoneyReadings.unpublished(answer.value("respCode")));
		}
		ResponseCode code = known.get();
		return switch (code.meaning()) {
			case SUCCESS -> transaction.isOf(answer) ? ofRequest(answer) : doubt("the order found is of another kind");
			case NOT_FOUND, OPEN -> new GrantInquiry.StillWaiting();
			case MOVED_THOUGH_ODD, DUPLICATE, ALREADY_RETURNED, LIMIT_TOO_LOW, SIGN_AGAIN, FAILED ->
				doubt("the question was not answered: " + code.code() + " " + code.text());
		};
	}

	private GrantInquiry ofRequest(UnionPayMessage answer) {
		return outcome(answer, "origRespCode").orElseGet(() -> doubt(MoneyReadings.unpublished(answer.value("origRespCode"))));
	}

	@Override
	public GrantInquiry doubt(String reason) {
		return new GrantInquiry.NoAnswer(reason);
	}

	/**
	 * The end of a request, as a query or a notification tells it; empty when the code is not published.
	 *
	 * @param codeField origRespCode in a query's answer, respCode in a notification
	 */
	static Optional<GrantInquiry> outcome(UnionPayMessage message, String codeField) {
		return ResponseCode.of(message.value(codeField)).map(code -> switch (code.meaning()) {
			case SUCCESS -> new GrantInquiry.Granted(MoneyReadings.fen(message.value(UnionPayConvention.CREDIT_LIMIT)).orElse(null),
					AgreementReadings.account(message.value("accNo")));
			case OPEN -> new GrantInquiry.StillWaiting();
			case MOVED_THOUGH_ODD, NOT_FOUND, DUPLICATE, ALREADY_RETURNED -> new GrantInquiry.NoAnswer("a result that cannot be: " + code.code());
			case LIMIT_TOO_LOW, SIGN_AGAIN, FAILED -> new GrantInquiry.Refused(code.code(), Wording.of(code, Wording.of(message)));
		});
	}
}
