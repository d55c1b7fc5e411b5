package medpay.sandbox.play;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import medpay.sandbox.play.PlayBook.State;
import medpay.sandbox.play.PlayProgress.Failure;
import medpay.shared.BilingualText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** One day being played (一次演练): visits begin at their rate, a bounded number is under way, and what came of them is noted every second. */
final class PlayRun {

	private static final Logger LOG = LoggerFactory.getLogger(PlayRun.class);
	private static final int MOST_UNDER_WAY = 200;
	private static final int LOG_EVERY_BEATS = 5;
	private static final Duration BEAT = Duration.ofSeconds(1);

	private final long play;
	private final VisitSource source;
	private final PlayOptions options;
	private final VisitWalk walk;
	private final PlayBook book;
	private final Pauses pauses;
	private final Tally tally = new Tally();
	private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
	private final Semaphore turns = new Semaphore(Math.max(6, 4 * Runtime.getRuntime().availableProcessors()));

	PlayRun(long play, VisitSource source, PlayOptions options, VisitWalk walk, PlayBook book, Pauses pauses) {
		this.play = play;
		this.source = source;
		this.options = options;
		this.walk = walk;
		this.book = book;
		this.pauses = pauses;
	}

	/** Plays it to its end; never throws. */
	void run() {
		LOG.info("演练开始 · play {} begins: {} visits, {} a second, seed {}", play, source.total(), options.perSecond(), options.seed());
		long began = System.nanoTime();
		Thread beats = Thread.ofVirtual().name("play-beats").start(this::beat);
		try (source; ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor()) {
			send(visits, began);
			underWay.acquireUninterruptibly(MOST_UNDER_WAY);
			end(began);
		} catch (RuntimeException e) {
			brokenBy(e);
		} finally {
			pauses.breakOff();
			beats.interrupt();
		}
	}

	private void send(ExecutorService visits, long began) {
		long number = 0;
		var all = source.visits();
		while (all.hasNext() && !pauses.isBrokenOff()) {
			PlayedVisit visit = all.next();
			pauses.pause(Duration.ofNanos(began + options.startsAfterNanos(number++) - System.nanoTime()));
			underWay.acquireUninterruptibly();
			visits.execute(() -> play(visit));
		}
	}

	private void play(PlayedVisit visit) {
		try (var turn = new Turn(turns)) {
			if (!pauses.isBrokenOff()) {
				tally.ended(visit.name(), walk.walk(visit, turn));
			}
		} catch (RuntimeException e) {
			failed(visit, e);
		} finally {
			underWay.release();
		}
	}

	/** Whoever stops, stops in the middle of calls: that is no failure of the visit. */
	private void failed(PlayedVisit visit, RuntimeException cause) {
		if (!pauses.isBrokenOff()) {
			LOG.warn("Visit {} of play {} failed", visit.name(), play, cause);
			tally.ended(visit.name(), new VisitEnd.Failed("no_answer",
					new BilingualText("未得到应答或沙箱拒绝，详见日志。", "No answer came, or the sandbox refused; the log tells more.")));
		}
	}

	private void brokenBy(RuntimeException cause) {
		if (!pauses.isBrokenOff()) {
			LOG.error("演练中断 · play {} broke off", play, cause);
			book.end(play, State.FAILED, tally.progress().with(new Failure("", "broken_off",
					new BilingualText("演练因内部错误中断，详见日志。", "The play broke off by an error of ours; the log tells more."))));
		}
	}

	/** One that was broken off was told so by whoever did it. */
	private void end(long began) {
		if (pauses.isBrokenOff()) {
			return;
		}
		book.end(play, State.DONE, tally.progress());
		LOG.info("演练结束 · play {} is done after {} s: {}", play, Duration.ofNanos(System.nanoTime() - began).toSeconds(), told());
	}

	private void beat() {
		for (long beat = 1; !pauses.isBrokenOff(); beat++) {
			pauses.pause(BEAT);
			if (pauses.isBrokenOff()) {
				return;
			}
			if (!beaten()) {
				LOG.warn("Play {} was given up by another process", play);
				pauses.breakOff();
			} else if (beat % LOG_EVERY_BEATS == 0) {
				LOG.info("演练 · play {}: {}", play, told());
			}
		}
	}

	private boolean beaten() {
		try {
			return book.beat(play, tally.progress());
		} catch (DataAccessException e) {
			LOG.debug("The database does not answer; beating again", e);
			return true;
		}
	}

	private String told() {
		PlayProgress now = tally.progress();
		return "%d of %d visits, %d paid, %d at the window, %d refused, %d skipped, %d failed".formatted(now.done(), source.total(), now.paid(),
				now.atWindow(), now.refused(), now.skipped(), now.failed());
	}

	PlayProgress progress() {
		return tally.progress();
	}
}
