package medpay.channel.web;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does work after the answer went out, so that no channel waits for it. When too much is under way already, or the machine stops, the work is left to the
 * sweep of the inbox: it is stored.
 */
@Component
class Afterwards {

	private static final Logger LOG = LoggerFactory.getLogger(Afterwards.class);
	private static final int MOST_AT_ONCE = 16;
	private static final Duration LONGEST_FINISH = Duration.ofSeconds(10);

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
	private final Semaphore places = new Semaphore(MOST_AT_ONCE);

	void run(Runnable work) {
		if (!places.tryAcquire()) {
			return;
		}
		try {
			threads.execute(() -> {
				try {
					work.run();
				} catch (RuntimeException e) {
					LOG.warn("Work after the answer failed and is left to the sweep", e);
				} finally {
					places.release();
				}
			});
		} catch (RejectedExecutionException stopping) {
			places.release();
		}
	}

	@PreDestroy
	void finish() throws InterruptedException {
		threads.shutdown();
		if (!threads.awaitTermination(LONGEST_FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
			threads.shutdownNow();
		}
	}
}
