package medpay.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.operator.OperatorRows.Secrets;
import medpay.operator.SignedIn.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing in and out (登录): password, second factor, and proving to be there once more before a decision. Everything is audited. */
@Component
public class SignIn {

	private static final int RECOVERY_CODES = 10;

	private final OperatorRows operators;
	private final Sessions sessions;
	private final Passwords passwords;
	private final Attempts attempts;
	private final SignInTokens tokens;
	private final OperatorSettings settings;
	private final Audit audit;
	private final TransactionTemplate transactions;
	private final Clock clock;
	private final boolean sandbox;

	SignIn(OperatorRows operators, Sessions sessions, Passwords passwords, Attempts attempts, SignInTokens tokens, OperatorSettings settings,
			Audit audit,
			TransactionTemplate transactions, Clock clock, @Value("${medpay.sandbox.enabled:false}") boolean sandbox) {
		this.operators = operators;
		this.sessions = sessions;
		this.passwords = passwords;
		this.attempts = attempts;
		this.tokens = tokens;
		this.settings = settings;
		this.audit = audit;
		this.transactions = transactions;
		this.clock = clock;
		this.sandbox = sandbox;
	}

	/**
	 * A step forward (登录结果).
	 *
	 * @param token of the session, for its cookie
	 * @param device what this browser is to keep so that strangers cannot lock it out; null: nothing new
	 */
	public record Entered(String token, @Nullable String device) {

		@Override
		public String toString() {
			return "Entered";
		}
	}

	/** A second factor that is being set up. {@code address}: what the app reads from the picture; {@code secret}: to be typed instead. */
	public record NewFactor(String address, String secret) {

		@Override
		public String toString() {
			return "NewFactor";
		}
	}

	/** The reader behind a session's token, if it lives and the operator may still sign in. */
	public Optional<SignedIn> reader(String token) {
		return sessions.seen(token).flatMap(session -> operators.byId(session.operator()).filter(this::maySignIn)
				.map(account -> new SignedIn(account, session, step(account, session), sessions.confirmed(session))));
	}

	private boolean maySignIn(OperatorAccount account) {
		return account.enabled() && (!account.demo() || sandbox);
	}

	private Step step(OperatorAccount account, Session session) {
		if (session.stage() == Stage.PASSWORD) {
			return account.secondFactor() ? Step.GIVE_CODE : Step.SET_UP_CODE;
		}
		Instant set = account.passwordSetAt();
		Duration renewAfter = settings.password().renewAfter();
		boolean old = set != null && renewAfter.isPositive() && set.plus(renewAfter).isBefore(clock.instant());
		return old && !account.demo() ? Step.RENEW_PASSWORD : Step.WORK;
	}

	/**
	 * The first step. A wrong account, a wrong password and an account that is switched off are told alike.
	 *
	 * @throws OperatorRefused when it does not fit, or after too many attempts
	 */
	public Entered password(String code, String password, Visitor visitor) {
		String account = code.strip().toLowerCase(Locale.ROOT);
		requireTurn(account, attempts.turnedAway(account, visitor), visitor);
		Optional<OperatorAccount> found = operators.byCode(account).filter(this::maySignIn);
		boolean fits = passwords.matches(password, found.map(each -> operators.secrets(each.id()).passwordHash()).orElse(null));
		if (found.isEmpty() || !fits) {
			tell(found.isPresent() ? account : "unknown", "operator.sign-in", "REFUSED", visitor.address());
			throw new OperatorRefused("账号或口令不正确。", "The account or the password is not right.");
		}
		attempts.right(account, visitor);
		return new Entered(sessions.begin(found.get().id(), Stage.PASSWORD, visitor.address()), null);
	}

	/**
	 * The second step: a code of the authenticator app, or a recovery code.
	 *
	 * @throws OperatorRefused when it does not fit
	 */
	public Entered code(SignedIn reader, String code, Visitor visitor) {
		requireCode(reader.account(), code, visitor);
		return enter(reader.account(), sessions.goOn(reader.session(), Stage.WHOLE), visitor);
	}

