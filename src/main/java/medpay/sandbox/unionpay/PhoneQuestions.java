package medpay.sandbox.unionpay;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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

/** Questions that UnionPay puts to a cardholder in a merchant's name (手机确认): they wait on the phone for a yes or a no, and neither moves money.
 * Answered before signings, so that a card that was just granted can be signed with. */
@Component
@SandboxPart
@Order(1)
class PhoneQuestions implements PhoneInbox {

	private static final String COLUMNS = "select mer_id, order_id, txn_time, operation, person_no, fields, callbacks, resp_code, told from sandbox.phone_question ";

	private final SandboxDatabase database;
	private final SandboxClock clock;
	private final Tokens tokens;
	private final IssuerDecisions issuers;
	private final Notifications notifications;
	private final UnionPayTimeline overheard;

	PhoneQuestions(SandboxDatabase database, SandboxClock clock, Tokens tokens, IssuerDecisions issuers, Notifications notifications,
			UnionPayTimeline overheard) {
		this.database = database;
		this.clock = clock;
		this.tokens = tokens;
		this.issuers = issuers;
		this.notifications = notifications;
		this.overheard = overheard;
	}

	/** A question. {@code respCode}, {@code told}: code and message of its end; null while it waits. */
	record Question(String merId, String orderId, String txnTime, String operation, String personNo, String fields, int callbacks,
			@Nullable String respCode, @Nullable String told) {}

	/** 77/02 and 79/03: puts the question on the phone of the token's owner. */
	UnionPayMessage ask(Asked asked) {
		var token = tokens.used(asked.tokenPayData());
		var objection = token.map(found -> found.objection(clock.now())).orElse(Optional.of(ResponseCode.TOKEN_INVALID));
		if (token.isEmpty() || objection.isPresent()) {
			return Answers.of(asked.message(), objection.orElse(ResponseCode.TOKEN_INVALID));
		}
		return put(asked, token.get().personNo());
	}

	/** 79/90: puts the question on the phone of the person named in reqReserved. */
	UnionPayMessage apply(Asked asked) {
		return Signings.personOf(asked.message().value("reqReserved")).map(person -> put(asked, person))
				.orElseGet(() -> Answers.of(asked.message(), ResponseCode.FORMAT_WRONG));
	}

	private UnionPayMessage put(Asked asked, String personNo) {
		boolean first = database.jdbc()
				.sql("""
						insert into sandbox.phone_question (mer_id, order_id, txn_time, operation, person_no, fields, callbacks, asked_at)
						values (:merId, :orderId, :txnTime, :operation, :person, :fields, :callbacks, :now) on conflict (mer_id, order_id, txn_time) do nothing""")
				.param("merId", asked.merchant().number()).param("orderId", asked.orderId()).param("txnTime", asked.txnTime())
				.param("operation", asked.transaction().operation()).param("person", personNo)
				.param("fields", Stored.text(asked.message().without("signature"))).param("callbacks", asked.callbacks())
				.param("now", clock.now().atOffset(ZoneOffset.UTC)).update() == 1;
		if (first) {
			overheard.asks(asked, personNo);
		}
		return Answers.of(asked.message(), first ? ResponseCode.OK : ResponseCode.REPEATED);
	}

	/** 00, by the order of the question: origRespCode 05 while it waits. Empty when there is no such question. */
	Optional<UnionPayMessage> query(Asked asked) {
		return database.jdbc().sql(COLUMNS + "where mer_id = :merId and order_id = :orderId and txn_time = :txnTime")
				.param("merId", asked.merchant().number()).param("orderId", asked.orderId()).param("txnTime", asked.txnTime()).query(Question.class)
				.optional().map(question -> {
					String code = question.respCode() == null ? ResponseCode.ACCEPTED.code() : question.respCode();
					UnionPayMessage told = Stored.message(question.told() == null ? question.fields() : question.told());
					told = (question.told() == null ? Answers.echo(told) : told).with("origRespCode", code)
							.with("origRespMsg", Answers.words(code)).with("bizType", asked.message().value("bizType"));
					return Answers.with(told, ResponseCode.OK.code());
				});
	}

	@Override
	public List<Confirmed> confirm(String personNo) {
		return answer(personNo, true);
	}

	@Override
	public List<Confirmed> refuse(String personNo) {
		return answer(personNo, false);
	}

	private List<Confirmed> answer(String personNo, boolean yes) {
		return List.copyOf(database.transactions()
				.execute(status -> locked(personNo).stream().map(question -> answer(question, yes)).toList()));
	}

	@Override
	public List<Waiting> waiting(String personNo) {
		return database.jdbc().sql(COLUMNS + "where person_no = :person and resp_code is null order by asked_at, order_id").param("person", personNo)
				.query(new SimplePropertyRowMapper<>(Question.class)).list().stream()
				.map(question -> new Waiting(kind(question.operation()), question.orderId(),
						UnionPayTimeline.amount(Stored.message(question.fields()))))
				.toList();
	}

	private List<Question> locked(String personNo) {
		return database.jdbc().sql(COLUMNS + "where person_no = :person and resp_code is null order by asked_at, order_id for update")
				.param("person", personNo).query(new SimplePropertyRowMapper<>(Question.class)).list();
	}

	private Confirmed answer(Question question, boolean yes) {
		UnionPayMessage asked = Stored.message(question.fields());
		UnionPayMessage told = yes ? issuers.decide(question, asked) : Answers.of(asked, ResponseCode.NOT_PASSED);
		database.jdbc()
				.sql("update sandbox.phone_question set resp_code = :code, told = :told where mer_id = :merId and order_id = :orderId and txn_time = :txnTime")
				.param("code", told.value("respCode")).param("told", Stored.text(told)).param("merId", question.merId())
				.param("orderId", question.orderId())
				.param("txnTime", question.txnTime()).update();
		notifications.put(question.merId(), asked.value("signMethod"), asked.value("backUrl"), told, question.callbacks());
		overheard.tapped(question.personNo(), question.operation(), yes ? "confirmed" : "refused");
		return new Confirmed(kind(question.operation()), question.orderId());
	}

	private static String kind(String operation) {
		return switch (operation) {
			case "confirm" -> "PAYMENT";
			case "raise" -> "LIMIT_RAISE";
			case "card-application" -> "CARD_APPLICATION";
			default -> throw new IllegalStateException("No such question: " + operation);
		};
	}
}
