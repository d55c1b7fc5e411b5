package medpay.channel.inbox;

import java.util.concurrent.TimeUnit;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes up call-backs that a crash or a failing listener left over, institution by institution. */
@Component
class InboxSweep {

	private static final Logger LOG = LoggerFactory.getLogger(InboxSweep.class);

	private final Inbox inbox;
	private final Institutions institutions;

	InboxSweep(Inbox inbox, Institutions institutions) {
		this.inbox = inbox;
		this.institutions = institutions;
	}

	@Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
	void sweep() {
		for (Institution institution : institutions.all()) {
			try {
				inbox.sweep(institution.id());
			} catch (RuntimeException e) {
				LOG.warn("Sweep of the inbox of {} failed and will be repeated", institution.id(), e);
			}
		}
	}
}
