package medpay.shared.call;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a counterparty is spared, and we with it (外呼限制).
 *
 * @param atOnce calls that a party may have open at the same time
 * @param window of how many of its last calls the failures are counted; before there were so many, nothing is decided
 * @param failureShare percent of failures in the window from which on the party counts as down
 * @param openFor how long it is not called then, by the machine's clock
 * @param trials how many calls try afterwards
 */
@ConfigurationProperties("medpay.call")
public record CallLimits(@DefaultValue("64") int atOnce, @DefaultValue("20") int window, @DefaultValue("50") int failureShare,
		@DefaultValue("5s") Duration openFor, @DefaultValue("3") int trials) {}
