package medpay.sandbox.unionpay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import medpay.channel.unionpay.ReservedText;
import medpay.channel.unionpay.ResponseCode;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.sandbox.PhoneInbox;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.stereotype.Component;

/** Openings (签约, 79): they wait on the phone of the person named in reqReserved; a tap makes a token for the card added last and tells the merchant. */
@Component
@SandboxPart
@Order(2)
class Signings implements PhoneInbox {

	private final SandboxDatabase database;
	private final SandboxClock clock;
	private final CardIssuers issuers;
	private final Tokens tokens;
	private final Notifications notifications;
	private final UnionPayTimeline overheard;

	Signings(SandboxDatabase database, SandboxClock clock, CardIssuers issuers, Tokens tokens, Notifications notifications,
			UnionPayTimeline overheard) {
		this.database = database;
		this.clock = clock;
		this.issuers = issuers;
		this.tokens = tokens;
		this.notifications = notifications;
		this.overheard = overheard;
	}

	/** An opening. {@code token}: null while it waits. */
	record Signing(String merId, String orderId, String txnTime, String personNo, String fields, int callbacks, @Nullable String token,
			boolean refused) {}

	UnionPayMessage open(Asked asked) {
		Optional<String> person = personOf(asked.message().value("reqReserved"));
		if (person.isEmpty()) {
			return Answers.of(asked.message(), ResponseCode.FORMAT_WRONG);
		}
		Instant now = clock.now();
		boolean first = database.jdbc().sql("""
				insert into sandbox.signing (mer_id, order_id, txn_time, person_no, fields, callbacks, opened_at)
				values (:merId, :orderId, :txnTime, :person, :fields, :callbacks, :now) on conflict (mer_id, order_id, txn_time) do nothing""")
				.param("merId", asked.merchant().number()).param("orderId", asked.orderId()).param("txnTime", asked.txnTime())
				.param("person", person.get())
				.param("fields", Stored.text(asked.message().without("signature"))).param("callbacks", asked.callbacks())
				.param("now", now.atOffset(ZoneOffset.UTC)).update() == 1;
		if (first) {
			overheard.asks(asked, person.get());
		}
		return Answers.of(asked.message(), first ? ResponseCode.OK : ResponseCode.REPEATED);
	}

	static Optional<String> personOf(String reserved) {
		try {
			String person = ReservedText.read(reserved);
			return person.isBlank() || person.length() > 30 ? Optional.empty() : Optional.of(person);
		} catch (IllegalArgumentException brokenBase64) {
			return Optional.empty();
		}
	}

	/** 78: asks by the order of the opening. */
	UnionPayMessage query(Asked asked) {
		var signing = database.jdbc().sql("""
				select mer_id, order_id, txn_time, person_no, fields, callbacks, token, refused from sandbox.signing
				where mer_id = :merId and order_id = :orderId and txn_time = :txnTime""").param("merId", asked.merchant().number())
				.param("orderId", asked.orderId()).param("txnTime", asked.txnTime()).query(Signing.class).optional();
		return signing.map(found -> Optional.ofNullable(found.token()).flatMap(tokens::byNumber)
				.map(token -> told(Answers.of(asked.message(), ResponseCode.OK), token))
				.orElseGet(() -> notSigned(asked, found)))
				.orElseGet(() -> Answers.of(asked.message(), ResponseCode.NO_SUCH_TRANSACTION));
	}

	private static UnionPayMessage notSigned(Asked asked, Signing signing) {
		UnionPayMessage answer = Answers.of(asked.message(), ResponseCode.OK).with("activateStatus", "0");
		String code = ResponseCode.NOT_PASSED.code();
		return signing.refused() ? answer.with("origRespCode", code).with("origRespMsg", Answers.words(code)) : answer;
	}

