package medpay.operator;

import static medpay.operator.Office.DESK;
import static medpay.operator.Office.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import medpay.operator.OperatorAccount.Login;
import medpay.operator.Operators.Demo;
import medpay.operator.SignIn.Entered;
import medpay.operator.SignedIn.Step;
import medpay.testing.Together;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Signing in: two factors, each code once, sessions that end, and strangers who cannot lock anybody out. */
class SignInTest {

	private final Office office = new Office();
	private final SignIn signIn = office.signIn;
	private final OwnAccount own = office.own;

	private static void refused(ThrowingCallable what, String words) {
		assertThatExceptionOfType(OperatorRefused.class).isThrownBy(what).withMessageContaining(words);
	}

	@Test
	void wantsBothFactorsBeforeAnythingMayBeDone() {
		byte[] secret = office.hired("shen", Role.FINANCE);
		SignedIn half = office.reader(signIn.password(" Shen ", PASSWORD, DESK));
		assertThat(half.step()).isEqualTo(Step.GIVE_CODE);
		assertThat(half.may(Permission.SEE_FINANCE)).isFalse();

		Entered entered = signIn.code(half, Totp.codeAt(secret, office.clock.instant()), DESK);
		assertThat(office.reader(entered).may(Permission.SEE_FINANCE)).isTrue();
		assertThat(office.reader(entered).may(Permission.APPROVE)).isFalse();
		assertThat(office.reader(entered).account().lastLogin()).isEqualTo(new Login(office.clock.instant(), "10.0.0.7"));
		assertThat(signIn.reader("anything")).isEmpty();
	}

	@Test
	void tellsAWrongAccountAndAWrongPasswordAlike() {
		office.hired("shen", Role.FINANCE);
		refused(() -> signIn.password("shen", "Qingfeng-28", DESK), "The account or the password is not right.");
		refused(() -> signIn.password("nobody", PASSWORD, DESK), "The account or the password is not right.");
		office.operators.enable(office.rows.byCode("shen").orElseThrow().id(), false, "an");
		refused(() -> signIn.password("shen", PASSWORD, DESK), "The account or the password is not right.");
		assertThat(office.told).filteredOn(entry -> entry.outcome().equals("REFUSED")).hasSize(3).extracting(entry -> entry.actor())
				.containsExactly("shen", "unknown", "unknown");
	}

	@Test
	void takesNoCodeTwiceAlsoNotAtOnce() throws Exception {
		byte[] secret = office.hired("shen", Role.FINANCE);
		String code = Totp.codeAt(secret, office.clock.instant());
		Queue<SignedIn> halves = new ConcurrentLinkedQueue<>();
		for (int time = 0; time < 4; time++) {
			halves.add(office.reader(signIn.password("shen", PASSWORD, DESK)));
		}
		List<Boolean> in = Together.times(4, () -> {
			try {
				signIn.code(halves.remove(), code, DESK);
				return true;
			} catch (OperatorRefused refused) {
				return false;
			}
		});
		assertThat(in).containsOnlyOnce(true);
	}

	@Test
	void aRecoveryCodeStandsOnceForTheSecondFactor() {
		String invitation = office.operators.create("lu", new Operators.Grant("陆某", Set.of(Role.VIEWER), true, Set.of()), "an");
		SignedIn invited = office.reader(office.invitations.accept(invitation, PASSWORD, DESK));
		byte[] secret = Totp.fromBase32(own.newFactor(invited).secret());
		List<String> codes = own.takeFactor(invited, Totp.codeAt(secret, office.clock.instant()), DESK).recoveryCodes();
		assertThat(codes).hasSize(10).doesNotHaveDuplicates();

		signIn.code(office.reader(signIn.password("lu", PASSWORD, DESK)), codes.get(3).toLowerCase(Locale.ROOT), DESK);
		refused(() -> signIn.code(office.reader(signIn.password("lu", PASSWORD, DESK)), codes.get(3), DESK), "does not fit or was used");
		signIn.code(office.reader(signIn.password("lu", PASSWORD, DESK)), codes.get(4), DESK);
	}

