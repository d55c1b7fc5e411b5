package medpay.notice;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the notices.
 *
 * @param answerWithin how long a receiver may take to answer 2xx
 * @param tryAgain pauses after a failed delivery, by the business clock; then the last one again and again
 * @param giveUpAfter after how long a delivery counts as undelivered; it can still be ordered again by hand
 */
@ConfigurationProperties("medpay.notice")
record NoticeSettings(@DefaultValue("5s") Duration answerWithin, @DefaultValue({
		"5s", "15s", "1m", "5m", "15m", "1h", "3h"}) List<Duration> tryAgain, @DefaultValue("26h") Duration giveUpAfter) {

	Duration pauseAfter(int tries) {
		return tryAgain.get(Math.min(tries, tryAgain.size()) - 1);
	}
}
