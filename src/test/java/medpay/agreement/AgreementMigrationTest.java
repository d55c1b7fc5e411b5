package medpay.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import medpay.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Agreements made before there were several accounts keep their terms, their consent, and whose wish their end is. */
class AgreementMigrationTest {

	@Test
	void whatWasSignedBeforeKeepsTermsConsentAndEnd() {
		var database = new DriverManagerDataSource(TestDatabase.freshUrl(), "postgres", "postgres");
		var jdbc = JdbcClient.create(database);
		flyway(database).target("13").load().migrate();
		jdbc.sql(
				"""
						insert into credit_agreement (person_hash, number, version, channel, entry_client, person_number, position, consent_version, consented_at,
							state, per_day_fen, used_fen, ordered_at, opened, token, signed_at, termination_requested_at)
						values ('\\x01', 'a', 0, 'UNIONPAY', 'app-1', '\\x02', 1, '2026-10', '2026-10-01T00:00:00Z', 'ACTIVE', 700, 0, now(), true, '\\x03', now(),
							'2026-10-02T00:00:00Z'),
							('\\x01', 'b', 0, 'UNIONPAY', 'app-2', '\\x02', 2, '2026-10', now(), 'SIGNING', null, 0, now(), true, null, null, null)""")
				.update();

		flyway(database).load().migrate();

		assertThat(jdbc.sql("select termination_reason || ' ' || asked_per_day_fen from credit_agreement where number = 'a'").query(String.class)
				.single()).isEqualTo("requested 700");
		assertThat(jdbc.sql("select number || ' ' || kind || ' ' || coalesce(consent_version, '-') from agreement_consent order by 1")
				.query(String.class).list()).containsExactly("a SIGNING 2026-10", "a WITHDRAWAL -", "b SIGNING 2026-10");
		assertThat(jdbc.sql("select termination_reason from credit_agreement where number = 'b'").query(String.class).optional()).isEmpty();
	}

	private static FluentConfiguration flyway(DriverManagerDataSource database) {
		return Flyway.configure().dataSource(database).locations("classpath:db/migration");
	}
}
