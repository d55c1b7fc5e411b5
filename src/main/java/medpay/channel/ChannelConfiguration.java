package medpay.channel;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The live channels and their settings. Scheduling is on for the sweep of the inbox. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(UnionPaySettings.class)
class ChannelConfiguration {

	@Bean
	Channels channels(List<PaymentChannel> all) {
		return new Channels(List.copyOf(all));
	}
}
