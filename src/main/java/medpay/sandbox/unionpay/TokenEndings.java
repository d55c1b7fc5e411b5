package medpay.sandbox.unionpay;

import java.util.List;
import java.util.Optional;
import medpay.channel.unionpay.ResponseCode;
import medpay.channel.unionpay.UnionPayConvention;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.channel.unionpay.UnionPayTransaction;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.stereotype.Component;

/** What bank and channel do to an agreement by themselves (银行销卡、渠道解约、暂停): to its token at once, and the merchant is told. */
@Component
@SandboxPart
public class TokenEndings {

	private final SandboxDatabase database;
	private final SandboxClock clock;
	private final CardIssuers issuers;
	private final Tokens tokens;
	private final Notifications notifications;

	TokenEndings(SandboxDatabase database, SandboxClock clock, CardIssuers issuers, Tokens tokens, Notifications notifications) {
		this.database = database;
		this.clock = clock;
		this.issuers = issuers;
		this.tokens = tokens;
		this.notifications = notifications;
	}

	/** A living token and the signing that made it. */
	record Living(String token, String merId, String fields, int callbacks) {}

	/** The bank closes a card. Says how many agreements ended with it; empty when the person has no such card. */
	public Optional<Integer> closeCard(String personNo, String cardNumber) {
		return database.transactions().execute(status -> issuers.close(personNo, cardNumber)
				? Optional.of(end(living("t.card_number", cardNumber), "issuer"))
				: Optional.<Integer>empty());
	}

	/** The channel ends everything that the person has signed. Says how many agreements that were. */
	public int endAgreements(String personNo) {
		return database.transactions().execute(status -> end(living("t.person_no", personNo), "channel"));
	}

	/** The bank stops a card for now, or lets it be charged again. Empty when the person has no such card. */
	public Optional<Integer> suspendCard(String personNo, String cardNumber, boolean suspended) {
		return issuers.byNumber(cardNumber).filter(card -> card.personNo().equals(personNo))
				.map(card -> database.transactions().execute(status -> suspend(living("t.card_number", cardNumber), suspended)));
	}

	private List<Living> living(String column, String value) {
		return database.jdbc()
				.sql("select t.token, s.mer_id, s.fields, s.callbacks from sandbox.token t join sandbox.signing s on s.token = t.token where "
						+ column + " = :value and t.deleted_at is null order by t.token for update of t")
				.param("value", value)
				.query(new SimplePropertyRowMapper<>(Living.class)).list();
	}

	private int end(List<Living> all, String by) {
		for (Living one : all) {
			tokens.delete(one.token(), clock.now());
			tell(one, news(one, UnionPayTransaction.TOKEN_DELETE).with(UnionPayConvention.ENDED_BY, by));
		}
		return all.size();
	}

	private int suspend(List<Living> all, boolean suspended) {
		for (Living one : all) {
			database.jdbc().sql("update sandbox.token set suspended = :suspended where token = :token").param("suspended", suspended)
					.param("token", one.token()).update();
			tell(one, news(one, suspended ? UnionPayTransaction.TOKEN_SUSPEND : UnionPayTransaction.TOKEN_RESUME));
		}
		return all.size();
	}

	/** Like every piece of news it names the order of the signing; the moment puts several in order. */
	private UnionPayMessage news(Living one, UnionPayTransaction transaction) {
		return Answers.of(Stored.message(one.fields()), ResponseCode.OK).with("txnType", transaction.type()).with("txnSubType", transaction.subType())
				.with("tokenPayData", tokens.data(tokens.byNumber(one.token()).orElseThrow())).with(UnionPayConvention.TOLD_AT,
						clock.now().toString());
	}

	private void tell(Living one, UnionPayMessage news) {
		UnionPayMessage asked = Stored.message(one.fields());
		notifications.put(one.merId(), asked.value("signMethod"), asked.value("backUrl"), news, one.callbacks());
	}
}
