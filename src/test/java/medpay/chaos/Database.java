package medpay.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one PostgreSQL of a chaos run (数据库进程): durable, on a fixed port of this machine, started, killed and started again by the run itself. */
final class Database implements AutoCloseable {

	static final String USER = "postgres";
	private static final Duration START = Duration.ofSeconds(60);

	private final Path folder;
	private final int port;
	private @Nullable Process postmaster;

	Database(Path folder, int port) {
		this.folder = folder;
		this.port = port;
	}

	String url() {
		return "jdbc:postgresql://127.0.0.1:%d/postgres?connectTimeout=5".formatted(port);
	}

	Connection connect() throws SQLException {
		return DriverManager.getConnection(url(), USER, USER);
	}

	/** Unpacks the binaries and makes an empty cluster. */
	Database create() throws IOException {
		EmbeddedPostgres.builder().setCleanDataDirectory(false).setRegisterShutdownHook(false).setPort(port)
				.setOverrideWorkingDirectory(folder.resolve("server").toFile()).setDataDirectory(folder.resolve("data")).start().close();
		start();
		return this;
	}

	/** Starts, and starts again while the children of a killed one still hold its memory. Returns when it answers. */
	void start() {
		long end = System.nanoTime() + START.toNanos();
		while (System.nanoTime() < end) {
			Process started = launch();
			postmaster = started;
			if (Patience.until(() -> answers() || !started.isAlive(), START) && started.isAlive()) {
				return;
			}
		}
		throw new IllegalStateException("PostgreSQL does not start: see " + folder.resolve("postgresql.log"));
	}

	private Process launch() {
		List<String> command = new ArrayList<>();
		if ("root".equals(System.getProperty("user.name"))) {
			command.addAll(List.of("unshare", "-U"));
		}
		command.addAll(List.of(binary().toString(), "-D", folder.resolve("data").toString(), "-p", Integer.toString(port)));
		for (String setting : List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on", "listen_addresses=127.0.0.1",
				"unix_socket_directories=", "max_connections=200", "timezone=UTC")) {
			command.addAll(List.of("-c", setting));
		}
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("postgresql.log").toFile())).start();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private Path binary() {
		try (Stream<Path> unpacked = Files.list(folder.resolve("server"))) {
			return unpacked.map(version -> version.resolve("bin/postgres")).filter(Files::exists).findFirst().orElseThrow();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private boolean answers() {
		try (Connection connection = connect()) {
			return connection.isValid(5);
		} catch (SQLException e) {
			return false;
		}
	}

	/** kill -9 of the postmaster: its children notice and end, nothing is written any more. */
	void kill() throws InterruptedException {
		if (postmaster != null) {
			postmaster.destroyForcibly().waitFor();
		}
	}

	/** Ends some sessions of others in the middle of whatever they do; returns how many. */
	int endSessions(int most) throws SQLException {
		try (Connection connection = connect();
				var statement = connection.prepareStatement("""
						select count(pg_terminate_backend(pid)) from (select pid from pg_stat_activity
						where backend_type = 'client backend' and pid <> pg_backend_pid() order by random() limit ?) chosen""")) {
			statement.setInt(1, most);
			try (var ended = statement.executeQuery()) {
				return ended.next() ? ended.getInt(1) : 0;
			}
		}
	}

	@Override
	public void close() {
		if (postmaster != null) {
			Signal.TERM.to(postmaster);
			Process last = postmaster;
			if (!Patience.until(() -> !last.isAlive(), Duration.ofSeconds(10))) {
				last.destroyForcibly();
			}
		}
	}
}
