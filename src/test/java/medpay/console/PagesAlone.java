package medpay.console;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import medpay.institution.Institutions;
import medpay.payment.OpenPayments;
import medpay.payment.OpenRefunds;
import medpay.payment.PaymentDays;
import medpay.payment.PaymentOverviews;
import medpay.shared.BusinessClock;
import medpay.testing.MovableBusinessClock;
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

/** The pages on a server of their own: no database, a scripted city, and nothing foreign allowed in a page. */
@ImportAutoConfiguration({PropertyPlaceholderAutoConfiguration.class, TomcatServletWebServerAutoConfiguration.class,
		DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class, ThymeleafAutoConfiguration.class,
		MessageSourceAutoConfiguration.class, JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class})
@ComponentScan(basePackages = {"medpay.console",
		"medpay.shared.web"}, excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "medpay\\.console\\.(finance|records|figures|doubts|exports)\\..*"))
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
	Filter nothingForeign() {
		return (request, response, chain) -> {
			((HttpServletResponse) response).setHeader("Content-Security-Policy", "default-src 'self'");
			chain.doFilter(request, response);
		};
	}
}