	@Test
	void turnsStrangersAwayAfterFiveAttemptsForATimeThatDoubles() {
		byte[] secret = office.hired("shen", Role.FINANCE);
		for (int attempt = 0; attempt < 5; attempt++) {
			String wrong = "Wrong-" + attempt + "-word";
			Visitor stranger = new Visitor("10.9.0." + attempt, null);
			refused(() -> signIn.password("shen", wrong, stranger), "not right");
		}
		refused(() -> signIn.password("shen", PASSWORD, DESK), "Too many attempts: try again in 31 minutes");
		office.clock.advance(Duration.ofMinutes(31));
		refused(() -> signIn.password("shen", PASSWORD, DESK), "Too many attempts: try again in 61 minutes");
		office.clock.advance(Duration.ofMinutes(30));
		refused(() -> signIn.password("shen", PASSWORD, DESK), "try again in 31 minutes");

		office.operators.unlock(office.rows.byCode("shen").orElseThrow().id(), "an");
		assertThat(office.reader(office.in("shen", secret)).step()).isEqualTo(Step.WORK);
	}

	@Test
	void noStrangerLocksTheOperatorOutOfTheirOwnBrowser() {
		byte[] secret = office.hired("shen", Role.FINANCE);
		String device = office.in("shen", secret).device();
		for (int attempt = 0; attempt < 30; attempt++) {
			String wrong = "Wrong-" + attempt + "-word";
			assertThatExceptionOfType(OperatorRefused.class).isThrownBy(() -> signIn.password("shen", wrong, new Visitor("10.0.0.7", null)));
		}
		Visitor own = new Visitor("10.0.0.7", device);
		assertThat(office.reader(signIn.password("shen", PASSWORD, own)).step()).isEqualTo(Step.GIVE_CODE);

		for (int attempt = 0; attempt < 5; attempt++) {
			refused(() -> signIn.password("shen", "Wrong-own-word", own), "not right");
		}
		refused(() -> signIn.password("shen", PASSWORD, own), "Too many attempts");
	}

	@Test
	void anAddressThatTriesManyAccountsIsTurnedAway() {
		office.hired("shen", Role.FINANCE);
		Visitor sprayer = new Visitor("10.8.0.1", null);
		for (int attempt = 0; attempt < 20; attempt++) {
			String account = "someone" + attempt;
			refused(() -> signIn.password(account, "Spring-2026!", sprayer), "not right");
		}
		refused(() -> signIn.password("shen", PASSWORD, sprayer), "Too many attempts");
		assertThat(office.reader(signIn.password("shen", PASSWORD, DESK)).step()).as("others are not touched").isEqualTo(Step.GIVE_CODE);
	}

	@Test
	void manyAttemptsAtOnceAreNotMoreThanOneAfterAnother() throws Exception {
		office.hired("shen", Role.FINANCE);
		List<Boolean> tried = Together.times(16, () -> {
			try {
				signIn.password("shen", "Wrong-word-1", new Visitor("10.7.0.1", null));
				return false;
			} catch (OperatorRefused refused) {
				return refused.text().en().contains("not right");
			}
		});
		assertThat(tried.stream().filter(each -> each)).hasSizeLessThanOrEqualTo(5);
	}

	@Test
	void aSessionEndsWhenItRestsAndWhenItIsOld() {
		byte[] secret = office.hired("shen", Role.FINANCE);
		Entered resting = office.in("shen", secret);
		office.clock.advance(Duration.ofMinutes(21));
		assertThat(signIn.reader(resting.token())).isEmpty();

		Entered busy = office.in("shen", secret);
		for (int hour = 0; hour < 40; hour++) {
			assertThat(signIn.reader(busy.token())).isPresent();
			office.clock.advance(Duration.ofMinutes(15));
		}
		assertThat(signIn.reader(busy.token())).as("ten hours are over").isEmpty();
	}

	@Test
	void endsHereElsewhereAndByTheAdministrator() {
		byte[] secret = office.hired("shen", Role.FINANCE);
		Entered first = office.in("shen", secret);
		office.clock.advance(Duration.ofMinutes(1));
		Entered second = office.in("shen", secret);
		assertThat(own.places(office.reader(second))).hasSizeGreaterThanOrEqualTo(2).filteredOn(OwnAccount.Place::here).hasSize(1);
		own.outElsewhere(office.reader(second));
		assertThat(signIn.reader(first.token())).isEmpty();
		assertThat(signIn.reader(second.token())).isPresent();

		office.operators.enable(office.rows.byCode("shen").orElseThrow().id(), false, "an");
		assertThat(signIn.reader(second.token())).isEmpty();
	}

