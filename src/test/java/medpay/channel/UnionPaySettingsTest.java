package medpay.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class UnionPaySettingsTest {

	@Configuration
	@EnableConfigurationProperties(UnionPaySettings.class)
	static class Properties {}

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Properties.class);

	@Test
	void haveTheDocumentedDefaults() {
		runner.run(context -> assertThat(context.getBean(UnionPaySettings.class))
				.isEqualTo(new UnionPaySettings(Duration.ofSeconds(10), true, "07", List.of("中国银联股份有限公司"))));
	}

	@Test
	void areReadUnderTheirDocumentedNames() {
		runner.withPropertyValues("medpay.unionpay.answer-limit=3s", "medpay.unionpay.repeat-after-34=false", "medpay.unionpay.channel-type=08",
				"medpay.unionpay.signer-names=one,two")
				.run(context -> assertThat(context.getBean(UnionPaySettings.class))
						.isEqualTo(new UnionPaySettings(Duration.ofSeconds(3), false, "08", List.of("one", "two"))));
	}
}
