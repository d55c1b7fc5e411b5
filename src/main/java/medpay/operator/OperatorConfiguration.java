package medpay.operator;

import static jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The pages' chain: a session by cookie, a token in every form that another site cannot know, nothing kept by the browser, and the gate before every page. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperatorSettings.class)
class OperatorConfiguration implements WebMvcConfigurer {

	private static final String NOTHING_FOREIGN = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
	/** Programs sign what they send, parties are known by their own signatures, and the sandbox answers this machine only. */
	static final String[] NO_PAGES = {"/api/**", "/callbacks/**", "/sandbox/**", "/sandbox", "/v3/api-docs/**", "/v3/api-docs.yaml/**",
			"/v3/api-docs.yaml", "/swagger-ui/**",
			"/swagger-ui.html", "/error", "/actuator/health/**", "/livez", "/readyz"};

	private final PermissionGate gate;

	OperatorConfiguration(PermissionGate gate) {
		this.gate = gate;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(gate).order(-100).excludePathPatterns(NO_PAGES);
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new SignedInArgument());
	}

	@Bean
	@Order(1000)
	SecurityFilterChain pagesChain(HttpSecurity http, SignIn signIn) {
		var token = new CookieCsrfTokenRepository();
		token.setCookieName("medpay-form");
		token.setCookieCustomizer(cookie -> cookie.sameSite("Strict").path("/"));
		return http.csrf(csrf -> csrf.csrfTokenRepository(token)).httpBasic(AbstractHttpConfigurer::disable)
				.formLogin(AbstractHttpConfigurer::disable)
				.logout(AbstractHttpConfigurer::disable).requestCache(AbstractHttpConfigurer::disable)
				.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
				.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING_FOREIGN))
						.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)).frameOptions(HeadersConfigurer.FrameOptionsConfig::deny))
				.exceptionHandling(handling -> handling.authenticationEntryPoint((_, response, _) -> response.sendError(SC_NOT_FOUND))
						.accessDeniedHandler((_, response, _) -> response.sendError(SC_NOT_FOUND)))
				.addFilterBefore(new OperatorFilter(signIn), AuthorizationFilter.class)
				.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/**").denyAll().anyRequest().permitAll()).build();
	}
}
