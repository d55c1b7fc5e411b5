package medpay.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import medpay.chaos.inside.ChaosApplication;
import medpay.chaos.inside.FailPoint;
import org.jspecify.annotations.Nullable;

/** Starts the JVMs of a run (启动器): applications and sandbox on one PostgreSQL, with limits short enough that a killed call is soon a doubt. */
final class Launcher {

	private static final Duration TRAINING = Duration.ofMinutes(2);

	private final ChaosSettings settings;
	private final String classPath;
	private final Path cache;

	Launcher(ChaosSettings settings) throws IOException {
		this.settings = settings;
		this.classPath = Packed.classPath(settings.folder());
		this.cache = settings.folder().resolve("start.aot");
	}

	int sandboxPort() {
		return settings.port() + 2;
	}

	int databasePort() {
		return settings.port() + 3;
	}

	/** One start in peace, from which the JVM learns what it need not do again at every start. */
	void train() {
		Process process = application(settings.port(), List.of("-XX:AOTCacheOutput=" + cache), "training");
		if (!Patience.until(() -> Readiness.of(settings.port()) || !process.isAlive(), TRAINING)) {
			throw new IllegalStateException("The application does not start: see training.log");
		}
		Signal.TERM.to(process);
		if (!Patience.until(() -> !process.isAlive(), TRAINING)) {
			process.destroyForcibly();
		}
	}

	Process application(int port, @Nullable FailPoint failPoint) {
		List<String> options = new ArrayList<>(Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of());
		if (failPoint != null) {
			options.add("-D" + FailPoint.PROPERTY + "=" + failPoint.text());
		}
		return application(port, options, "application-" + port);
	}

	private Process application(int port, List<String> options, String log) {
		return start(options, ChaosApplication.class.getName(), log, Map.of("SERVER_PORT", Integer.toString(port), "MEDPAY_SANDBOX_ENABLED", "true",
				"MEDPAY_SANDBOX_URL", "http://127.0.0.1:" + sandboxPort(), "MEDPAY_INSURANCE_ANSWER_LIMIT", "6s", "MEDPAY_UNIONPAY_ANSWER_LIMIT",
				"3s",
				"MEDPAY_PAYMENT_ANSWER_WITHIN", "3s", "SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", "5000"));
	}

	Process sandbox() {
		return start(List.of(), "medpay.MedpayApplication", "sandbox",
				Map.of("SERVER_PORT", Integer.toString(sandboxPort()), "SPRING_PROFILES_ACTIVE", "sandbox", "MEDPAY_SANDBOX_PLAY_ON_START", "false"));
	}

	private Process start(List<String> options, String mainClass, String log, Map<String, String> environment) {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
				"-XX:+UseSerialGC", "-Xmx512m", "-Dfile.encoding=UTF-8"));
		command.addAll(options);
		command.addAll(List.of("-cp", classPath, mainClass));
		var builder = new ProcessBuilder(command).directory(settings.folder().toFile()).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(settings.folder().resolve(log + ".log").toFile()));
		builder.environment().putAll(Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(databasePort()),
				"SPRING_DATASOURCE_USERNAME", Database.USER, "SPRING_DATASOURCE_PASSWORD", Database.USER, "LC_ALL", "C.UTF-8"));
		builder.environment().putAll(environment);
		try {
			return builder.start();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
