package medpay.console.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import medpay.console.records.Exports.Export;
import medpay.console.records.Exports.Format;
import medpay.console.records.Exports.Listing;
import medpay.console.records.Exports.Order;
import medpay.console.records.Exports.State;
import medpay.institution.Institution;
import medpay.shared.InstitutionCode;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.testing.MovableClock;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list that is taken away as a file, from the order to its deletion. */
class ExportsTests {

	private static final Institution HOSPITAL = new Institution(new InstitutionId(1), new InstitutionCode("H31010100001"), "示范中心医院",
			Institution.Kind.HOSPITAL, Institution.Level.THREE, "黄浦区", "310101", "A03", Map.of());
	private static final byte[] FILE = "收费单号".getBytes(StandardCharsets.UTF_8);

	private final MovableClock clock = new MovableClock();
	private JdbcClient jdbc;
	private Exports exports;

	@BeforeEach
	void migrate() {
		jdbc = JdbcClient.create(TestDatabase.migrated());
		exports = new Exports(jdbc, new BouncyCastleCrypto(CryptoKeys.random()), clock);
		var asked = new PaymentsPage.Asked(null, "B-1", null, "PAID", null, null, null, null);
		exports.order(HOSPITAL, "沈会计", Listing.PAYMENTS, Format.CSV, Locale.SIMPLIFIED_CHINESE, "q=B-1", new Order(asked, null, new byte[]{1, 2}));
	}

	@Test
	void isMadeOnceAndTakenByItsMakerAlone() {
		Export claimed = exports.claim(HOSPITAL.id()).orElseThrow();
		assertThat(exports.claim(HOSPITAL.id())).as("somebody makes it").isEmpty();
		Order order = exports.order(claimed);
		assertThat(order.payments()).isEqualTo(new PaymentsPage.Asked(null, "B-1", null, "PAID", null, null, null, null));
		assertThat(order.person()).containsExactly(1, 2);
		assertThat(exports.ready(HOSPITAL.id(), claimed.id(), "沈会计")).as("not yet").isEmpty();

		exports.progress(claimed, 500);
		assertThat(exports.of(HOSPITAL.id(), "沈会计")).singleElement().extracting(Export::state, Export::rows).containsExactly(State.RUNNING, 500L);
		exports.done(claimed, FILE, 501, false);

		Export ready = exports.ready(HOSPITAL.id(), claimed.id(), "沈会计").orElseThrow();
		assertThat(exports.content(ready)).isEqualTo(FILE);
		assertThat(exports.ready(HOSPITAL.id(), claimed.id(), "陆主任")).as("another person's").isEmpty();
		assertThat(exports.ready(new InstitutionId(2), claimed.id(), "沈会计")).as("another hospital's").isEmpty();
		assertThat(exports.of(HOSPITAL.id(), "陆主任")).isEmpty();
		assertThat(exports.ready(HOSPITAL.id(), UUID.randomUUID(), "沈会计")).isEmpty();
	}

	@Test
	void isMadeAnewWhenItsMakerDied() {
		Export first = exports.claim(HOSPITAL.id()).orElseThrow();
		clock.advance(Duration.ofSeconds(61));
		assertThat(exports.claim(HOSPITAL.id())).map(Export::id).contains(first.id());
	}

	@Test
	void isGoneAfterADay() {
		clock.advance(Duration.ofHours(23));
		exports.deleteOld(HOSPITAL.id());
		assertThat(exports.of(HOSPITAL.id(), "沈会计")).hasSize(1);
		clock.advance(Duration.ofHours(2));
		exports.deleteOld(HOSPITAL.id());
		assertThat(exports.of(HOSPITAL.id(), "沈会计")).isEmpty();
	}

	@Test
	void keepsWhatWasAskedForAndTheFileEncrypted() {
		Export claimed = exports.claim(HOSPITAL.id()).orElseThrow();
		exports.done(claimed, FILE, 1, false);
		byte[] stored = jdbc.sql("select filter || content from console_export where institution_id = 1").query((row, number) -> row.getBytes(1))
				.single();
		assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("B-1", "收费单号");
	}

	@Test
	void saysSoWhenItFailed() {
		exports.failed(exports.claim(HOSPITAL.id()).orElseThrow());
		assertThat(exports.of(HOSPITAL.id(), "沈会计")).singleElement().extracting(Export::state).isEqualTo(State.FAILED);
		assertThat(exports.claim(HOSPITAL.id())).isEmpty();
	}
}
