package medpay.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import medpay.audit.AuditChain.Standing;
import medpay.audit.AuditChain.Verdict;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import medpay.testing.MovableClock;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever changes or removes an entry of the sealed trail, or cuts its end off, is found at the place. */
class AuditChainTest {

	private static final InstitutionId HOSPITAL = new InstitutionId(7);
	private static final InstitutionId OTHER = new InstitutionId(8);

	@TempDir
	private Path folder = Path.of("");

	private final DataSource database = TestDatabase.migrated();
	private final JdbcClient jdbc = JdbcClient.create(database);
	private final CryptoProvider crypto = new BouncyCastleCrypto(CryptoKeys.random());
	private final MovableClock clock = new MovableClock();
	private final TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
	private final Audit audit = new AuditTrail(jdbc, clock);
	private final AuditSealing sealing = new AuditSealing(jdbc, crypto, transactions, clock);
	private final AuditChain chain = new AuditChain(jdbc, crypto);

	@BeforeEach
	void fiveEntries() {
		for (int number = 1; number <= 5; number++) {
			audit.record(new AuditEntry(HOSPITAL, "his-1", "payment.received", "B" + number, "RECEIVED", number == 3 ? null : "words"));
		}
		audit.record(new AuditEntry(OTHER, "his-2", "payment.received", "C1", "RECEIVED", null));
		sealing.seal();
	}

	private UUID entry(String subject) {
		return jdbc.sql("select entry_id from audit_entry where subject = :subject").param("subject", subject)
				.query((row, number) -> row.getObject(1, UUID.class)).single();
	}

	@Test
	void aTrailThatNobodyTouchedIsWholeAndGoesOn() {
		assertThat(chain.verify(HOSPITAL)).isInstanceOfSatisfying(Verdict.Whole.class, whole -> assertThat(whole.standing().position()).isEqualTo(5));
		Standing anchored = chain.standing(HOSPITAL).orElseThrow();

		audit.record(new AuditEntry(HOSPITAL, "his-1", "payment.paid", "B1", "PAID", null));
		clock.advance(Duration.ofHours(1));
		sealing.seal();
		sealing.seal();

		assertThat(chain.verify(HOSPITAL)).isInstanceOfSatisfying(Verdict.Whole.class, whole -> assertThat(whole.standing().position()).isEqualTo(6));
		assertThat(chain.passes(HOSPITAL, anchored)).isTrue();
		assertThat(chain.passes(HOSPITAL, new Standing(6, anchored.hash()))).isFalse();
		assertThat(chain.standing(OTHER)).hasValueSatisfying(standing -> assertThat(standing.position()).isEqualTo(1));
		assertThat(chain.standing(new InstitutionId(9))).isEmpty();
	}

	@Test
	void everyFieldThatIsChangedIsFoundAtItsPlace() {
		for (String change : List.of("actor = 'somebody'", "action = 'payment.lost'", "subject = 'B9'", "outcome = 'REFUSED'",
				"detail = 'other words'",
				"detail = null", "recorded_at = recorded_at + interval '1 microsecond'")) {
			transactions.executeWithoutResult(status -> {
				jdbc.sql("update audit_entry set " + change + " where entry_id = :id").param("id", entry("B2")).update();
				assertThat(chain.verify(HOSPITAL)).as(change).isInstanceOfSatisfying(Verdict.Broken.class, broken -> {
					assertThat(broken.position()).isEqualTo(2);
					assertThat(broken.what()).isEqualTo("changed");
				});
				status.setRollbackOnly();
			});
		}
	}

	@Test
	void whatIsRemovedIsMissed() {
		UUID third = entry("B3");
		jdbc.sql("delete from audit_entry where entry_id = :id").param("id", third).update();
		assertThat(chain.verify(HOSPITAL)).isEqualTo(new Verdict.Broken(3, third, "removed"));

		jdbc.sql("delete from audit_link where institution_id = 7 and position = 3").update();
		assertThat(chain.verify(HOSPITAL)).as("with its link").isEqualTo(new Verdict.Broken(3, null, "link_missing"));
		assertThat(chain.verify(OTHER)).isInstanceOf(Verdict.Whole.class);
	}

