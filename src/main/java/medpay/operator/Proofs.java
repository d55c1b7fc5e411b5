package medpay.operator;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.operator.OperatorRows.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a password and a code are right (身份核对), counted before they are looked at; every refusal is audited. */
@Component
class Proofs {

	private final OperatorRows operators;
	private final Passwords passwords;
	private final Attempts attempts;
	private final SignInTokens tokens;
	private final Audit audit;
	private final Clock clock;

	Proofs(OperatorRows operators, Passwords passwords, Attempts attempts, SignInTokens tokens, Audit audit, Clock clock) {
		this.operators = operators;
		this.passwords = passwords;
		this.attempts = attempts;
		this.tokens = tokens;
		this.audit = audit;
		this.clock = clock;
	}

	/** Under what a recovery code is kept. */
	byte[] hashOfRecoveryCode(UUID operator, String code) {
		return tokens.hashOfReadable("recovery:" + operator, code);
	}

	void requirePassword(SignedIn reader, String password, Visitor visitor) {
		String account = reader.code();
		requireTurn(account, attempts.turnedAway(account, visitor), visitor);
		if (!passwords.matches(password, operators.secrets(reader.account().id()).passwordHash())) {
			tell(account, "operator.confirmed", "REFUSED", visitor.address());
			throw new OperatorRefused("口令不正确。", "The password is not right.");
		}
		attempts.right(account, visitor);
	}

	void requireCode(OperatorAccount account, String given, Visitor visitor) {
		String counted = "code:" + account.code();
		requireTurn(account.code(), attempts.turnedAway(counted, visitor), visitor);
		Secrets secrets = operators.secrets(account.id());
		String code = given.strip();
		byte[] secret = secrets.secondFactor();
		OptionalLong step = secret == null ? OptionalLong.empty() : Totp.stepOf(secret, code, clock.instant(), secrets.usedStep());
		boolean fits = step.isPresent() && operators.useStep(account.id(), step.getAsLong());
		if (!fits && operators.useRecoveryCode(account.id(), hashOfRecoveryCode(account.id(), code))) {
			tell(account.code(), "operator.recovery-code", "USED", visitor.address());
			fits = true;
		}
		if (!fits) {
			tell(account.code(), "operator.second-factor", "REFUSED", visitor.address());
			throw new OperatorRefused("动态口令不正确或已用过：请输入新显示的六位数字。", "The code does not fit or was used: type the next six digits shown.");
		}
		attempts.right(counted, visitor);
	}

	void requireTurn(String account, Optional<Duration> wait, Visitor visitor) {
		if (wait.isPresent()) {
			tell(operators.byCode(account).isPresent() ? account : "unknown", "operator.sign-in", "TURNED_AWAY", visitor.address());
			long minutes = wait.get().toMinutes() + 1;
			throw new OperatorRefused("尝试次数过多：请 " + minutes + " 分钟后再试，或请安全管理员解锁。",
					"Too many attempts: try again in " + minutes + " minutes, or ask the security administrator to unlock the account.");
		}
	}

	void tell(String account, String action, String outcome, @Nullable String detail) {
		audit.record(new AuditEntry(null, account, action, account, outcome, detail));
	}
}
