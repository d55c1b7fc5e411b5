package medpay.payment;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the payment.
 *
 * @param answerWithin how long a caller waits for the outcome before it is answered 202
 * @param windowDeadline how long a payment waits at the window
 * @param askAgain when a doubt is asked about again, counted from its beginning; then daily for seven days
 * @param atOnce how many payments a process works on at the same time; a new bill beyond that is turned away
 * @param inDoubtAtMost how many payments of an institution may be in doubt before its new bills are turned away
 * @param confirmWithin how long a patient may take to confirm on the phone; then the window collects
 */
@ConfigurationProperties("medpay.payment")
public record PaymentSettings(@DefaultValue("10s") Duration answerWithin, @DefaultValue("24h") Duration windowDeadline,
		@DefaultValue({
				"10s", "30s", "1m", "5m", "30m", "1h"}) List<Duration> askAgain,
		@DefaultValue("512") int atOnce, @DefaultValue("500") int inDoubtAtMost, @DefaultValue("30m") Duration confirmWithin) {}