	@Test
	void anEndThatIsCutOffIsMissed() {
		jdbc.sql("delete from audit_link where institution_id = 7 and position = 5").update();
		jdbc.sql("delete from audit_entry where subject = 'B5'").update();

		assertThat(chain.verify(HOSPITAL)).isEqualTo(new Verdict.Broken(5, null, "cut_off"));
	}

	/** Its number was given before others, its commit came after them. */
	@Test
	void anEntryThatIsCommittedLateIsSealedToo() {
		jdbc.sql("""
				insert into audit_entry (institution_id, entry_id, entry_order, recorded_at, actor, action, subject, outcome) overriding system value
				values (7, gen_random_uuid(), 1, :now, 'his-1', 'payment.received', 'EARLY', 'RECEIVED')""")
				.param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
		sealing.seal();

		assertThat(jdbc.sql("select count(*) from audit_link where entry_id = :id").param("id", entry("EARLY")).query(Integer.class).single())
				.isEqualTo(1);
		assertThat(chain.verify(HOSPITAL)).isInstanceOf(Verdict.Whole.class);
	}

	private String checked(int code, String... certificates) throws IOException {
		var words = new ByteArrayOutputStream();
		Path file = folder.resolve("chain.txt");
		Files.write(file, List.of(certificates));
		assertThat(CheckAudit.run(new String[]{CheckAudit.COMMAND, file.toString(), "--spring.datasource.url=x"}, database, new PrintStream(words)))
				.isEqualTo(code);
		return words.toString(StandardCharsets.UTF_8);
	}

	@Test
	void aCommandChecksEveryTrailAndItsCertificates() throws IOException {
		Standing now = chain.standing(HOSPITAL).orElseThrow();
		String anchor = "abc audit position=5 hash=" + now.hash();
		assertThat(checked(0, anchor)).contains("7 完整 · whole: 5 entries", "8 完整 · whole: 1 entries");
		assertThat(checked(1, "abc house position=5 hash=" + now.hash())).contains("made anew");
		assertThat(checked(1, anchor.replace("position=5", "position=4"))).contains("made anew");

		jdbc.sql("update audit_entry set outcome = 'OTHER' where entry_id = :id").param("id", entry("B4")).update();
		assertThat(checked(1, anchor)).contains("7 已被改动 · changed: entry 4 changed", "8 完整");
	}

	@Test
	void theTrailIsFoundByWhoWhatToWhatAndWhen() {
		var entries = new AuditEntries(jdbc);
		var all = new AuditEntries.Filter(null, null, null, null, null);
		List<AuditEntries.Line> newest = entries.find(HOSPITAL, all, null, 2);
		assertThat(newest).extracting(AuditEntries.Line::subject).containsExactly("B5", "B4");
		assertThat(entries.find(HOSPITAL, all, newest.getLast().order(), 9)).extracting(AuditEntries.Line::subject).containsExactly("B3", "B2", "B1");
		assertThat(entries.find(OTHER, all, null, 9)).extracting(AuditEntries.Line::actor).containsExactly("his-2");

		var now = clock.instant();
		assertThat(entries.find(HOSPITAL, new AuditEntries.Filter("his-1", "payment.", "B3", now, now.plusSeconds(1)), null, 9)).hasSize(1);
		assertThat(entries.find(HOSPITAL, new AuditEntries.Filter("his-1", "refund.", null, null, null), null, 9)).isEmpty();
		assertThat(entries.find(HOSPITAL, new AuditEntries.Filter(null, null, null, now.plusSeconds(1), null), null, 9)).isEmpty();
		assertThat(entries.find(HOSPITAL, new AuditEntries.Filter(null, null, null, null, now), null, 9)).isEmpty();
	}
}
