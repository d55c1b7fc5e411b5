package medpay.settlement.payout;

import medpay.institution.Institution;
import medpay.institution.Institutions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Settles by itself what was matched and finds what the bank's receipts pay (自动结算). */
@Component
@EnableConfigurationProperties(SettlementSettings.class)
class SettlementJob {

	private static final Logger LOG = LoggerFactory.getLogger(SettlementJob.class);

	private final Institutions institutions;
	private final ChannelSettling settling;
	private final Payouts payouts;
	private final ReceiptMatching matching;

	SettlementJob(Institutions institutions, ChannelSettling settling, Payouts payouts, ReceiptMatching matching) {
		this.institutions = institutions;
		this.settling = settling;
		this.payouts = payouts;
		this.matching = matching;
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
			settling.settle(institution.id());
			payouts.date(institution.id());
			matching.match(institution.id());
		} catch (RuntimeException e) {
			LOG.error("Settling institution {} failed and will be tried again", institution.id(), e);
		}
	}
}
