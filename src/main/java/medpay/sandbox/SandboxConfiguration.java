package medpay.sandbox;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The counterparties in a box, wherever {@code medpay.sandbox.hosted} says so: inside the application or in a process of their own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("medpay.sandbox.hosted")
@ComponentScan("medpay.sandbox")
public class SandboxConfiguration {

	/** No login, but nobody from another machine: whoever may call can make money appear in the sandbox's books. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SecurityFilterChain sandboxOnLoopbackOnly(HttpSecurity http) {
		return http.securityMatcher("/sandbox/**").csrf(AbstractHttpConfigurer::disable)
				.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
				.authorizeHttpRequests(requests -> requests.anyRequest()
						.access((who, context) -> new AuthorizationDecision(isLoopback(context.getRequest().getRemoteAddr()))))
				.build();
	}

	static boolean isLoopback(String address) {
		try {
			return InetAddress.getByName(address).isLoopbackAddress();
		} catch (UnknownHostException e) {
			return false;
		}
	}
}