	private Entered enter(OperatorAccount account, String token, Visitor visitor) {
		operators.signedIn(account.id(), visitor.address());
		tell(account.code(), "operator.sign-in", "SIGNED_IN", visitor.address());
		return new Entered(token, attempts.remember(account.id(), account.code(), visitor.device()));
	}

	/**
	 * Of the sandbox: in at a click.
	 *
	 * @throws OperatorRefused anywhere else
	 */
	public Entered demo(String code, Visitor visitor) {
		OperatorAccount account = operators.byCode(code).filter(each -> sandbox && each.demo() && each.enabled())
				.orElseThrow(() -> new OperatorRefused("没有这个演示账号。", "There is no such demo account."));
		return enter(account, sessions.begin(account.id(), Stage.WHOLE, visitor.address()), visitor);
	}

	/** The accounts of the sandbox, in the order of their roles. */
	public List<OperatorAccount> demos() {
		return sandbox
				? operators.all().stream().filter(account -> account.demo() && account.enabled())
						.sorted(Comparator.comparing((OperatorAccount account) -> Collections.min(account.roles()))).toList()
				: List.of();
	}

	/**
	 * Proves to be there once more.
	 *
	 * @throws OperatorRefused when password or code do not fit
	 */
	public void confirm(SignedIn reader, String password, String code, Visitor visitor) {
		OperatorAccount account = reader.account();
		if (!account.demo()) {
			requirePassword(reader, password, visitor);
			requireCode(account, code, visitor);
		}
		sessions.confirm(reader.session());
		tell(account.code(), "operator.confirmed", "CONFIRMED", visitor.address());
	}

	public void out(SignedIn reader) {
		sessions.end(reader.session());
		tell(reader.code(), "operator.signed-out", "ENDED", null);
	}

	/** Ends all other sessions of the reader. */
	public int outElsewhere(SignedIn reader) {
		int ended = sessions.endAll(reader.account().id(), reader.session().hash());
		tell(reader.code(), "operator.signed-out", "ENDED_OTHERS", ended + " sessions");
		return ended;
	}

	/** The reader's live sessions: since when, last seen, from where. */
	public List<Place> places(SignedIn reader) {
		return sessions.live(reader.account().id()).stream()
				.map(each -> new Place(each.startedAt(), each.seenAt(), each.address(), Arrays.equals(each.hash(), reader.session().hash())))
				.toList();
	}

	/** A live session (在线会话). */
	public record Place(Instant since, Instant seen, String from, boolean here) {}

	/**
	 * A new password of one's own; other sessions end.
	 *
	 * @throws OperatorRefused when the present one does not fit or the new one is no good
	 */
	public void changePassword(SignedIn reader, String present, String chosen, Visitor visitor) {
		requirePassword(reader, present, visitor);
		OperatorAccount account = reader.account();
		passwords.requireGood(chosen, account.code(), operators.secrets(account.id()).passwords());
		operators.setPassword(account.id(), passwords.hash(chosen), settings.password().remembered());
		sessions.endAll(account.id(), reader.session().hash());
		tell(account.code(), "operator.password", "CHANGED", visitor.address());
	}

	/** What the app must read to become the second factor: for whoever has none yet, or proved to be there. */
	public NewFactor newFactor(SignedIn reader) {
		requireMaySetUp(reader);
		byte[] secret = sessions.newSecret(reader.session());
		return new NewFactor(Totp.address(reader.code(), secret), Totp.base32(secret));
	}

	/**
	 * Takes the new second factor once its first code fits.
	 *
	 * @return the recovery codes, shown this once
	 * @throws OperatorRefused when the code does not fit
	 */
	public SetUp takeFactor(SignedIn reader, String code, Visitor visitor) {
		requireMaySetUp(reader);
		OperatorAccount account = reader.account();
		byte[] secret = sessions.newSecret(reader.session());
		OptionalLong step = Totp.stepOf(secret, code.strip(), clock.instant(), 0);
		if (step.isEmpty()) {
			throw new OperatorRefused("动态口令不正确：请核对手机时间，输入当前显示的六位数字。",
					"The code does not fit: check the phone's clock and type the six digits shown now.");
		}
		List<String> codes = newCodes();
		operators.setSecondFactor(account.id(), secret, step.getAsLong(), hashes(account.id(), codes));
		tell(account.code(), "operator.second-factor", "SET", visitor.address());
		return new SetUp(enter(account, sessions.goOn(reader.session(), Stage.WHOLE), visitor), codes);
	}

