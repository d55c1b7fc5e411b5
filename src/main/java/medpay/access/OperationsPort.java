package medpay.access;

import static jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A port of its own for operations (运维端口, {@code management.server.port}): figures for Prometheus and health, without a login, so it belongs on an internal network.
 * Where there is none, the figures are closed. Health is told on the public port too, where load balancers look.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class OperationsPort {

	private static final String HEALTH = "/actuator/health";

	private final Environment settings;

	OperationsPort(Environment settings) {
		this.settings = settings;
	}

	@Bean
	@Order(50)
	SecurityFilterChain operationsPortChain(HttpSecurity http) {
		return http.securityMatcher(this::isHere).csrf(AbstractHttpConfigurer::disable).httpBasic(AbstractHttpConfigurer::disable)
				.formLogin(AbstractHttpConfigurer::disable).logout(AbstractHttpConfigurer::disable)
				.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
				.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, HEALTH + "/**", "/actuator/prometheus").permitAll()
						.anyRequest().denyAll())
				.exceptionHandling(handling -> handling.authenticationEntryPoint((_, response, _) -> response.sendError(SC_NOT_FOUND))
						.accessDeniedHandler((_, response, _) -> response.sendError(SC_NOT_FOUND)))
				.build();
	}

	private boolean isHere(HttpServletRequest request) {
		return settings.getProperty("local.management.port", Integer.class, -1) == request.getLocalPort();
	}

	/** Spring Boot moves health to the other port, and leaves only short names on this one. */
	@Bean
	WebMvcConfigurer healthOnThePublicPort() {
		return new WebMvcConfigurer() {

			@Override
			public void addViewControllers(ViewControllerRegistry pages) {
				pages.addViewController(HEALTH + "/liveness").setViewName("forward:/livez");
				pages.addViewController(HEALTH + "/readiness").setViewName("forward:/readyz");
			}
		};
	}
}
