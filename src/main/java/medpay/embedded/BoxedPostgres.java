package medpay.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import medpay.shared.BilingualText;
import medpay.shared.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL with durable settings (内嵌 PostgreSQL): binaries, data and password in one folder, reachable from this machine only and with the password
 * only.
 */
final class BoxedPostgres implements AutoCloseable {

	static final String USER = "postgres";

	private final FolderLock lock;
	private final EmbeddedPostgres server;
	private final String password;

	private BoxedPostgres(FolderLock lock, EmbeddedPostgres server, String password) {
		this.lock = lock;
		this.server = server;
		this.password = password;
	}

	/** Starts, after an unclean end too; refuses when another process works in this folder. */
	static BoxedPostgres start(Path folder) {
		FolderLock lock = null;
		try {
			Path home = Files.createDirectories(folder).toRealPath();
			Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
			lock = FolderLock.take(home);
			String password = password(home.resolve("database-password"));
			return new BoxedPostgres(lock, server(home, password), password);
		} catch (IOException | RuntimeException e) {
			release(lock);
			throw e instanceof StartRefused refusal ? refusal : doesNotStart(folder, e);
		}
	}

	private static EmbeddedPostgres server(Path home, String password) throws IOException {
		Path binaries = home.resolve("server");
		Path data = Files.createDirectories(home.resolve("database")).resolve("data");
		Path whole = home.resolve("database").resolve("whole");
		LeftOverServer.end(data);
		if (!Files.exists(whole)) {
			// an initialisation that was interrupted: nothing was ever committed there
			FileSystemUtils.deleteRecursively(data);
		}
		removeHalfUnpacked(binaries);
		EmbeddedPostgres server = durable(home, password).setOverrideWorkingDirectory(binaries.toFile()).setDataDirectory(data).start();
		if (!Files.exists(whole)) {
			Files.createFile(whole);
		}
		return server;
	}

	/** zonky starts for tests: fast and forgetful. Here a commit is a commit. */
	private static EmbeddedPostgres.Builder durable(Path home, String password) {
		var output = ProcessBuilder.Redirect.appendTo(home.resolve("postgresql.log").toFile());
		return EmbeddedPostgres.builder().setCleanDataDirectory(false).setRegisterShutdownHook(false).setPGStartupWait(Duration.ofSeconds(60))
				.setOutputRedirector(output).setErrorRedirector(output).setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
				.setServerConfig("full_page_writes", "on").setServerConfig("listen_addresses", "127.0.0.1")
				.setServerConfig("unix_socket_directories", "").setServerConfig("max_connections", "100")
				.setLocaleConfig("auth-host", "scram-sha-256").setLocaleConfig("auth-local", "scram-sha-256")
				.setLocaleConfig("pwfile", home.resolve("database-password").toString()).setLocaleConfig("locale", "C")
				.setLocaleConfig("locale-provider", "builtin").setLocaleConfig("builtin-locale", "C.UTF-8").setConnectConfig("password", password);
	}

	/** Unpacking was interrupted: the library would stumble over its own files. */
	private static void removeHalfUnpacked(Path binaries) throws IOException {
		if (!Files.exists(binaries)) {
			return;
		}
		List<Path> unpacked;
		try (Stream<Path> children = Files.list(binaries)) {
			unpacked = children.toList();
		}
		for (Path version : unpacked) {
			if (!Files.exists(version.resolve(".exists"))) {
				FileSystemUtils.deleteRecursively(version);
			}
		}
	}

	/** Reads the password, or makes it first: readable by its owner only, whole or not at all. */
	private static String password(Path file) throws IOException {
		if (!Files.exists(file)) {
			byte[] secret = new byte[24];
			new SecureRandom().nextBytes(secret);
			Path draft = Files.createTempFile(file.getParent(), "password", ".tmp",
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			Files.writeString(draft, HexFormat.of().formatHex(secret));
			Files.move(draft, file);
		}
		return Files.readString(file).strip();
	}

	private static StartRefused doesNotStart(Path folder, Exception cause) {
		Path log = folder.resolve("postgresql.log").toAbsolutePath().normalize();
		var refusal = new StartRefused(
				new BilingualText("内嵌 PostgreSQL 未能启动：" + cause.getMessage(), "The embedded PostgreSQL does not start: " + cause.getMessage()),
				new BilingualText("原因见 " + log + "。以 root 运行时需要 unshare（util-linux）。也可设置 SPRING_DATASOURCE_URL 使用外部数据库。", "The reason is in " + log
						+ ". Run as root it needs unshare (util-linux). Or set SPRING_DATASOURCE_URL to use a database of your own."));
		refusal.initCause(cause);
		return refusal;
	}

	private static void release(@Nullable FolderLock lock) {
		try {
			if (lock != null) {
				lock.close();
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	String url() {
		return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
	}

	String password() {
		return password;
	}

	@Override
	public void close() throws IOException {
		server.close();
		lock.close();
	}
}