	private UnionPayMessage told(UnionPayMessage answer, Tokens.Token token) {
		return answer.with("activateStatus", token.objection(clock.now()).isEmpty() ? "1" : "0").with("tokenPayData", tokens.data(token))
				.with("accNo", CardIssuers.Card.masked(token.cardNumber())).with("payCardType", "02").with("payType", "0001");
	}

	/** 74. */
	UnionPayMessage delete(Asked asked) {
		boolean deleted = tokens.used(asked.tokenPayData()).map(token -> tokens.delete(token.token(), clock.now())).orElse(false);
		return Answers.of(asked.message(), deleted ? ResponseCode.OK : ResponseCode.TOKEN_INVALID).with("tokenPayData",
				asked.message().value("tokenPayData"));
	}

	/** 71, by our convention: {@code balance} is what the issuer would still lend, in fen. */
	UnionPayMessage balance(Asked asked) {
		var token = tokens.used(asked.tokenPayData());
		var objection = token.map(found -> found.objection(clock.now())).orElse(Optional.of(ResponseCode.TOKEN_INVALID));
		if (token.isEmpty() || objection.isPresent()) {
			return Answers.of(asked.message(), objection.orElse(ResponseCode.TOKEN_INVALID));
		}
		overheard.issuer(asked, token.get().personNo(), ResponseCode.OK.code());
		return issuers.byNumber(token.get().cardNumber())
				.map(card -> Answers.of(asked.message(), ResponseCode.OK).with("balance", String.valueOf(card.availableFen())).with("currencyCode",
						"156"))
				.orElseGet(() -> Answers.of(asked.message(), ResponseCode.CARD_NUMBER_INVALID));
	}

	@Override
	public List<Confirmed> confirm(String personNo) {
		return List.copyOf(database.transactions().execute(status -> locked(personNo).stream().map(this::sign).toList()));
	}

	@Override
	public List<Confirmed> refuse(String personNo) {
		return List.copyOf(database.transactions().execute(status -> locked(personNo).stream().map(this::turnDown).toList()));
	}

	@Override
	public List<Waiting> waiting(String personNo) {
		return database.jdbc()
				.sql("select order_id from sandbox.signing where person_no = :person and token is null and not refused order by opened_at")
				.param("person", personNo).query((row, _) -> new Waiting("SIGNING", row.getString(1), null)).list();
	}

	private List<Signing> locked(String personNo) {
		return database.jdbc().sql("""
				select mer_id, order_id, txn_time, person_no, fields, callbacks, token, refused from sandbox.signing
				where person_no = :person and token is null and not refused order by opened_at, order_id for update""").param("person", personNo)
				.query(new SimplePropertyRowMapper<>(Signing.class)).list();
	}

	private Confirmed sign(Signing signing) {
		var card = issuers.latestOf(signing.personNo()).orElseThrow(NoCard::new);
		var token = tokens.make(card, clock.now());
		update("token = :value", token.token(), signing);
		tell(signing, told(Answers.of(Stored.message(signing.fields()), ResponseCode.OK), token), "confirmed");
		return new Confirmed("SIGNING", signing.orderId());
	}

	private Confirmed turnDown(Signing signing) {
		update("refused = :value", true, signing);
		tell(signing, Answers.of(Stored.message(signing.fields()), ResponseCode.NOT_PASSED), "refused");
		return new Confirmed("SIGNING", signing.orderId());
	}

	private void update(String change, Object value, Signing signing) {
		database.jdbc().sql("update sandbox.signing set " + change + " where mer_id = :merId and order_id = :orderId and txn_time = :txnTime")
				.param("value", value).param("merId", signing.merId()).param("orderId", signing.orderId()).param("txnTime", signing.txnTime())
				.update();
	}

	private void tell(Signing signing, UnionPayMessage told, String word) {
		UnionPayMessage asked = Stored.message(signing.fields());
		notifications.put(signing.merId(), asked.value("signMethod"), asked.value("backUrl"), told, signing.callbacks());
		overheard.tapped(signing.personNo(), "open", word);
	}
}
