package medpay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import medpay.testing.MemoryAudit;
import medpay.testing.MovableClock;
import medpay.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionOperations;

/** Two instances on one database: a signed request is good once, whichever instance it reaches. */
class ReplayTests {

	private static final String SECRET = "a-secret-of-32-characters-or-more";
	private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

	private final MovableClock clock = new MovableClock();
	private final BouncyCastleCrypto crypto = new BouncyCastleCrypto(CryptoKeys.random());
	private DriverManagerDataSource database = new DriverManagerDataSource();

	@BeforeEach
	void migrate() {
		database = new DriverManagerDataSource(TestDatabase.freshUrl(), "postgres", "postgres");
		Flyway.configure().dataSource(database).locations("classpath:db/migration/access").load().migrate();
		enrolment().enrol("his-1", Clients.Kind.HIS, new InstitutionId(1), SECRET);
	}

	private KeyRows rows() {
		return new KeyRows(JdbcClient.create(database), crypto);
	}

	private ClientRegister register() {
		return new ClientRegister(rows(), clock);
	}

	private ClientEnrolment enrolment() {
		return new ClientEnrolment(rows(), register(), new MemoryAudit(), TransactionOperations.withoutTransaction(), clock);
	}

	private SignatureCheck instance() {
		return new SignatureCheck(register(), new Nonces(JdbcClient.create(database)), new KeyUse(rows(), clock), new AccessSettings(1000, 2000, 30),
				clock);
	}

	private MockHttpServletRequest request(String nonce) {
		var request = new MockHttpServletRequest("POST", "/api/v1/payments");
		request.setContent(BODY);
		request.addHeader("Authorization", Signature.sign("his-1", SECRET, clock.instant().getEpochSecond(), nonce,
				new Signature.Request("POST", "/api/v1/payments", BODY)).header());
		return request;
	}

	@Test
	void refusesAtOneInstanceWhatTheOtherHasSeen() throws Exception {
		var request = request("0123456789abcdef");
		assertThat(instance().check(request).client().clientId()).isEqualTo("his-1");
		var problem = catchThrowableOfType(ProblemException.class, () -> instance().check(request("0123456789abcdef")));
		assertThat(problem.code()).isEqualTo(ProblemCode.NONCE_REPLAYED);
	}

	@Test
	void letsOneOfFiftyThroughAtTwoInstancesTogether() throws Exception {
		List<SignatureCheck> instances = List.of(instance(), instance());
		try (var threads = Executors.newFixedThreadPool(10)) {
			List<Callable<Boolean>> calls = IntStream.range(0, 50).<Callable<Boolean>>mapToObj(i -> () -> {
				try {
					instances.get(i % 2).check(request("the-same-nonce-for-all"));
					return true;
				} catch (ProblemException e) {
					return false;
				}
			}).toList();
			assertThat(threads.invokeAll(calls).stream().map(Future::resultNow).filter(passed -> passed)).hasSize(1);
		}
	}

	@Test
	void remembersANonceForLongerThanItsTimestampIsGood() throws Exception {
		instance().check(request("0123456789abcdef"));
		var jdbc = JdbcClient.create(database);
		jdbc.sql("update access_nonce set used_at = used_at - interval '59 minutes'").update();
		new Nonces(jdbc).purge();
		assertThat(jdbc.sql("select count(*) from access_nonce").query(Long.class).single()).isEqualTo(1);
		jdbc.sql("update access_nonce set used_at = used_at - interval '2 minutes'").update();
		new Nonces(jdbc).purge();
		assertThat(jdbc.sql("select count(*) from access_nonce").query(Long.class).single()).isZero();
	}

	@Test
	void takesAClientsNewSecretAndItsEndWithinSeconds() throws Exception {
		var instance = instance();
		instance.check(request("0123456789abcdef"));
		JdbcClient.create(database).sql("update access_client set enabled = false, revision = revision + 1").update();
		clock.advance(Duration.ofSeconds(3));
		var off = catchThrowableOfType(ProblemException.class, () -> instance.check(request("0123456789abcdeg")));
		assertThat(off.code()).isEqualTo(ProblemCode.CLIENT_UNKNOWN);
		enrolment().enrol("his-1", Clients.Kind.HIS, new InstitutionId(1), SECRET + "new");
		clock.advance(Duration.ofSeconds(3));
		var stillOff = catchThrowableOfType(ProblemException.class, () -> instance.check(request("0123456789abcdeh")));
		assertThat(stillOff.code()).as("a start switches nothing on").isEqualTo(ProblemCode.CLIENT_UNKNOWN);
		JdbcClient.create(database).sql("update access_client set enabled = true, revision = revision + 1").update();
		var changed = catchThrowableOfType(ProblemException.class, () -> instance.check(request("0123456789abcdei")));
		assertThat(changed.code()).isEqualTo(ProblemCode.KEY_RETIRED);
	}

	@Test
	void keepsTheSecretEncryptedAndUnprinted() {
		byte[] secret = JdbcClient.create(database).sql("select material from access_key").query(byte[].class).single();
		assertThat(new String(secret, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
		assertThat(register().find("his-1").orElseThrow().toString()).doesNotContain(SECRET);
	}
}
