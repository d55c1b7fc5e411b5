package medpay.voucher;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of voucher verification.
 *
 * @param answerWithin how long a hospital waits at most before it is told IN_DOUBT, by the machine's clock
 */
@ConfigurationProperties("medpay.voucher")
record VoucherSettings(@DefaultValue("10s") Duration answerWithin) {}