	@Test
	void everyStageHasATokenOfItsOwn() {
		byte[] secret = office.hired("shen", Role.FINANCE);
		Entered half = signIn.password("shen", PASSWORD, DESK);
		Entered whole = signIn.code(office.reader(half), Totp.codeAt(secret, office.clock.instant()), DESK);
		assertThat(whole.token()).isNotEqualTo(half.token());
		assertThat(signIn.reader(half.token())).isEmpty();
		assertThat(office.jdbc.sql("select encode(hash, 'base64') from operator_session").query(String.class).list())
				.noneMatch(hash -> hash.contains(whole.token()));
	}

	@Test
	void aDecisionWantsAFreshProof() {
		byte[] secret = office.hired("lu", Role.FINANCE_APPROVER);
		Entered entered = office.in("lu", secret);
		assertThat(office.reader(entered).confirmed()).isTrue();
		office.clock.advance(Duration.ofMinutes(11));
		assertThat(office.reader(entered).confirmed()).isFalse();

		refused(() -> signIn.confirm(office.reader(entered), "Qingfeng-28", Totp.codeAt(secret, office.clock.instant()), DESK),
				"password is not right");
		refused(() -> signIn.confirm(office.reader(entered), PASSWORD, "000000", DESK), "does not fit");
		signIn.confirm(office.reader(entered), PASSWORD, Totp.codeAt(secret, office.clock.instant()), DESK);
		assertThat(office.reader(entered).confirmed()).isTrue();
	}

	@Test
	void anOldPasswordMustBeRenewedAndNoneComesBackSoon() {
		byte[] secret = office.hired("shen", Role.FINANCE);
		office.clock.advance(Duration.ofDays(181));
		Entered entered = office.in("shen", secret);
		assertThat(office.reader(entered).step()).isEqualTo(Step.RENEW_PASSWORD);
		assertThat(office.reader(entered).may(Permission.SEE_FINANCE)).isFalse();

		refused(() -> own.changePassword(office.reader(entered), PASSWORD, PASSWORD, DESK), "used lately");
		refused(() -> own.changePassword(office.reader(entered), "Qingfeng-28", "Mingyue-2026", DESK), "password is not right");
		own.changePassword(office.reader(entered), PASSWORD, "Mingyue-2026", DESK);
		assertThat(office.reader(entered).step()).isEqualTo(Step.WORK);
		refused(() -> own.changePassword(office.reader(entered), "Mingyue-2026", PASSWORD, DESK), "used lately");
	}

	@Test
	void refusesPasswordsThatAreShortSimpleOrKnown() {
		String invitation = office.operators.create("zhou", new Operators.Grant("周某", Set.of(Role.VIEWER), true, Set.of()), "an");
		for (String poor : new String[]{"Aa1-bcde", "qingfengmingyue", "Qingfeng" + "1".repeat(130)}) {
			refused(() -> office.invitations.accept(invitation, poor, DESK), "10 to 128 characters");
		}
		refused(() -> office.invitations.accept(invitation, "Zhou-likes-27", DESK), "easily guessed");
		refused(() -> office.invitations.accept(invitation, "P@ssw0rd-2026", DESK), "easily guessed");
		assertThat(office.reader(office.invitations.accept(invitation, "清风-Mingyue-27", DESK)).step()).isEqualTo(Step.SET_UP_CODE);
	}

	@Test
	void theSandboxesPeopleSignInThereOnly() {
		office.operators.enrol(new Demo("demo", "演示", Set.of(Role.VIEWER), "Sandbox-Word-1", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
		Entered entered = office.sandbox.demo("demo", DESK);
		assertThat(office.sandbox.reader(entered.token())).isPresent();

		assertThat(signIn.reader(entered.token())).isEmpty();
		assertThat(signIn.demos()).isEmpty();
		refused(() -> signIn.demo("demo", DESK), "no such demo");
		refused(() -> signIn.password("demo", "Sandbox-Word-1", DESK), "not right");
		office.hired("shen", Role.FINANCE);
		refused(() -> office.sandbox.demo("shen", DESK), "no such demo");
	}
}
