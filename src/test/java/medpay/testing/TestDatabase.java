package medpay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import medpay.shared.crypto.CryptoKeys;
import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One PostgreSQL per test JVM, a fresh database for every application context (or test) that asks. */
public final class TestDatabase {

	private static final TestServer SERVER = TestServer.start();
	private static final AtomicInteger NEXT = new AtomicInteger();

	private TestDatabase() {}

	/** Makes a new, empty database and returns its JDBC address (user and password: postgres). */
	public static String freshUrl() {
		String name = "medpay_" + NEXT.incrementAndGet();
		try (var connection = DriverManager.getConnection(SERVER.url("postgres"), TestServer.USER, TestServer.PASSWORD);
				var statement = connection.createStatement()) {
			statement.execute("create database " + name);
		} catch (SQLException e) {
			throw new IllegalStateException(e);
		}
		return SERVER.url(name);
	}

	/** A fresh database with every migration of the application applied. */
	public static DataSource migrated() {
		var database = new DriverManagerDataSource(freshUrl(), "postgres", "postgres");
		Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
		return database;
	}

	/** The same database for a role that may only insert and read: an update or delete of any row fails. */
	public static DataSource insertOnly(DataSource migrated) {
		var owner = (DriverManagerDataSource) migrated;
		String role = "writer_" + NEXT.incrementAndGet();
		try (var connection = owner.getConnection(); var statement = connection.createStatement()) {
			statement.execute("create role %s login password 'writer'".formatted(role));
			statement.execute("grant select, insert on all tables in schema public to " + role);
		} catch (SQLException e) {
			throw new IllegalStateException(e);
		}
		return new DriverManagerDataSource(String.valueOf(owner.getUrl()), role, "writer");
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
				// Last, so that a test may ask for the sample day of a first start.
				context.getEnvironment().getPropertySources()
						.addLast(new MapPropertySource("quietStart", Map.of("medpay.sandbox.play-on-start", "false")));
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}
}
