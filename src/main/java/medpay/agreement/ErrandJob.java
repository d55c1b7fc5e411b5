package medpay.agreement;

import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import medpay.shared.BusinessClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every second for errands that are due (定时催办). Any number of instances may run it: an errand is claimed before it is done. */
@Component
class ErrandJob {

	private static final Logger LOG = LoggerFactory.getLogger(ErrandJob.class);
	private static final int AT_MOST = 500;
	private static final int AT_ONCE = 16;

	private final Errands errands;
	private final ErrandRunner runner;
	private final BusinessClock clock;

	ErrandJob(Errands errands, ErrandRunner runner, BusinessClock clock) {
		this.errands = errands;
		this.runner = runner;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${medpay.agreement.job-every:PT1S}")
	void run() {
		Instant now = clock.now();
		try (ExecutorService tasks = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
			errands.due(now, AT_MOST).forEach(errand -> tasks.execute(() -> perform(errand)));
		}
	}

	private void perform(Errand errand) {
		try {
			runner.perform(errand);
		} catch (RuntimeException e) {
			// it was claimed and comes up again by itself
			LOG.error("{} could not be done", errand, e);
		}
	}
}
