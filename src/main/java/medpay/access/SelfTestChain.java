package medpay.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The one call of the signed API that everybody may make: the self-test of a signature, which is there for those that do not fit. */
@Configuration(proxyBeanMethods = false)
class SelfTestChain {

	@Bean
	@Order(90)
	SecurityFilterChain signatureChecksChain(HttpSecurity http) {
		return SecurityChains.stateless(http, SecurityChains.NOTHING).securityMatcher(SelfTestController.PATH)
				.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
	}
}
