package medpay.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import medpay.audit.AuditEntry;
import medpay.operator.OperatorSettings.Password;
import medpay.operator.Operators.Grant;
import medpay.operator.SignIn.Entered;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import medpay.testing.MovableClock;
import medpay.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Operators with a database and a clock of their own. */
final class Office {

	static final String PASSWORD = "Qingfeng-27";
	static final Visitor DESK = new Visitor("10.0.0.7", null);

	final MovableClock clock = new MovableClock();
	final List<AuditEntry> told = new ArrayList<>();
	final JdbcClient jdbc;
	final OperatorRows rows;
	final Invitations invitations;
	final Operators operators;
	final SignIn signIn;
	final SignIn sandbox;
	final OwnAccount own;

	Office() {
		DataSource database = TestDatabase.migrated();
		jdbc = JdbcClient.create(database);
		var transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
		CryptoProvider crypto = new BouncyCastleCrypto(CryptoKeys.random());
		var settings = new OperatorSettings(Duration.ofMinutes(20), Duration.ofHours(10), Duration.ofMinutes(10), Duration.ofHours(24), 5, 20,
				Duration.ofMinutes(30), new Password(10, 3, Duration.ofDays(180), 5));
		var tokens = new SignInTokens(crypto);
		var passwords = new Passwords(settings);
		var sessions = new Sessions(jdbc, tokens, crypto, settings, clock);
		var attempts = new Attempts(jdbc, tokens, settings, clock);
		rows = new OperatorRows(jdbc, crypto, clock);
		invitations = new Invitations(jdbc, rows, passwords, sessions, tokens, settings, told::add, transactions, clock);
		operators = new Operators(rows, invitations, sessions, attempts, passwords, told::add, transactions, clock);
		var proofs = new Proofs(rows, passwords, attempts, tokens, told::add, clock);
		signIn = new SignIn(rows, sessions, passwords, attempts, proofs, settings, clock, false);
		sandbox = new SignIn(rows, sessions, passwords, attempts, proofs, settings, clock, true);
		own = new OwnAccount(rows, sessions, passwords, proofs, signIn, tokens, settings, transactions, clock);
	}

	/** An operator who used the invitation and set up the second factor; returns its secret. */
	byte[] hired(String code, Role... roles) {
		String invitation = operators.create(code, new Grant("顾某", Set.of(roles), true, Set.of()), "an");
		Entered entered = invitations.accept(invitation, PASSWORD, DESK);
		SignedIn reader = signIn.reader(entered.token()).orElseThrow();
		byte[] secret = Totp.fromBase32(own.newFactor(reader).secret());
		own.takeFactor(reader, Totp.codeAt(secret, clock.instant()), DESK);
		clock.advance(Duration.ofMinutes(2));
		return secret;
	}

	/** Signs in with both factors. */
	Entered in(String code, byte[] secret) {
		SignedIn half = signIn.reader(signIn.password(code, PASSWORD, DESK).token()).orElseThrow();
		return signIn.code(half, Totp.codeAt(secret, clock.instant()), DESK);
	}

	SignedIn reader(Entered entered) {
		return signIn.reader(entered.token()).orElseThrow();
	}
}
