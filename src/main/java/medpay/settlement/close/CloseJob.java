package medpay.settlement.close;

import java.util.Optional;
import medpay.approval.Approvals;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.settlement.close.DayClose.Result;
import medpay.shared.BusinessDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes by itself every day that may close (自动日结), and ends the approvals that nobody decided in time. */
@Component
class CloseJob {

	private static final Logger LOG = LoggerFactory.getLogger(CloseJob.class);

	private final Institutions institutions;
	private final DayClose days;
	private final Approvals approvals;

	CloseJob(Institutions institutions, DayClose days, Approvals approvals) {
		this.institutions = institutions;
		this.days = days;
		this.approvals = approvals;
	}

	@Scheduled(fixedDelayString = "${medpay.reconciliation.look-every:5s}", initialDelayString = "${medpay.reconciliation.look-every:5s}")
	void look() {
		for (Institution institution : institutions.all()) {
			if (institution.kind() == Institution.Kind.HOSPITAL) {
				look(institution);
			}
		}
	}

	private void look(Institution institution) {
		try {
			approvals.expire(institution.id());
			Optional<BusinessDate> next = days.next(institution.id());
			while (next.isPresent() && days.close(institution, next.get(), "medpay") instanceof Result.Closed closed) {
				LOG.info("Day {} of institution {} is closed with certificate {}", closed.certificate().day(), institution.id(),
						closed.certificate().sequence());
				next = days.next(institution.id());
			}
		} catch (RuntimeException e) {
			LOG.error("Closing the days of institution {} failed and will be tried again", institution.id(), e);
		}
	}
}
