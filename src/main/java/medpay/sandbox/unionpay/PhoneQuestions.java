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
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.stereotype.Component;

/** Questions that UnionPay puts to a cardholder in a merchant's name (手机确认): they wait on the phone for a yes or a no, and neither moves money. */
@Component
@SandboxPart
class PhoneQuestions implements PhoneInbox {

	private static final String COLUMNS = "select mer_id, order_id, txn_time, operation, person_no, fields, callbacks, resp_code from sandbox.phone_question ";

	private final SandboxDatabase database;
	private final SandboxClock clock;
	private final Tokens tokens;
	private final Notifications notifications;
	private final UnionPayTimeline overheard;

	PhoneQuestions(SandboxDatabase database, SandboxClock clock, Tokens tokens, Notifications notifications, UnionPayTimeline overheard) {
		this.database = database;
		this.clock = clock;
		this.tokens = tokens;
		this.notifications = notifications;
		this.overheard = overheard;
	}

	/** A question. {@code respCode}: null while it waits. */
	record Question(String merId, String orderId, String txnTime, String operation, String personNo, String fields, int callbacks,
			@Nullable String respCode) {}

	/** 77/02: puts the question on the phone of the token's owner. */
	UnionPayMessage ask(Asked asked) {
		var token = tokens.used(asked.tokenPayData());
		var objection = token.map(found -> found.objection(clock.now())).orElse(Optional.of(ResponseCode.TOKEN_INVALID));
		if (token.isEmpty() || objection.isPresent()) {
			return Answers.of(asked.message(), objection.orElse(ResponseCode.TOKEN_INVALID));
		}
		boolean first = database.jdbc()
				.sql("""
						insert into sandbox.phone_question (mer_id, order_id, txn_time, operation, person_no, fields, callbacks, asked_at)
						values (:merId, :orderId, :txnTime, :operation, :person, :fields, :callbacks, :now) on conflict (mer_id, order_id, txn_time) do nothing""")
				.param("merId", asked.merchant().number()).param("orderId", asked.orderId()).param("txnTime", asked.txnTime())
				.param("operation", asked.transaction().operation()).param("person", token.get().personNo())
				.param("fields", Stored.text(asked.message().without("signature"))).param("callbacks", asked.callbacks())
				.param("now", clock.now().atOffset(ZoneOffset.UTC)).update() == 1;
		if (first) {
			overheard.asks(asked, token.get().personNo());
		}
		return Answers.of(asked.message(), first ? ResponseCode.OK : ResponseCode.REPEATED);
	}

	/** 00, by the order of the question: origRespCode 05 while it waits. Empty when there is no such question. */
	Optional<UnionPayMessage> query(Asked asked) {
		return database.jdbc().sql(COLUMNS + "where mer_id = :merId and order_id = :orderId and txn_time = :txnTime")
				.param("merId", asked.merchant().number()).param("orderId", asked.orderId()).param("txnTime", asked.txnTime()).query(Question.class)
				.optional().map(question -> {
					String code = question.respCode() == null ? ResponseCode.ACCEPTED.code() : question.respCode();
					UnionPayMessage told = Answers.echo(Stored.message(question.fields())).with("origRespCode", code)
							.with("origRespMsg", Answers.words(code)).with("bizType", asked.message().value("bizType"));
					return Answers.with(told, ResponseCode.OK.code());
				});
	}

	@Override
	public List<Confirmed> confirm(String personNo) {
		return answer(personNo, ResponseCode.OK);
	}

	@Override
	public List<Confirmed> refuse(String personNo) {
		return answer(personNo, ResponseCode.NOT_PASSED);
	}

	private List<Confirmed> answer(String personNo, ResponseCode code) {
		return List.copyOf(database.transactions()
				.execute(status -> locked(personNo).stream().map(question -> answer(question, code)).toList()));
	}

	@Override
	public List<Waiting> waiting(String personNo) {
		return database.jdbc().sql(COLUMNS + "where person_no = :person and resp_code is null order by asked_at, order_id").param("person", personNo)
				.query(new SimplePropertyRowMapper<>(Question.class)).list().stream()
				.map(question -> new Waiting("PAYMENT", question.orderId(), Long.valueOf(Stored.message(question.fields()).value("txnAmt")))).toList();
	}

	private List<Question> locked(String personNo) {
		return database.jdbc().sql(COLUMNS + "where person_no = :person and resp_code is null order by asked_at, order_id for update")
				.param("person", personNo).query(new SimplePropertyRowMapper<>(Question.class)).list();
	}

	private Confirmed answer(Question question, ResponseCode code) {
		database.jdbc()
				.sql("update sandbox.phone_question set resp_code = :code where mer_id = :merId and order_id = :orderId and txn_time = :txnTime")
				.param("code", code.code()).param("merId", question.merId()).param("orderId", question.orderId())
				.param("txnTime", question.txnTime()).update();
		UnionPayMessage asked = Stored.message(question.fields());
		notifications.put(question.merId(), asked.value("signMethod"), asked.value("backUrl"), Answers.of(asked, code), question.callbacks());
		overheard.tapped(question.personNo(), question.operation(), code == ResponseCode.OK ? "confirmed" : "refused");
		return new Confirmed("PAYMENT", question.orderId());
	}
}
