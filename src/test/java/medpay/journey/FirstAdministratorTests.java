package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import medpay.MedpayApplication;
import medpay.operator.Authenticator;
import medpay.testing.SignedHttp;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** A first start without the sandbox, as a new user goes through it: first administrator, first hospital, first client, first signed request. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(classes = MedpayApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
		"medpay.sandbox.enabled=false", "server.address=127.0.0.1"})
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
@DirtiesContext
class FirstAdministratorTests {

	private static final Pattern LINK = Pattern.compile("/invitation#([A-Z0-9-]{29})");

	@RegisterExtension
	static final Eyes EYES = new Eyes();

	@LocalServerPort
	private int port;

	private Page page() {
		return EYES.page(port);
	}

	/** Sets password and authenticator, as every invited person does. */
	private static void setUp(Page page, String password) {
		page.fill("input[name=password]", password);
		page.fill("input[name=again]", password);
		page.click("main button");
		page.click("summary");
		page.fill("input[name=code]", Authenticator.code(page.innerText(".secret").strip()));
		page.click("main button");
		assertThat(page.locator(".recovery-codes li").count()).isEqualTo(10);
		page.click("text=我已保存");
	}

	private static void institution(Page page, String code, String name, String kind) {
		page.navigate("/institutions/new");
		page.fill("input[name=code]", code);
		page.fill("input[name=name]", name);
		page.selectOption("select[name=kind]", kind);
		page.fill("input[name=district]", "黄浦区");
		page.click("main form button[type=submit]");
		assertThat(page.innerText("h1")).isEqualTo(name);
	}

	@Test
	void fromTheFirstLinkToTheFirstSignedRequest(CapturedOutput output) throws Exception {
		Matcher link = LINK.matcher(output.getAll());
		assertThat(link.find()).as("the start prints a one-time link").isTrue();
		String invitation;
		try (Page page = page()) {
			page.navigate("/today");
			assertThat(page.url()).endsWith("/sign-in?next=%2Ftoday");
			assertThat(page.innerText("main")).doesNotContain("沙箱");

			page.navigate(link.group());
			assertThat(page.url()).as("the code leaves the address").endsWith("/invitation");
			page.click("main button");
			page.fill("input[name=account]", "anbao");
			page.fill("input[name=name]", "安某");
			setUp(page, "Qingfeng-27");

			page.navigate("/operators/new");
			page.fill("input[name=code]", "xitong");
			page.fill("input[name=name]", "奚某");
			page.check("input[value=SYSTEM_ADMINISTRATOR]");
			page.check("input[value=SECURITY_ADMINISTRATOR]");
			page.click("main form button[type=submit]");
			assertThat(page.innerText("[role=alert]")).contains("须由不同的人担任");
			page.uncheck("input[value=SECURITY_ADMINISTRATOR]");
			page.click("main form button[type=submit]");
			invitation = page.innerText("#made").strip();
			page.navigate("/institutions");
			assertThat(page.innerText("main")).contains("没有权限");
		}
		try (Page page = page()) {
			page.navigate("/sign-in");
			page.click("text=我有邀请码");
			page.fill("#invitation", invitation);
			page.click("main button");
			setUp(page, "Mingyue-2026");

			institution(page, "P31000000009", "市民付费平台", "PLATFORM");
			institution(page, "H31010100009", "滨江医院", "HOSPITAL");
			page.click("text=新建接入方");
			var his = new SignedHttp(port, page.innerText("#client").strip(), page.innerText("#secret").strip());
			assertThat(his.get("/api/v1/events?after=0").status()).isEqualTo(200);

			page.click("text=我已保存");
			assertThat(page.innerText(".client")).contains(his.clientId(), "有效").doesNotContain(his.secret());
			page.click(".client-head button");
			assertThat(his.get("/api/v1/events?after=0").text("/code")).isEqualTo("client_unknown");
			page.fill("textarea[name=reach]", "{\"insurance\": {\"address\": 7}}");
			page.click("form[action$=reach] button");
			assertThat(page.innerText("[role=alert]")).contains("JSON", "insurance");
		}
		assertThat(output.getAll()).as("no secret in the log").doesNotContain("Qingfeng-27", "Mingyue-2026", invitation);
	}
}
