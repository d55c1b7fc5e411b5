package medpay.console;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import medpay.console.figures.DayHealth;
import medpay.institution.Institutions;
import medpay.operator.Operators;
import medpay.operator.Role;
import medpay.operator.SignedIn;
import medpay.operator.Somebody;
import medpay.payment.OpenPayments;
import medpay.payment.OpenRefunds;
import medpay.payment.PaymentDays;
import medpay.payment.PaymentOverviews;
import medpay.shared.BusinessClock;
import medpay.testing.MovableBusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.core.context.SecurityContextHolder;

/** The pages on a server of their own: no database, a scripted city, and nothing foreign allowed in a page. */
@ImportAutoConfiguration({PropertyPlaceholderAutoConfiguration.class, TomcatServletWebServerAutoConfiguration.class,
		DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class, ThymeleafAutoConfiguration.class,
		MessageSourceAutoConfiguration.class, JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class})
@ComponentScan(basePackages = {"medpay.console",
		"medpay.shared.web"}, excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "medpay\\.console\\.[a-z]+\\..*"))
class PagesAlone {

	@Bean
	ScriptedCity city() {
		return new ScriptedCity();
	}

	@Bean
	Institutions institutions(ScriptedCity city) {
		return city.institutions();
	}

	@Bean
	PaymentOverviews payments(ScriptedCity city) {
		return city.payments();
	}

	@Bean
	PaymentDays days(ScriptedCity city) {
		return city.days();
	}

	@Bean
	OpenRefunds openRefunds(ScriptedCity city) {
		return city.goingBack();
	}

	@Bean
	OpenPayments openPayments(ScriptedCity city) {
		return city.open();
	}

	@Bean
	BusinessClock clock() {
		return new MovableBusinessClock(ScriptedCity.NOW);
	}

	@Bean
	Operators operators() {
		return mock(Operators.class);
	}

	@Bean
	Reader reader() {
		return new Reader();
	}

	/** Who sits before the pages: somebody with every role, until a test says otherwise. */
	static final class Reader implements Filter {

		private @Nullable SignedIn operator = Somebody.withRoles(Role.values());

		void is(@Nullable SignedIn somebody) {
			operator = somebody;
		}

		@Override
		public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
			if (operator != null) {
				Somebody.sits(operator);
			}
			try {
				chain.doFilter(request, response);
			} finally {
				SecurityContextHolder.clearContext();
			}
		}
	}

	@Bean
	DayHealth health() {
		DayHealth health = mock(DayHealth.class);
		when(health.of(any())).thenReturn(new DayHealth.Health(2, false, "2026-11-22", 4, 0, ""));
		return health;
	}

	@Bean
	MeterRegistry meters() {
		return new SimpleMeterRegistry();
	}

	@Bean
	Clock machineClock() {
		return Clock.systemUTC();
	}

	@Bean
	Filter nothingForeign() {
		return (request, response, chain) -> {
			((HttpServletResponse) response).setHeader("Content-Security-Policy", "default-src 'self'");
			chain.doFilter(request, response);
		};
	}
}