	/** A second factor that was set up. */
	public record SetUp(Entered entered, List<String> recoveryCodes) {

		@Override
		public String toString() {
			return "SetUp";
		}
	}

	/** New recovery codes in place of the old ones, for whoever proved to be there. */
	public List<String> newRecoveryCodes(SignedIn reader) {
		if (!reader.confirmed()) {
			throw notConfirmed();
		}
		List<String> codes = newCodes();
		transactions.executeWithoutResult(_ -> operators.setRecoveryCodes(reader.account().id(), hashes(reader.account().id(), codes)));
		tell(reader.code(), "operator.recovery-codes", "MADE", null);
		return codes;
	}

	public int recoveryCodesLeft(SignedIn reader) {
		return operators.recoveryCodesLeft(reader.account().id());
	}

	private static void requireMaySetUp(SignedIn reader) {
		if (reader.step() != Step.SET_UP_CODE && !(reader.step() == Step.WORK && reader.confirmed())) {
			throw notConfirmed();
		}
	}

	private static OperatorRefused notConfirmed() {
		return new OperatorRefused("请先确认是您本人。", "Prove first that it is you.");
	}

	private List<String> newCodes() {
		return Stream.generate(() -> tokens.readable(2)).limit(RECOVERY_CODES).toList();
	}

	private List<byte[]> hashes(UUID operator, List<String> codes) {
		return codes.stream().map(each -> tokens.hashOfReadable("recovery:" + operator, each)).toList();
	}

	private void requirePassword(SignedIn reader, String password, Visitor visitor) {
		String account = reader.code();
		requireTurn(account, attempts.turnedAway(account, visitor), visitor);
		if (!passwords.matches(password, operators.secrets(reader.account().id()).passwordHash())) {
			tell(account, "operator.confirmed", "REFUSED", visitor.address());
			throw new OperatorRefused("口令不正确。", "The password is not right.");
		}
		attempts.right(account, visitor);
	}

	private void requireCode(OperatorAccount account, String given, Visitor visitor) {
		String counted = "code:" + account.code();
		requireTurn(account.code(), attempts.turnedAway(counted, visitor), visitor);
		Secrets secrets = operators.secrets(account.id());
		String code = given.strip();
		byte[] secret = secrets.secondFactor();
		OptionalLong step = secret == null ? OptionalLong.empty() : Totp.stepOf(secret, code, clock.instant(), secrets.usedStep());
		boolean fits = step.isPresent() && operators.useStep(account.id(), step.getAsLong());
		if (!fits && operators.useRecoveryCode(account.id(), tokens.hashOfReadable("recovery:" + account.id(), code))) {
			tell(account.code(), "operator.recovery-code", "USED", visitor.address());
			fits = true;
		}
		if (!fits) {
			tell(account.code(), "operator.second-factor", "REFUSED", visitor.address());
			throw new OperatorRefused("动态口令不正确或已用过：请输入新显示的六位数字。", "The code does not fit or was used: type the next six digits shown.");
		}
		attempts.right(counted, visitor);
	}

	private void requireTurn(String account, Optional<Duration> wait, Visitor visitor) {
		if (wait.isPresent()) {
			tell(operators.byCode(account).isPresent() ? account : "unknown", "operator.sign-in", "TURNED_AWAY", visitor.address());
			long minutes = wait.get().toMinutes() + 1;
			throw new OperatorRefused("尝试次数过多：请 " + minutes + " 分钟后再试，或请安全管理员解锁。",
					"Too many attempts: try again in " + minutes + " minutes, or ask the security administrator to unlock the account.");
		}
	}

	private void tell(String account, String action, String outcome, @Nullable String detail) {
		audit.record(new AuditEntry(null, account, action, account, outcome, detail));
	}
}
