package medpay.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import medpay.shared.crypto.CryptoKeys;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One embedded PostgreSQL per test JVM, a fresh database for every application context (or test) that asks. */
public final class TestDatabase {

	private static final EmbeddedPostgres SERVER = start();
	private static final AtomicInteger NEXT = new AtomicInteger();

	private TestDatabase() {}

	private static EmbeddedPostgres start() {
		try {
			var server = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
			SpringApplication.getShutdownHandlers().add(() -> {
				try {
					server.close();
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			});
			return server;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Makes a new, empty database and returns its JDBC address (user and password: postgres). */
	public static String freshUrl() {
		String name = "medpay_" + NEXT.incrementAndGet();
		try (var connection = SERVER.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
			statement.execute("create database " + name);
		} catch (SQLException e) {
			throw new IllegalStateException(e);
		}
		return SERVER.getJdbcUrl("postgres", name);
	}

	/** Gives an application context a fresh database and keys of its own. */
	public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			try {
				Path keys = Files.createTempDirectory("medpay-keys").resolve("keys");
				CryptoKeys.readOrMake(keys);
				context.getEnvironment().getPropertySources()
						.addFirst(new MapPropertySource("testDatabase", Map.of("spring.datasource.url", freshUrl(),
								"spring.datasource.username", "postgres", "spring.datasource.password", "postgres", "medpay.crypto.key-file",
								keys.toString())));
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}
}
