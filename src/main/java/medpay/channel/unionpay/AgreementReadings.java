package medpay.channel.unionpay;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import medpay.channel.PaymentChannel.CreditInquiry;
import medpay.channel.PaymentChannel.SigningInquiry;
import medpay.channel.PaymentChannel.SigningResult;
import medpay.channel.PaymentChannel.TerminationResult;
import medpay.institution.MerchantAccount;
import medpay.shared.Masked;
import medpay.shared.Money;

/** What the answers to opening, token query, token deletion and balance query mean (签约类应答判断). */
final class AgreementReadings {

	private static final Set<ResponseCode> NOT_OPENED_YET = Set.of(ResponseCode.CARD_NOT_OPENED, ResponseCode.CARDLESS_NOT_SIGNED,
			ResponseCode.OPENING_WITH_PASSWORD);
	private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z]{1,64}");
	private static final Pattern ACCOUNT = Pattern.compile("[0-9*]{8,32}");

	private AgreementReadings() {}

	/** The answer to opening. Without an address of its own the patient goes on at the front-end address. */
	static AnswerReading<SigningResult> opening(MerchantAccount account) {
		return new AnswerReading<>() {

			@Override
			public SigningResult meaning(UnionPayMessage answer) {
				Optional<ResponseCode> known = ResponseCode.of(answer.value("respCode"));
				if (known.isEmpty()) {
					return doubt(MoneyReadings.unpublished(answer.value("respCode")));
				}
				ResponseCode code = known.get();
				return switch (code.meaning()) {
					// 12: it was opened before and waits.
					case SUCCESS, DUPLICATE -> new SigningResult.Waiting(continueUrl(answer, account));
					case OPEN, MOVED_THOUGH_ODD, NOT_FOUND, ALREADY_RETURNED -> doubt(code.code() + " " + code.text());
					case LIMIT_TOO_LOW, SIGN_AGAIN, FAILED -> new SigningResult.Declined(code.code(), Wording.of(code, answer.value("respMsg")));
				};
			}

			@Override
			public SigningResult doubt(String reason) {
				return new SigningResult.InDoubt(reason);
			}
		};
	}

	private static String continueUrl(UnionPayMessage answer, MerchantAccount account) {
		String given = answer.value(UnionPayConvention.CONTINUE_URL);
		try {
			String scheme = new URI(given).getScheme();
			if (given.length() <= 2000 && ("https".equals(scheme) || "http".equals(scheme))) {
				return given;
			}
		} catch (URISyntaxException noAddress) {
			// The front-end address below serves as well.
		}
		return UnionPayTransaction.below(account.address(), UnionPayTransaction.FRONT_PATH).toString();
	}

	/**
	 * The answer to the token query. A code about message, merchant or system says nothing about the signing; one about the card ends it, but for those that
	 * say that it is not opened yet.
	 */
	static AnswerReading<SigningInquiry> tokenQuery(MerchantAccount account) {
		return new AnswerReading<>() {

			@Override
			public SigningInquiry meaning(UnionPayMessage answer) {
				String told = answer.has("origRespCode") && answer.value("respCode").equals("00") ? "origRespCode" : "respCode";
				Optional<ResponseCode> known = ResponseCode.of(answer.value(told));
				if (known.isEmpty()) {
					return doubt(MoneyReadings.unpublished(answer.value(told)));
				}
				ResponseCode code = known.get();
				if (NOT_OPENED_YET.contains(code)) {
					return new SigningInquiry.StillWaiting();
				}
				boolean aboutTheQuestion = told.equals("respCode") && !code.saidOfTheCard();
				return aboutTheQuestion ? ofQuestion(code, answer) : ofSigning(code, answer, account);
			}

			private SigningInquiry ofQuestion(ResponseCode code, UnionPayMessage answer) {
				return switch (code.meaning()) {
					case SUCCESS, OPEN, NOT_FOUND -> ofSigning(code, answer, account);
					case MOVED_THOUGH_ODD, DUPLICATE, ALREADY_RETURNED, LIMIT_TOO_LOW, SIGN_AGAIN, FAILED ->
						doubt("the question was not answered: " + code.code() + " " + code.text());
				};
			}

			@Override
			public SigningInquiry doubt(String reason) {
				return new SigningInquiry.NoAnswer(reason);
			}
		};
	}

	/** The end of a signing, as a token query or a notification tells it. */
	static SigningInquiry ofSigning(ResponseCode code, UnionPayMessage message, MerchantAccount account) {
		return switch (code.meaning()) {
			case SUCCESS -> signed(message, account);
			case OPEN, NOT_FOUND -> new SigningInquiry.StillWaiting();
			case MOVED_THOUGH_ODD, DUPLICATE, ALREADY_RETURNED -> new SigningInquiry.NoAnswer("a result that cannot be: " + code.code());
			case LIMIT_TOO_LOW, SIGN_AGAIN, FAILED -> new SigningInquiry.Failed(code.code(), Wording.of(code, Wording.of(message)));
		};
	}

	private static SigningInquiry signed(UnionPayMessage message, MerchantAccount account) {
		if (message.value(UnionPayConvention.ACTIVATED).equals("0")) {
			return new SigningInquiry.StillWaiting();
		}
		var data = TokenPayData.of(message.value("tokenPayData"));
		if (data.token().isEmpty() && message.value(UnionPayConvention.ACTIVATED).isEmpty()) {
			return new SigningInquiry.StillWaiting();
		}
		if (!TOKEN.matcher(data.token()).matches() || !data.requestor().equals(account.tokenRequestor())) {
			return new SigningInquiry.NoAnswer("a signing without a token of ours");
		}
		return new SigningInquiry.Signed(data.token(), account(message.value("accNo")));
	}

	/** The channel masks the card; should it not, we do. Encrypted ones stay out. */
	static String account(String given) {
		if (!ACCOUNT.matcher(given).matches()) {
			return "";
		}
		return given.contains("*") ? given : Masked.keep(given, 6, 4);
	}

	static final AnswerReading<TerminationResult> DELETION = new AnswerReading<>() {

		@Override
		public TerminationResult meaning(UnionPayMessage answer) {
			Optional<ResponseCode> known = ResponseCode.of(answer.value("respCode"));
			if (known.isEmpty()) {
				return doubt(MoneyReadings.unpublished(answer.value("respCode")));
			}
			ResponseCode code = known.get();
			if (code == ResponseCode.TOKEN_INVALID || code == ResponseCode.TOKEN_EXPIRED) {
				return new TerminationResult.Terminated();
			}
			return switch (code.meaning()) {
				case SUCCESS -> new TerminationResult.Terminated();
				case OPEN, DUPLICATE, MOVED_THOUGH_ODD, NOT_FOUND, ALREADY_RETURNED -> doubt(code.code() + " " + code.text());
				case LIMIT_TOO_LOW, SIGN_AGAIN, FAILED -> new TerminationResult.Declined(code.code(), Wording.of(code, answer.value("respMsg")));
			};
		}

		@Override
		public TerminationResult doubt(String reason) {
			return new TerminationResult.InDoubt(reason);
		}
	};

	static final AnswerReading<CreditInquiry> CREDIT = new AnswerReading<>() {

		@Override
		public CreditInquiry meaning(UnionPayMessage answer) {
			Optional<Money> balance = MoneyReadings.fen(answer.value(UnionPayConvention.BALANCE));
			return answer.value("respCode").equals("00") && balance.isPresent()
					? new CreditInquiry.Available(balance.get())
					: doubt("untold: " + Wording.clean(answer.value("respCode")));
		}

		@Override
		public CreditInquiry doubt(String reason) {
			return new CreditInquiry.Untold(reason);
		}
	};
}
