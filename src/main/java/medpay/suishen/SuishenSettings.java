package medpay.suishen;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Medpay speaks with the Suishen code service.
 *
 * @param answerLimit how long an answer is waited for: somebody stands at the counter
 */
@ConfigurationProperties("medpay.suishen")
record SuishenSettings(@DefaultValue("5s") Duration answerLimit) {}
