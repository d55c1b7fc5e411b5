package medpay.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;

class CallbackAddressTest {

	@Test
	void isThePublicAddressWhenThereIsOne() {
		assertThat(new CallbackAddress(" https://medpay.invalid/base/ ", 8080).of("unionpay"))
				.hasToString("https://medpay.invalid/base/callbacks/unionpay");
	}

	@Test
	void isTheConfiguredPortBeforeTheServerListens() {
		new ApplicationContextRunner().withBean(CallbackAddress.class).withPropertyValues("server.port=9191")
				.run(context -> assertThat(context.getBean(CallbackAddress.class).of("unionpay"))
						.hasToString("http://127.0.0.1:9191/callbacks/unionpay"));
	}

	@Test
	void isThePortTheServerReallyListensOn() {
		new WebApplicationContextRunner(AnnotationConfigServletWebServerApplicationContext::new)
				.withBean(TomcatServletWebServerFactory.class, () -> new TomcatServletWebServerFactory(0)).withBean(CallbackAddress.class)
				.withPropertyValues("server.port=0").run(context -> {
					var source = (AnnotationConfigServletWebServerApplicationContext) context.getSourceApplicationContext();
					int port = Objects.requireNonNull(source.getWebServer()).getPort();
					assertThat(port).isPositive();
					assertThat(context.getBean(CallbackAddress.class).of("unionpay"))
							.hasToString("http://127.0.0.1:" + port + "/callbacks/unionpay");
				});
	}
}
