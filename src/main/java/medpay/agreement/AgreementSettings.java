package medpay.agreement;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of credit agreements.
 *
 * @param askAgain waits before a channel is asked again about a signing or termination, by the business clock; the last one repeats
 * @param signingLapsesAfter how long an unconfirmed signing stays open, by the business clock
 * @param mostMembers how many members of the family one agreement pays for at most
 * @param holdLeftOverAfter how old a hold must be before it is asked whether its payment still needs it, by the business clock
 * @param foresightWithin how long a verification waits for the issuer's balance, by the machine's clock
 */
@ConfigurationProperties("medpay.agreement")
record AgreementSettings(
		@DefaultValue({
				"1s", "2s", "4s", "8s", "16s", "32s", "10s", "30s", "1m", "5m", "30m", "1h", "24h"}) List<Duration> askAgain,
		@DefaultValue("7d") Duration signingLapsesAfter, @DefaultValue("2s") Duration foresightWithin, @DefaultValue("5") int mostMembers,
		@DefaultValue("1h") Duration holdLeftOverAfter) {

	/** The wait after so many tries. */
	Duration waitAfter(int tries) {
		return askAgain.get(Math.min(tries, askAgain.size() - 1));
	}
}
