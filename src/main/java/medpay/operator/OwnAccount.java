package medpay.operator;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import medpay.operator.SignIn.Entered;
import medpay.operator.SignedIn.Step;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What operators do for their own account (本人账号): password, second factor, recovery codes, live sessions. Everything is audited. */
@Component
public class OwnAccount {

	private static final int RECOVERY_CODES = 10;

	private final OperatorRows operators;
	private final Sessions sessions;
	private final Passwords passwords;
	private final Proofs proofs;
	private final SignIn signIn;
	private final SignInTokens tokens;
	private final OperatorSettings settings;
	private final TransactionTemplate transactions;
	private final Clock clock;

	OwnAccount(OperatorRows operators, Sessions sessions, Passwords passwords, Proofs proofs, SignIn signIn, SignInTokens tokens,
			OperatorSettings settings, TransactionTemplate transactions, Clock clock) {
		this.operators = operators;
		this.sessions = sessions;
		this.passwords = passwords;
		this.proofs = proofs;
		this.signIn = signIn;
		this.tokens = tokens;
		this.settings = settings;
		this.transactions = transactions;
		this.clock = clock;
	}

	/** A second factor that is being set up. {@code address}: what the app reads from the picture; {@code secret}: to be typed instead. */
	public record NewFactor(String address, String secret) {

		@Override
		public String toString() {
			return "NewFactor";
		}
	}

	/** Ends all other sessions of the reader. */
	public int outElsewhere(SignedIn reader) {
		int ended = sessions.endAll(reader.account().id(), reader.session().hash());
		proofs.tell(reader.code(), "operator.signed-out", "ENDED_OTHERS", ended + " sessions");
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
		proofs.requirePassword(reader, present, visitor);
		OperatorAccount account = reader.account();
		passwords.requireGood(chosen, account.code(), operators.secrets(account.id()).passwords());
		operators.setPassword(account.id(), passwords.hash(chosen), settings.password().remembered());
		sessions.endAll(account.id(), reader.session().hash());
		proofs.tell(account.code(), "operator.password", "CHANGED", visitor.address());
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
		proofs.tell(account.code(), "operator.second-factor", "SET", visitor.address());
		return new SetUp(signIn.enter(account, sessions.goOn(reader.session(), Stage.WHOLE), visitor), codes);
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
		proofs.tell(reader.code(), "operator.recovery-codes", "MADE", null);
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
		return codes.stream().map(each -> proofs.hashOfRecoveryCode(operator, each)).toList();
	}
}
