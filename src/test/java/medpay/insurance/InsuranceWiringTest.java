package medpay.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Clock;
import medpay.exchange.Exchange;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import medpay.shared.call.Wire;
import medpay.shared.crypto.CryptoProvider;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class InsuranceWiringTest {

	@Configuration(proxyBeanMethods = false)
	@ComponentScan(basePackageClasses = InsuranceClient.class, excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test.*"))
	static class InsuranceModule {}

	private final ApplicationContextRunner application = new ApplicationContextRunner().withUserConfiguration(InsuranceModule.class)
			.withBean(Institutions.class, () -> mock(Institutions.class)).withBean(Exchange.class, () -> mock(Exchange.class))
			.withBean(Wire.class, () -> mock(Wire.class)).withBean(Clock.class, Clock::systemUTC)
			.withBean(BusinessClock.class, () -> mock(BusinessClock.class)).withBean(CryptoProvider.class, () -> Door.CRYPTO)
			.withBean(JdbcClient.class, () -> mock(JdbcClient.class))
			.withBean(TransactionOperations.class, TransactionOperations::withoutTransaction);

	@Test
	void thePortIsThere() {
		application.run(context -> assertThat(context).hasNotFailed().hasSingleBean(InsurancePlatform.class));
	}

	@Test
	void bindsItsSettings() {
		application.withPropertyValues("medpay.insurance.answer-limit=2s", "medpay.insurance.nothing-to-void-texts=无,没有",
				"medpay.insurance.require-signature=false").run(context -> {
					InsuranceSettings settings = context.getBean(InsuranceSettings.class);
					assertThat(settings.answerLimit()).hasSeconds(2);
					assertThat(settings.atTheCounter()).hasSeconds(2);
					assertThat(settings.saysNothingToVoid("没有可冲正的交易")).isTrue();
					assertThat(settings.mustBeSigned("04ab")).isFalse();
					assertThat(settings.interfaceVersion()).isEqualTo("V1.0");
				});
	}
}
