package medpay.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = PagesAlone.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = "medpay.sandbox.enabled=true")
class PagesTests {

	@Autowired
	ScriptedCity city;

	@LocalServerPort
	int port;

	private Browser browser;

	@BeforeEach
	void openABrowser() {
		browser = new Browser(port);
		city.clear();
	}

	@AfterEach
	void closeIt() {
		browser.close();
	}

	@Test
	void saysInChineseWhatThisIs() {
		var page = browser.open("/");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).containsIgnoringCase("utf-8"));
		assertThat(page.body()).contains("lang=\"zh-CN\"", "医疗付费“一件事”", "与医保平台实时结算", "电子凭证中心", "银联与发卡行", "患者手机").doesNotContain("??");
	}

	@Test
	void turnsEnglishAtAClickAndStaysSo() {
		assertThat(browser.open("/?lang=en").body()).contains("lang=\"en\"", "a patient shows one code", "Patient&#39;s phone", "中文")
				.doesNotContain("??");
		assertThat(browser.open("/").body()).contains("Last payments").doesNotContain("最近的支付");
		assertThat(browser.open("/?lang=zh").body()).contains("最近的支付");
	}

	@Test
	void speaksChineseWhateverTheBrowserPrefersOrTheAddressAsks() {
		assertThat(browser.open("/?lang=%3Cscript%3E").body()).contains("最近的支付");
		assertThat(browser.open("/?lang=fr").body()).contains("最近的支付", "lang=\"zh-CN\"");
	}

	@Test
	void saysWhatToDoWhileThereIsNoPayment() {
		assertThat(browser.open("/").body()).contains("还没有支付", "README", "示范中心医院", "示范社区卫生服务中心").doesNotContain("付费平台");
	}

	@Test
	void listsPaymentsWithYuanAndWords() {
		String path = city.paid(PaymentFixture.aPaidPayment("B-1"));
		city.paid(PaymentFixture.aRefusal("B-2"));
		String page = browser.open("/").body();
		assertThat(page).contains("href=\"" + path + "\"", "12,345.67", "9,700.50", "2,635.17", "2026-11-23 09:30:00", ">已支付<", ">已拒绝<", ">门诊<", "–");
		assertThat(browser.open("/?lang=en").body()).contains(">Paid<", ">Refused<", ">Outpatient<");
	}

	@Test
	void linksToTheApiDocumentation() {
		assertThat(browser.open("/").body()).contains("/swagger-ui.html", "/v3/api-docs");
	}

	@Test
	void tellsThePaymentAsAStory() {
		String path = city.paid(PaymentFixture.aPaidPayment("B-1"));
		assertThat(browser.open(path).body()).contains("医保平台", "2207 结算", "01 消费", "交易通知", "收到通知", "2026-11-23 09:30:00.440",
				"2026-11-23 09:30:00.571", "用时 131 ms", "代码 0", "已受理，待通知或查询", "H31010100001202611230930000001").doesNotContain("??");
		assertThat(browser.open(path + "?lang=en").body()).contains("2207 Settle", "01 Consume", "Insurance platform", "after 131 ms", "code 00",
				"accepted; notification or query decides", "told by them").doesNotContain("??");
	}

	@Test
	void drawsWhoPaysWhat() {
		String path = city.paid(PaymentFixture.aPaidPayment("B-1"));
		assertThat(browser.open(path).body()).contains("统筹基金", "8,200.50", "66.4%", "个人账户", "1,500.00", "医院承担", "10.00", "信用账户（已扣款）", "2,635.17",
				"class=\"part-fund\"", "class=\"part-self\"", "给患者的一句话。");
		assertThat(browser.open(path + "?lang=en").body()).contains("Pooled fund", "Credit account (charged)", "One sentence for the patient.");
	}

	@Test
	void showsADoubtAsADoubt() {
		String path = city.paid(PaymentFixture.aChargeInDoubt("B-3"));
		assertThat(browser.open(path).body()).contains("扣款结果未知", "未在时限内答复", "查无此单，不等于失败", "等待答复", "信用账户（结果未知）", "用时 10.0 s");
	}

	@Test
	void saysWhatToDoWhileNobodyWasAsked() {
		String path = city.paid(PaymentFixture.aFreshPayment("B-4"));
		assertThat(browser.open(path).body()).contains("还没有联系任何一方", "稍后刷新", "尚未分担");
	}

	@Test
	void printsAHostileBillNumberAsText() {
		String hostile = "<script>alert(1)</script>\"'${7*7}";
		String path = city.paid(PaymentFixture.aPaidPayment(hostile));
		for (String page : new String[]{browser.open("/").body(), browser.open(path).body()}) {
			assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;${7*7}").doesNotContain("<script>alert");
		}
	}

	@Test
	void answersAnUnknownPaymentWithAPage() {
		for (String nowhere : new String[]{"/payments/H31010100001/0193593f-e2a0-7b0c-9d4f-1a2b3c4d5e6f",
				"/payments/H31019999999/0193593f-e2a0-7b0c-9d4f-1a2b3c4d5e6f",
				"/payments/H31010100001/none", "/payments/%3Cb%3E/0193593f-e2a0-7b0c-9d4f-1a2b3c4d5e6f", "/nowhere"}) {
			var page = browser.open(nowhere);
			assertThat(page.statusCode()).as(nowhere).isEqualTo(404);
			assertThat(page.body()).as(nowhere).contains("这里没有要找的内容", "返回首页").doesNotContain("<b>/");
		}
		assertThat(browser.open("/nowhere?lang=en").body()).contains("There is nothing here");
	}

	@Test
	void showsNoOtherHospitalsPayment() {
		String path = city.paid(PaymentFixture.aPaidPayment("B-1"));
		assertThat(browser.open(path.replace(ScriptedCity.BUSY.code().value(), ScriptedCity.QUIET.code().value())).statusCode()).isEqualTo(404);
	}

	@Test
	void answersAProgramWithAProblem() {
		var answer = browser.get("/payments/H31010100001/0193593f-e2a0-7b0c-9d4f-1a2b3c4d5e6f", "application/json");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.body()).contains("\"code\":\"not_found\"");
	}

	@Test
	void needsNeitherInlineScriptNorInlineStyle() {
		String path = city.paid(PaymentFixture.aChargeInDoubt("B-3"));
		for (String page : new String[]{browser.open("/").body(), browser.open(path).body(), browser.open("/nowhere").body()}) {
			assertThat(page).doesNotContain(" style=", "<style").doesNotContainPattern(Pattern.compile("<script(?![^>]* src=)"))
					.doesNotContainPattern(Pattern.compile("\\son[a-z]+="));
		}
	}

	@Test
	void servesWhatThePagesLoad() {
		var sources = Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"").matcher(browser.open("/").body());
		int found = 0;
		while (sources.find()) {
			assertThat(browser.open(sources.group(1)).statusCode()).as(sources.group(1)).isEqualTo(200);
			found++;
		}
		assertThat(found).isGreaterThanOrEqualTo(4);
	}
}
