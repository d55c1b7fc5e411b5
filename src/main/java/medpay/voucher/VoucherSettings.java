package medpay.voucher;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of voucher verification.
 *
 * @param answerWithin how long a hospital waits at most before it is told IN_DOUBT, by the machine's clock
 * @param familyCodeBelowAge a family code stands for children younger than this, in years; a delegation ends on the birthday that reaches it
 * @param switchKeptFor how long the old channel's answer about the emergency switch is kept, by the machine's clock
 * @param insuranceCodeForm form of an insurance e-voucher's code, a regular expression
 * @param suishenCodeForm form of a Suishen code
 * @param familyCodeForm form of a family Suishen code
 */
@ConfigurationProperties("medpay.voucher")
record VoucherSettings(@DefaultValue("10s") Duration answerWithin, @DefaultValue("18") int familyCodeBelowAge,
		@DefaultValue("10s") Duration switchKeptFor, @DefaultValue("[0-9]{28}") String insuranceCodeForm,
		@DefaultValue("SSM[0-9A-Z]{29}") String suishenCodeForm, @DefaultValue("SSF[0-9A-Z]{29}") String familyCodeForm) {}
