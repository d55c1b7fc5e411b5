package medpay.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import medpay.access.key.SecretKey;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A client of the time when it had one secret keeps it as its first key. */
class KeyMigrationTests {

	private final DriverManagerDataSource database = new DriverManagerDataSource(TestDatabase.freshUrl(), "postgres", "postgres");
	private final BouncyCastleCrypto crypto = new BouncyCastleCrypto(CryptoKeys.random());

	private void migrate(String to) {
		Flyway.configure().dataSource(database).locations("classpath:db/migration/access").target(to).load().migrate();
	}

	@Test
	void makesTheSecretTheFirstKey() {
		migrate("27");
		var jdbc = JdbcClient.create(database);
		for (String client : new String[]{"his-1", "app.2"}) {
			jdbc.sql("insert into access_client (client_id, kind, institution_id, secret, enabled) values (:client, 'HIS', 2, :secret, :on)")
					.param("client", client)
					.param("secret", crypto.encrypt(("secret of " + client).getBytes(UTF_8), "access_client.secret:" + client))
					.param("on", client.equals("his-1")).update();
		}
		migrate("latest");
		var rows = new KeyRows(jdbc, crypto);
		assertThat(rows.clients()).extracting(KeyRows.ClientRow::enabled).containsExactly(false, true);
		assertThat(rows.keys()).hasSize(2).allSatisfy(row -> {
			assertThat(row.enrolled()).isTrue();
			assertThat(row.key().serial()).matches("[0-9a-f]{16}");
			assertThat(row.key().scheme()).isEqualTo(SignatureScheme.HMAC_SHA256);
			assertThat(row.key().isActive(row.createdAt())).isTrue();
			assertThat(((SecretKey) row.key().material()).is(("secret of " + row.clientId()).getBytes(UTF_8))).isTrue();
		});
	}
}
