package medpay.access;

import static jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND;

import jakarta.servlet.DispatcherType;
import medpay.shared.web.Problems;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who may reach what without a page: the signed API, the API's description (sandbox only), and what is open to all. The sandbox brings a chain of its own with a higher
 * precedence, the pages of operators one with a lower.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

	private static final String NOTHING_FOREIGN = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
	/** Swagger UI draws with inline styles and with pictures in data addresses; its scripts come from here. */
	private static final String SWAGGER_UI = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none';"
			+ " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
	static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

	private final Problems problems;
	private final boolean sandbox;

	SecurityChains(Problems problems, @Value("${medpay.sandbox.enabled:false}") boolean sandbox) {
		this.problems = problems;
		this.sandbox = sandbox;
	}

	@Bean
	@Order(100)
	SecurityFilterChain signedApiChain(HttpSecurity http, SignatureCheck check) {
		return stateless(http, NOTHING).securityMatcher("/api/**")
				.addFilterBefore(new SignatureFilter(check, problems), AuthorizationFilter.class)
				.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll().requestMatchers("/api/v1/**")
						.authenticated().anyRequest().denyAll())
				.build();
	}

	@Bean
	@Order(200)
	SecurityFilterChain apiDescriptionChain(HttpSecurity http) {
		return stateless(http, SWAGGER_UI).securityMatcher("/swagger-ui/**", "/swagger-ui.html", "/v3/api-docs/**", "/v3/api-docs.yaml")
				.authorizeHttpRequests(requests -> {
					if (sandbox) {
						requests.anyRequest().permitAll();
					} else {
						requests.anyRequest().denyAll();
					}
				}).build();
	}

	/** What is neither a page nor signed by a client: the parties' call-backs, what pages load, and whether we are well. */
	@Bean
	@Order(900)
	SecurityFilterChain openChain(HttpSecurity http) {
		return stateless(http, NOTHING_FOREIGN)
				.securityMatcher("/webjars/**", "/assets/**", "/favicon.ico", "/actuator/health/**", "/livez", "/readyz",
						"/callbacks/**")
				.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
	}

	/** Operators sign in at pages of their own; without this bean Spring Boot would make up a user. */
	@Bean
	UserDetailsService nobody() {
		return new InMemoryUserDetailsManager();
	}

	/** What is closed does not exist for the caller: 404, as a problem or as a page. */
	static HttpSecurity stateless(HttpSecurity http, String contentSecurityPolicy) {
		return http.csrf(AbstractHttpConfigurer::disable).httpBasic(AbstractHttpConfigurer::disable).formLogin(AbstractHttpConfigurer::disable)
				.logout(AbstractHttpConfigurer::disable).requestCache(AbstractHttpConfigurer::disable)
				.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
				.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurityPolicy))
						.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)).frameOptions(HeadersConfigurer.FrameOptionsConfig::deny))
				.exceptionHandling(handling -> handling.authenticationEntryPoint((_, response, _) -> response.sendError(SC_NOT_FOUND))
						.accessDeniedHandler((_, response, _) -> response.sendError(SC_NOT_FOUND)));
	}
}
