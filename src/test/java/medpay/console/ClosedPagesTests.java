package medpay.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = PagesAlone.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = "medpay.sandbox.enabled=false")
class ClosedPagesTests {

	@Autowired
	ScriptedCity city;

	@LocalServerPort
	int port;

	@Test
	void showsNoPaymentsOutsideTheSandboxWhileNobodySignsIn() {
		String path = city.paid(PaymentFixture.aPaidPayment("B-1"));
		try (var browser = new Browser(port)) {
			assertThat(browser.open("/").body()).contains("支付列表未开放", "medpay.console.open=true").doesNotContain("B-1", "示范中心医院", "swagger-ui",
					"沙箱模式");
			assertThat(browser.open("/").body()).doesNotContain("\"/today\"", "\"/sandbox\"");
			assertThat(browser.open(path).statusCode()).isEqualTo(404);
			assertThat(browser.open("/today").statusCode()).isEqualTo(404);
		}
	}
}
