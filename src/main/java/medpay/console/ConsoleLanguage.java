package medpay.console;

import java.time.Duration;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Chinese first, English at a click (页面语言): {@code ?lang=en} is kept in a cookie. */
@Configuration(proxyBeanMethods = false)
class ConsoleLanguage implements WebMvcConfigurer {

	@Bean
	LocaleResolver localeResolver() {
		var cookie = new CookieLocaleResolver("lang");
		cookie.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
		cookie.setCookieMaxAge(Duration.ofDays(365));
		cookie.setCookieHttpOnly(true);
		cookie.setCookieSameSite("Lax");
		cookie.setRejectInvalidCookies(false);
		return cookie;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		var change = new LocaleChangeInterceptor();
		change.setParamName("lang");
		change.setIgnoreInvalidLocale(true);
		registry.addInterceptor(change).addPathPatterns("/", "/today", "/window", "/refunds", "/payments", "/payments/**", "/voucher-checks",
				"/voucher-checks/**",
				"/agreements", "/agreements/**", "/statistics", "/statistics/**", "/doubts", "/doubts/**", "/exports", "/exports/**", "/finance/**",
				"/finance", "/error");
	}
}
