package medpay.sandbox;

import java.util.List;
import medpay.shared.Neighbourhood;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The counterparties in a box, wherever {@code medpay.sandbox.hosted} says so: inside the application or in a process of their own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("medpay.sandbox.hosted")
@ComponentScan("medpay.sandbox")
public class SandboxConfiguration {

	/** The page loads nothing from elsewhere and runs nothing that stands in it; nobody may frame it. */
	private static final String NOTHING_FOREIGN = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	/** No login, but nobody from further away: whoever may call can make money appear in the sandbox's books. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SecurityFilterChain sandboxForNeighboursOnly(HttpSecurity http, @Value("${medpay.sandbox.networks:}") List<String> networks) {
		var near = new Neighbourhood(networks);
		return http.securityMatcher("/sandbox/**").csrf(AbstractHttpConfigurer::disable)
				.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
				.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING_FOREIGN))
						.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)).frameOptions(HeadersConfigurer.FrameOptionsConfig::deny))
				.authorizeHttpRequests(requests -> requests.anyRequest()
						.access((who, context) -> new AuthorizationDecision(near.isNear(context.getRequest().getRemoteAddr()))))
				.build();
	}
}
