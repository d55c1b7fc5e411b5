package medpay.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import medpay.operator.SignedIn.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Signing in and out (登录): password, second factor, and proving to be there once more before a decision. Everything is audited. */
@Component
public class SignIn {

	private final OperatorRows operators;
	private final Sessions sessions;
	private final Passwords passwords;
	private final Attempts attempts;
	private final Proofs proofs;
	private final OperatorSettings settings;
	private final Clock clock;
	private final boolean sandbox;

	SignIn(OperatorRows operators, Sessions sessions, Passwords passwords, Attempts attempts, Proofs proofs, OperatorSettings settings, Clock clock,
			@Value("${medpay.sandbox.enabled:false}") boolean sandbox) {
		this.operators = operators;
		this.sessions = sessions;
		this.passwords = passwords;
		this.attempts = attempts;
		this.proofs = proofs;
		this.settings = settings;
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
		proofs.requireTurn(account, attempts.turnedAway(account, visitor), visitor);
		Optional<OperatorAccount> found = operators.byCode(account).filter(this::maySignIn);
		boolean fits = passwords.matches(password, found.map(each -> operators.secrets(each.id()).passwordHash()).orElse(null));
		if (found.isEmpty() || !fits) {
			proofs.tell(found.isPresent() ? account : "unknown", "operator.sign-in", "REFUSED", visitor.address());
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
		proofs.requireCode(reader.account(), code, visitor);
		return enter(reader.account(), sessions.goOn(reader.session(), Stage.WHOLE), visitor);
	}

	Entered enter(OperatorAccount account, String token, Visitor visitor) {
		operators.signedIn(account.id(), visitor.address());
		proofs.tell(account.code(), "operator.sign-in", "SIGNED_IN", visitor.address());
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
			proofs.requirePassword(reader, password, visitor);
			proofs.requireCode(account, code, visitor);
		}
		sessions.confirm(reader.session());
		proofs.tell(account.code(), "operator.confirmed", "CONFIRMED", visitor.address());
	}

	public void out(SignedIn reader) {
		sessions.end(reader.session());
		proofs.tell(reader.code(), "operator.signed-out", "ENDED", null);
	}
}
