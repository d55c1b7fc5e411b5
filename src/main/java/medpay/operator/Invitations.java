package medpay.operator;

import static medpay.operator.OperatorRows.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.operator.SignIn.Entered;
import medpay.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One-time invitations (一次性邀请): nobody ever knows another person's password. Whoever holds one sets a password, then a second factor. */
@Component
public class Invitations {

	private static final String WHAT = "invitation";
	private static final int GROUPS = 5;
	static final Pattern CODE = Pattern.compile("[a-z][a-z0-9._-]{1,31}");

	private final JdbcClient jdbc;
	private final OperatorRows operators;
	private final Passwords passwords;
	private final Sessions sessions;
	private final SignInTokens tokens;
	private final OperatorSettings settings;
	private final Audit audit;
	private final TransactionTemplate transactions;
	private final Clock clock;

	Invitations(JdbcClient jdbc, OperatorRows operators, Passwords passwords, Sessions sessions, SignInTokens tokens, OperatorSettings settings,
			Audit audit,
			TransactionTemplate transactions, Clock clock) {
		this.jdbc = jdbc;
		this.operators = operators;
		this.passwords = passwords;
		this.sessions = sessions;
		this.tokens = tokens;
		this.settings = settings;
		this.audit = audit;
		this.transactions = transactions;
		this.clock = clock;
	}

	/** Who is invited. {@code operator} empty: the first administrator, who takes an account's name of their own. */
	public record Invited(Optional<OperatorAccount> operator) {}

	/** Makes one; earlier ones for the same operator end. */
	String make(@Nullable UUID operator, String by) {
		String code = tokens.readable(GROUPS);
		Instant now = clock.instant();
		transactions.executeWithoutResult(_ -> {
			jdbc.sql(
					"update operator_invitation set expires_at = :now where operator_id is not distinct from :operator and used_at is null and expires_at > :now")
					.param("now", utc(now)).param("operator", operator).update();
			jdbc.sql(
					"""
							insert into operator_invitation (hash, operator_id, made_by, made_at, expires_at) values (:hash, :operator, :by, :now, :expires)""")
					.param("hash", hash(code)).param("operator", operator).param("by", by).param("now", utc(now))
					.param("expires", utc(now.plus(settings.invitationFor()))).update();
		});
		return code;
	}

	/** Whose invitation this is; empty when it is none, was used, or is too old. */
	public Optional<Invited> read(String code) {
		return jdbc.sql("select operator_id from operator_invitation where hash = :hash and used_at is null and expires_at > :now")
				.param("hash", hash(code)).param("now", utc(clock.instant()))
				.query((row, number) -> new Invited(Optional.ofNullable(row.getObject("operator_id", UUID.class)).flatMap(operators::byId)))
				.optional();
	}

	/**
	 * Uses an operator's invitation.
	 *
	 * @throws OperatorRefused when the invitation or the password is no good
	 */
	public Entered accept(String code, String password, Visitor visitor) {
		OperatorAccount account = read(code).flatMap(Invited::operator).filter(OperatorAccount::enabled).orElseThrow(Invitations::noInvitation);
		return use(code, account, password, visitor, () -> {});
	}

	/**
	 * Uses the first administrator's invitation: makes the security administrator, who makes all others.
	 *
	 * @throws OperatorRefused when the invitation, the account's name or the password is no good
	 */
	public Entered acceptFirst(String code, String account, String name, String password, Visitor visitor) {
		if (read(code).filter(invited -> invited.operator().isEmpty()).isEmpty()) {
			throw noInvitation();
		}
		OperatorAccount first = newAccount(account, name, Set.of(Role.SECURITY_ADMINISTRATOR), clock.instant());
		return use(code, first, password, visitor, () -> operators.insert(first));
	}

	private Entered use(String code, OperatorAccount account, String password, Visitor visitor, Runnable before) {
		return transactions.execute(_ -> {
			before.run();
			passwords.requireGood(password, account.code(), operators.secrets(account.id()).passwords());
			int used = jdbc.sql("update operator_invitation set used_at = :now where hash = :hash and used_at is null")
					.param("now", utc(clock.instant()))
					.param("hash", hash(code)).update();
			if (used == 0) {
				throw noInvitation();
			}
			operators.setPassword(account.id(), passwords.hash(password), settings.password().remembered());
			audit.record(new AuditEntry(null, account.code(), "operator.invitation", account.code(), "USED", visitor.address()));
			return new Entered(sessions.begin(account.id(), Stage.PASSWORD, visitor.address()), null);
		});
	}

	static OperatorAccount newAccount(String code, String name, Set<Role> roles, Instant now) {
		String account = code.strip().toLowerCase(Locale.ROOT);
		String person = name.strip();
		if (!CODE.matcher(account).matches()) {
			throw new OperatorRefused("账号须为 2 至 32 个小写字母、数字或 . _ -，以字母开头。",
					"An account's name has 2 to 32 of lower case letters, digits and . _ - and begins with a letter.");
		}
		if (person.isEmpty() || person.length() > 64) {
			throw new OperatorRefused("请填写姓名，最多 64 个字符。", "Give the person's name, at most 64 characters.");
		}
		return new OperatorAccount(Ids.timeOrdered(), account, person, roles, true, Set.of(), true, false, null, false, now, null);
	}

	private byte[] hash(String code) {
		return tokens.hashOfReadable(WHAT, code);
	}

	private static OperatorRefused noInvitation() {
		return new OperatorRefused("邀请码无效、已使用或已过期：请向安全管理员索取新的。",
				"This invitation is none, was used or is too old: ask the security administrator for another.");
	}
}
