package medpay.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.UUID;
import javax.sql.DataSource;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import medpay.testing.ClientKeys;
import medpay.testing.MemoryAudit;
import medpay.testing.MovableClock;
import medpay.testing.TestDatabase;
import medpay.testing.TwoHospitals;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;

/** One instance's clients and their keys on a database of its own, and requests signed as a hospital signs them. */
final class Desk {

	static final InstitutionId HOSPITAL = TwoHospitals.FIRST;
	static final byte[] BODY = "{\"bill_number\":\"B1\"}".getBytes(UTF_8);
	static final String PATH = "/api/v1/payments?wait=3";

	final MovableClock clock;
	final MemoryAudit audit = new MemoryAudit();
	final KeyRows rows;
	final KeyUse use;
	final ClientDesk desk;
	/** Cannot write its audit trail. */
	final ClientDesk deskWithoutTrail;
	final ClientEnrolment enrolment;
	final SignatureCheck check;
	private final DataSource database;
	private final BouncyCastleCrypto crypto;

	private Desk(DataSource database, BouncyCastleCrypto crypto, MovableClock clock) {
		this.database = database;
		this.crypto = crypto;
		this.clock = clock;
		var jdbc = JdbcClient.create(database);
		var transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
		this.rows = new KeyRows(jdbc, crypto);
		var register = new ClientRegister(rows, clock);
		this.use = new KeyUse(rows, clock);
		this.desk = new ClientDesk(rows, register, new TwoHospitals(), audit, transactions, clock, crypto);
		this.deskWithoutTrail = new ClientDesk(rows, register, new TwoHospitals(), _ -> {
			throw new IllegalStateException("no trail");
		}, transactions, clock, crypto);
		this.enrolment = new ClientEnrolment(rows, register, audit, transactions, clock);
		this.check = new SignatureCheck(register, new Nonces(jdbc), use, new AccessSettings(1000, 2000, 30), clock);
	}

	static Desk fresh() {
		var database = new DriverManagerDataSource(TestDatabase.freshUrl(), "postgres", "postgres");
		Flyway.configure().dataSource(database).locations("classpath:db/migration/access").load().migrate();
		return new Desk(database, new BouncyCastleCrypto(CryptoKeys.random()), new MovableClock());
	}

	/** Another instance on the same database. */
	Desk another() {
		return new Desk(database, crypto, clock);
	}

	ListedClient listed(String clientId) {
		return desk.clients(HOSPITAL).stream().filter(client -> client.clientId().equals(clientId)).findFirst().orElseThrow();
	}

	/** What the check says to a request that is signed with this secret; null when it passes. */
	@Nullable
	ProblemCode trySecret(String clientId, @Nullable String serial, String secret) throws IOException {
		String nonce = UUID.randomUUID().toString();
		Signature signature = Signature.sign(clientId, secret, now(), nonce, new Signature.Request("POST", PATH, BODY));
		return sent(new Signature(SignatureScheme.HMAC_SHA256, clientId, serial, signature.timestamp(), nonce, signature.value()));
	}

	/** The same for a key pair. */
	@Nullable
	ProblemCode tryPair(String clientId, String serial, SignatureScheme scheme, KeyPair pair) throws IOException {
		String nonce = UUID.randomUUID().toString();
		byte[] lines = ("POST\n" + PATH + "\n" + now() + "\n" + nonce + "\n" + new String(BODY, UTF_8) + "\n").getBytes(UTF_8);
		byte[] value = ClientKeys.sign(scheme == SignatureScheme.RSA_SHA256 ? "SHA256withRSA" : "SM3withSM2", pair.getPrivate(), lines);
		return sent(new Signature(scheme, clientId, serial, now(), nonce, Base64.getEncoder().encodeToString(value)));
	}

	private long now() {
		return clock.instant().getEpochSecond();
	}

	@Nullable
	ProblemCode sent(Signature signature) throws IOException {
		var request = new MockHttpServletRequest("POST", "/api/v1/payments");
		request.setQueryString("wait=3");
		request.setContent(BODY);
		request.addHeader("Authorization", signature.header());
		try {
			check.check(request);
			return null;
		} catch (ProblemException problem) {
			return problem.code();
		}
	}
}
