package medpay.sandbox.unionpay;

import java.util.Optional;
import medpay.channel.unionpay.ResponseCode;
import medpay.channel.unionpay.TokenPayData;
import medpay.channel.unionpay.UnionPayConvention;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxPart;
import org.springframework.stereotype.Component;

/**
 * What issuers decide once the cardholder has said yes (发卡行审批). One simple rule for all of them: a card lends up to 50,000 yuan; who wants more is refused
 * with 33. A raise never lowers a limit.
 */
@Component
@SandboxPart
class IssuerDecisions {

	/** 50,000 yuan, in fen. */
	static final long CEILING_FEN = 5_000_000;

	private static final String ANY_ISSUER = "示范银行";

	private final CardIssuers issuers;
	private final Tokens tokens;
	private final SandboxClock clock;

	IssuerDecisions(CardIssuers issuers, Tokens tokens, SandboxClock clock) {
		this.issuers = issuers;
		this.tokens = tokens;
		this.clock = clock;
	}

	/** The end of a question that was answered with yes, as UnionPay tells it. */
	UnionPayMessage decide(PhoneQuestions.Question question, UnionPayMessage asked) {
		return switch (question.operation()) {
			case "confirm" -> Answers.of(asked, ResponseCode.OK);
			case "raise" -> raise(asked);
			case "card-application" -> card(question.personNo(), asked);
			default -> throw new IllegalStateException("No such question: " + question.operation());
		};
	}

	private UnionPayMessage raise(UnionPayMessage asked) {
		Optional<Tokens.Token> token = tokens.used(TokenPayData.of(asked.value("tokenPayData")));
		Optional<ResponseCode> refusal = token.map(found -> found.objection(clock.now())).orElse(Optional.of(ResponseCode.TOKEN_INVALID))
				.or(() -> aboveCeiling(asked));
		if (token.isEmpty() || refusal.isPresent()) {
			return Answers.of(asked, refusal.orElse(ResponseCode.TOKEN_INVALID));
		}
		String card = token.get().cardNumber();
		if (asked.has(UnionPayConvention.CREDIT_LIMIT)) {
			issuers.raise(card, Long.parseLong(asked.value(UnionPayConvention.CREDIT_LIMIT)));
		}
		return granted(asked, card);
	}

	private UnionPayMessage card(String personNo, UnionPayMessage asked) {
		return aboveCeiling(asked).map(refusal -> Answers.of(asked, refusal)).orElseGet(() -> {
			String issuer = asked.value(UnionPayConvention.ISSUER);
			long limit = Long.parseLong(asked.value(UnionPayConvention.CREDIT_LIMIT));
			return granted(asked, issuers.issue(personNo, issuer.isEmpty() ? ANY_ISSUER : issuer, limit));
		});
	}

	private static UnionPayMessage granted(UnionPayMessage asked, String card) {
		UnionPayMessage told = Answers.of(asked, ResponseCode.OK).with("accNo", CardIssuers.Card.masked(card));
		return asked.has(UnionPayConvention.CREDIT_LIMIT)
				? told.with(UnionPayConvention.CREDIT_LIMIT, asked.value(UnionPayConvention.CREDIT_LIMIT))
				: told;
	}

	private static Optional<ResponseCode> aboveCeiling(UnionPayMessage asked) {
		return asked.has(UnionPayConvention.CREDIT_LIMIT) && Long.parseLong(asked.value(UnionPayConvention.CREDIT_LIMIT)) > CEILING_FEN
				? Optional.of(ResponseCode.AMOUNT_OVER_LIMIT)
				: Optional.empty();
	}
}
