package medpay.sandbox.unionpay;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import medpay.channel.unionpay.OrderTime;
import medpay.channel.unionpay.ResponseCode;
import medpay.channel.unionpay.TokenPayData;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.shared.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tokens (支付标记): each stands for one card, towards one requestor, from its opening until it is deleted or five years old. */
@Component
@SandboxPart
class Tokens {

	private static final int YEARS = 5;
	private static final SecureRandom RANDOM = new SecureRandom();

	private final SandboxDatabase database;
	private final DemoMerchants merchants;

	Tokens(SandboxDatabase database, DemoMerchants merchants) {
		this.database = database;
		this.merchants = merchants;
	}

	/** A token and the card behind it. */
	record Token(String token, String cardNumber, String personNo, OffsetDateTime beginsAt, OffsetDateTime endsAt,
			@Nullable OffsetDateTime deletedAt, boolean suspended) {

		/** Why it cannot be used at that moment; empty when it can. */
		Optional<ResponseCode> objection(Instant now) {
			if (deletedAt != null) {
				return Optional.of(ResponseCode.TOKEN_INVALID);
			}
			if (suspended) {
				return Optional.of(ResponseCode.CARD_STATE);
			}
			return endsAt.toInstant().isAfter(now) ? Optional.empty() : Optional.of(ResponseCode.TOKEN_EXPIRED);
		}

		@Override
		public String toString() {
			return "Token[" + CardIssuers.Card.masked(cardNumber) + "]";
		}
	}

	Token make(CardIssuers.Card card, Instant now) {
		String number = "6235" + RANDOM.nextLong(100_000_000_000_000L, 1_000_000_000_000_000L);
		ZonedDateTime begin = now.atZone(BusinessClock.SHANGHAI);
		database.jdbc().sql("""
				insert into sandbox.token (token, tr_id, card_number, person_no, begins_at, ends_at)
				values (:token, :trId, :card, :person, :begin, :end)""").param("token", number).param("trId", merchants.tokenRequestor())
				.param("card", card.cardNumber()).param("person", card.personNo()).param("begin", begin.toOffsetDateTime())
				.param("end", begin.plusYears(YEARS).toOffsetDateTime()).update();
		return byNumber(number).orElseThrow();
	}

	/** The token a request uses, if there is one and it belongs to this requestor. */
	Optional<Token> used(TokenPayData data) {
		return data.requestor().equals(merchants.tokenRequestor()) ? byNumber(data.token()) : Optional.empty();
	}

	Optional<Token> byNumber(String number) {
		return database.jdbc()
				.sql("select token, card_number, person_no, begins_at, ends_at, deleted_at, suspended from sandbox.token where token = :token")
				.param("token", number).query(Token.class).optional();
	}

	/** False when it was deleted before. */
	boolean delete(String number, Instant now) {
		return database.jdbc().sql("update sandbox.token set deleted_at = :now where token = :token and deleted_at is null")
				.param("now", now.atOffset(ZoneOffset.UTC)).param("token", number).update() == 1;
	}

	/** As UnionPay writes it in answers and notifications. */
	String data(Token token) {
		return "{token=" + token.token() + "&trId=" + merchants.tokenRequestor() + "&tokenLevel=40&tokenBegin="
				+ OrderTime.write(token.beginsAt().toInstant()) + "&tokenEnd=" + OrderTime.write(token.endsAt().toInstant()) + "&tokenType=01}";
	}
}
