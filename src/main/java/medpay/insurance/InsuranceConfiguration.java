package medpay.insurance;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The insurance door's settings and the source of its serials. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InsuranceSettings.class)
class InsuranceConfiguration {

	@Bean
	MessageNumbers messageNumbers(JdbcClient jdbc) {
		return new MessageNumbers(() -> jdbc.sql("select nextval('insurance_message_serial')").query(Integer.class).single());
	}
}
