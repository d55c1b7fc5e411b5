package medpay.channel;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Medpay deals with UnionPay (银联).
 *
 * @param answerLimit how long an answer may take; then the transaction is in doubt
 * @param repeatAfter34 whether an order that UnionPay finds three times in a row unknown (34) is sent again unchanged
 * @param channelType channelType: 07 for a machine, 08 for a phone
 * @param signerNames whose certificates may sign for UnionPay: the third part of the common name. Its test system also signs as {@code 00040000:SIGN}
 */
@ConfigurationProperties("medpay.unionpay")
public record UnionPaySettings(@DefaultValue("10s") Duration answerLimit, @DefaultValue("true") boolean repeatAfter34,
		@DefaultValue("07") String channelType, @DefaultValue("中国银联股份有限公司") List<String> signerNames) {}
