package medpay.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import medpay.payment.machine.PaymentEvent;
import medpay.payment.machine.PaymentState;
import org.springframework.stereotype.Component;

/**
 * What time does to a payment at the window (窗口期限): undelivered care is given up when the time is over; delivered care stays settled and becomes what the
 * patient owes (欠费), tried on the patient's accounts again once a day for seven days.
 */
@Component
class AtWindow {

	private static final Duration BETWEEN_TRIES = Duration.ofDays(1);
	private static final int TRIES = 7;

	private final Duration deadline;

	AtWindow(PaymentSettings settings) {
		this.deadline = settings.windowDeadline();
	}

	/** What has become due by now. */
	Optional<PaymentEvent> due(Payment payment, Instant now) {
		if (nextLook(payment).filter(moment -> !moment.isAfter(now)).isEmpty()) {
			return Optional.empty();
		}
		if (payment.situation().mayExpire()) {
			if (payment.careDelivered()) {
				payment.owedSince(now);
			}
			return Optional.of(new PaymentEvent.Expired(payment.careDelivered(), payment.insuredPart().settledByHis()));
		}
		payment.triedAgain();
		return Optional.of(new PaymentEvent.AccountsTriedAgain());
	}

	/** When time changes something next; nothing when only people can. */
	Optional<Instant> nextLook(Payment payment) {
		if (payment.state() != PaymentState.AT_WINDOW) {
			return Optional.empty();
		}
		if (payment.situation().mayExpire()) {
			return payment.windowSince().map(since -> since.plus(deadline));
		}
		return payment.situation().mayRetryAccounts() && payment.retries() < TRIES
				? payment.owedSince().map(since -> since.plus(BETWEEN_TRIES.multipliedBy(payment.retries() + 1L)))
				: Optional.empty();
	}
}
