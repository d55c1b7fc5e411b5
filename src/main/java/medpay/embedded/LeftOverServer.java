package medpay.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import medpay.shared.BilingualText;
import medpay.shared.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that a killed Medpay left running (遗留的数据库进程). It is asked to end in order, so nothing that was committed is lost. Called only under the
 * {@link FolderLock}: no living Medpay uses it.
 */
final class LeftOverServer {

	private static final Logger LOG = LoggerFactory.getLogger(LeftOverServer.class);
	private static final long SECONDS = 30;

	private LeftOverServer() {}

	static void end(Path data) throws IOException {
		Path pidFile = data.resolve("postmaster.pid");
		if (!Files.exists(pidFile)) {
			return;
		}
		List<String> lines = Files.readAllLines(pidFile);
		if (lines.isEmpty()) {
			Files.delete(pidFile);
			return;
		}
		ProcessHandle process = ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElse(null);
		if (process == null) {
			// PostgreSQL removes the file itself, after it made sure that no backend is left
			return;
		}
		if (!serves(process, data)) {
			LOG.warn("Process {} of {} is another program by now: the file is stale", process.pid(), pidFile);
			Files.delete(pidFile);
			return;
		}
		LOG.info("Taking over from the PostgreSQL that was left running (process {})", process.pid());
		process.destroy();
		if (!ended(process) && !ended(interrupted(process))) {
			throw new StartRefused(
					new BilingualText("遗留的 PostgreSQL 进程 " + process.pid() + " 没有结束。",
							"The left-over PostgreSQL, process " + process.pid() + ", does not end."),
					new BilingualText("请结束该进程后重新启动。", "End that process and start again."));
		}
	}

	/** The process id may belong to any program by now: only a postgres on exactly our data directory is ours. */
	static boolean serves(ProcessHandle process, Path data) {
		String[] arguments = process.info().arguments().orElse(new String[0]);
		return process.info().command().orElse("").endsWith("postgres") && Arrays.asList(arguments).contains(data.toString());
	}

	private static boolean ended(ProcessHandle process) {
		try {
			process.onExit().get(SECONDS, TimeUnit.SECONDS);
			return true;
		} catch (TimeoutException | ExecutionException e) {
			return !process.isAlive();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return !process.isAlive();
		}
	}

	/** SIGTERM waits for sessions to end, SIGINT ends them. */
	private static ProcessHandle interrupted(ProcessHandle process) throws IOException {
		new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start();
		return process;
	}
}
