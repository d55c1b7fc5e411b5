package medpay.agreement;

import java.time.Instant;
import java.util.List;
import medpay.shared.BusinessClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives back what a payment holds and does not know of (遗留预占清理): its process died between the hold and the note of it, and somebody else has ended the
 * payment since. A payment that goes on by itself takes the same hold again, so this is rare, and never in a hurry.
 */
@Component
class LeftOverHolds {

	private static final Logger LOG = LoggerFactory.getLogger(LeftOverHolds.class);
	private static final int PAGE = 200;

	private final HoldRows holds;
	private final AgreementHolds agreements;
	private final ObjectProvider<HeldPayments> payments;
	private final AgreementSettings settings;
	private final BusinessClock clock;

	LeftOverHolds(HoldRows holds, AgreementHolds agreements, ObjectProvider<HeldPayments> payments, AgreementSettings settings, BusinessClock clock) {
		this.holds = holds;
		this.agreements = agreements;
		this.payments = payments;
		this.settings = settings;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${medpay.agreement.left-over-every:PT1M}")
	void run() {
		Instant before = clock.now().minus(settings.holdLeftOverAfter());
		payments.ifAvailable(register -> {
			List<HoldRows.Open> page = holds.openSince(before, null, PAGE);
			while (!page.isEmpty()) {
				page.stream().filter(hold -> !register.needsHold(hold.institution(), hold.payment())).forEach(this::giveBack);
				page = holds.openSince(before, page.getLast(), PAGE);
			}
		});
	}

	private void giveBack(HoldRows.Open hold) {
		if (agreements.releaseIfUntouched(hold)) {
			LOG.warn("Payment {} of institution {} left a hold behind: given back", hold.payment(), hold.institution());
		}
	}
}
