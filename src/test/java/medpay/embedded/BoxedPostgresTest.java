package medpay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import medpay.shared.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PostgreSQL in the box: durable, closed to strangers, one per folder, and it survives the death of its owner. */
class BoxedPostgresTest {

	@TempDir
	private Path folder;

	@Test
	void isDurableAndClosedToStrangers() throws Exception {
		try (var postgres = BoxedPostgres.start(folder)) {
			assertThat(ask(postgres, "show fsync")).isEqualTo("on");
			assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
			assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
			assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
			assertThat(ask(postgres, "show unix_socket_directories")).isEmpty();
			assertThat(ask(postgres, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules")).isEqualTo("scram-sha-256");
			assertThatExceptionOfType(SQLException.class)
					.isThrownBy(() -> DriverManager.getConnection(postgres.url(), BoxedPostgres.USER, "guessed").close())
					.withMessageContaining("password authentication failed");
		}
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("database-password")))).isEqualTo("rw-------");
	}

	@Test
	void takesOverFromAKilledOwnerAndLosesNothing() throws Exception {
		killAfterItCommitted();
		assertThat(folder.resolve("database/data/postmaster.pid")).as("the server outlives its owner").exists();
		try (var postgres = BoxedPostgres.start(folder)) {
			assertThat(ask(postgres, "select words from kept")).isEqualTo("committed before the kill");
		}
	}

	@Test
	void refusesASecondStartInTheSameFolderAndDisturbsNothing() throws Exception {
		try (var postgres = BoxedPostgres.start(folder)) {
			assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> BoxedPostgres.start(folder)).withMessageContaining("already running")
					.withMessageContaining("已有一个 Medpay 在运行");
			assertThat(ask(postgres, "select 'still here'")).isEqualTo("still here");
		}
	}

	@Test
	void beginsAnewWhereTheFirstInitialisationWasInterrupted() throws Exception {
		Files.createDirectories(folder.resolve("database/data/base"));
		Files.writeString(folder.resolve("database/data/postgresql.conf"), "half written");
		try (var postgres = BoxedPostgres.start(folder)) {
			assertThat(ask(postgres, "select 'whole'")).isEqualTo("whole");
		}
	}

	@Test
	void leavesAForeignProcessAloneThatGotTheOldProcessId() throws Exception {
		Path data = Files.createDirectories(folder.resolve("database/data"));
		Process stranger = new ProcessBuilder("sleep", "600").start();
		try {
			Files.writeString(data.resolve("postmaster.pid"), stranger.pid() + "\n" + data + "\n");
			LeftOverServer.end(data);
			assertThat(stranger.isAlive()).isTrue();
			assertThat(data.resolve("postmaster.pid")).doesNotExist();
		} finally {
			stranger.destroyForcibly();
		}
	}

	private void killAfterItCommitted() throws IOException, InterruptedException {
		Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		Process owner = new ProcessBuilder(java.toString(), "-cp", classPath(), KilledMedpay.class.getName(),
				folder.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		try (var said = owner.errorReader()) {
			assertThat(said.lines().anyMatch("committed"::equals)).as("the owner committed").isTrue();
		} finally {
			owner.destroyForcibly().waitFor();
		}
	}

	/** Whatever runs the tests: some runners load classes by themselves. */
	private static String classPath() {
		return BoxedPostgresTest.class.getClassLoader() instanceof URLClassLoader loader
				? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
				: System.getProperty("java.class.path");
	}

	private static String ask(BoxedPostgres postgres, String question) throws SQLException {
		try (var connection = DriverManager.getConnection(postgres.url(), BoxedPostgres.USER, postgres.password());
				var statement = connection.createStatement();
				var answer = statement.executeQuery(question)) {
			assertThat(answer.next()).isTrue();
			return answer.getString(1);
		}
	}
}
