package medpay.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.SpringApplication;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The PostgreSQL behind the tests: the embedded binaries, or a container when {@code -Dtestcontainers=true} asks for it and Docker is there. */
sealed interface TestServer {

	String USER = "postgres";
	String PASSWORD = "postgres";
	/** Every cached application context keeps its pool. */
	String MOST_CONNECTIONS = "500";

	/** The JDBC address of a database on this server, without user and password. */
	String url(String database);

	static TestServer start() {
		boolean container = Boolean.getBoolean("testcontainers") && DockerClientFactory.instance().isDockerAvailable();
		return container ? Container.started() : Embedded.started();
	}

	/** The embedded binaries. */
	record Embedded(EmbeddedPostgres server) implements TestServer {

		static Embedded started() {
			try {
				EmbeddedPostgres server = EmbeddedPostgres.builder().setRegisterShutdownHook(false)
						.setServerConfig("max_connections", MOST_CONNECTIONS).start();
				// its own shutdown hook would keep the test JVM from ending
				SpringApplication.getShutdownHandlers().add(() -> close(server));
				return new Embedded(server);
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}

		private static void close(EmbeddedPostgres server) {
			try {
				server.close();
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}

		@Override
		public String url(String database) {
			return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
		}
	}

	/** A container. */
	record Container(PostgreSQLContainer server) implements TestServer {

		static Container started() {
			var server = new PostgreSQLContainer("postgres:18").withUsername(USER).withPassword(PASSWORD).withCommand("postgres", "-c",
					"max_connections=" + MOST_CONNECTIONS);
			server.start();
			SpringApplication.getShutdownHandlers().add(server::stop);
			return new Container(server);
		}

		@Override
		public String url(String database) {
			return "jdbc:postgresql://%s:%d/%s".formatted(server.getHost(), server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), database);
		}
	}
}
