package medpay.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import medpay.operator.Role;
import medpay.operator.Somebody;
import medpay.payment.PaymentDays.Waiting;
import medpay.payment.machine.PaymentState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the pages show to whom: the gate before them has tests of its own. */
@SpringBootTest(classes = PagesAlone.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = "medpay.sandbox.enabled=false")
class ClosedPagesTests {

	@Autowired
	ScriptedCity city;

	@Autowired
	PagesAlone.Reader reader;

	@LocalServerPort
	int port;

	@AfterEach
	void everyRoleAgain() {
		reader.is(Somebody.withRoles(Role.values()));
	}

	@Test
	void showsNoPaymentToWhoeverHasNotSignedIn() {
		String path = city.paid(PaymentFixture.aPaidPayment("B-1"));
		reader.is(null);
		try (var browser = new Browser(port)) {
			assertThat(browser.open("/").body()).contains("登录工作台", "\"/sign-in\"")
					.doesNotContain("B-1", "示范中心医院", "最近的支付", "swagger-ui", "\"/today\"", "\"/sandbox\"", "沙箱模式");
			assertThat(browser.open(path).statusCode()).isEqualTo(404);
			assertThat(browser.open("/today").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void leadsEachRoleToItsOwnPlaces() {
		try (var browser = new Browser(port)) {
			reader.is(Somebody.withRoles(Role.SECURITY_ADMINISTRATOR));
			assertThat(browser.open("/").body()).contains("\"/operators\"", "顾某").doesNotContain("\"/today\"", "\"/finance\"", "\"/window\"",
					"最近的支付");
			reader.is(Somebody.withRoles(Role.CASHIER));
			assertThat(browser.open("/").body()).contains("\"/today\"", "\"/payments\"", "\"/window\"").doesNotContain("\"/finance\"",
					"\"/operators\"");
		}
	}

	@Test
	void showsTheCityFiguresAndNoBill() {
		city.clear();
		city.doubtful(new Waiting(new UUID(0, 3), "B-3", PaymentState.CHARGE_IN_DOUBT, 9_900, ScriptedCity.NOW.minusSeconds(90)));
		try (var browser = new Browser(port)) {
			assertThat(browser.open("/today").body()).contains("B-3");
			reader.is(Somebody.withRoles(Role.CITY_VIEWER));
			assertThat(browser.open("/today").body()).contains("结果未知").doesNotContain("B-3");
		}
	}
}
