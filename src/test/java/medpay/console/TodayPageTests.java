package medpay.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import medpay.payment.PaymentDays.Group;
import medpay.payment.PaymentDays.Speed;
import medpay.payment.PaymentDays.Waiting;
import medpay.payment.machine.PaymentState;
import medpay.shared.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of a hospital's day. */
@SpringBootTest(classes = PagesAlone.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = "medpay.sandbox.enabled=true")
class TodayPageTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
	private static final Pattern RENEWS = Pattern.compile("hx-get=\"([^\"]+)\"");

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

	/** 9 o'clock: 8 paid and one refused; 8 o'clock: one emergency at the window. Yesterday until now 5 bills of 500.00. */
	private void aMorning() {
		city.day(TODAY, new Group(9, Scene.OUTPATIENT, PaymentState.PAID, 8, 123_456_00, 60_000_00, 20_000_00, 0, 43_456_00),
				new Group(9, Scene.OUTPATIENT, PaymentState.REFUSED, 1, 99_900, 0, 0, 0, 0),
				new Group(8, Scene.EMERGENCY, PaymentState.AT_WINDOW, 1, 100_00, 60_00, 0, 0, 40_00));
		city.day(TODAY.minusDays(1), new Group(9, Scene.OUTPATIENT, PaymentState.PAID, 5, 500_00, 300_00, 0, 0, 200_00));
		city.measured(new Speed(8, Duration.ofMillis(420), Duration.ofMillis(12_340)));
	}

	@Test
	void showsTheDayInFigures() {
		aMorning();
		String page = browser.open("/today").body();

		assertThat(page).contains("今日", "示范中心医院", "H31010100001", ">10<", "较前一日 +100.0%");
		assertThat(page).as("8 of the 10 answered").contains("80.0%", "较前一日 −20.0 个百分点");
		assertThat(page).as("insured and self-pay of what was not refused").contains("80,060.00", "43,496.00");
		assertThat(page).contains("0.42", "95% 的支付不超过 12.3 秒", "信用账户（已扣款）", "43,456.00", "自费（待窗口收取）", "40.00", "统筹基金", "60,060.00");
		assertThat(page).contains("class=\"scene-outpatient\"", "class=\"scene-emergency\"", "查看数据表").doesNotContain("scene-registration", "??");
	}

	@Test
	void saysItInEnglishAndKeepsHospitalAndDay() {
		aMorning();
		String page = browser.open("/today?hospital=H31010100001&day=2026-11-23&lang=en").body();

		assertThat(page).contains("Paid without a touch", "+100.0% vs day before", "95% take at most 12.3 s", "?hospital=H31010100001&amp;lang=zh")
				.doesNotContain("??", "{0}", "&#39;&#39;");
		assertThat(browser.open("/today?day=2026-11-22").body()).contains("Bills by hour", "?hospital=H31010100001&amp;day=2026-11-22&amp;lang=zh");
	}

	@Test
	void showsDoubtsWithTheOldestAndALinkToEach() {
		aMorning();
		var id = UUID.fromString("0193593f-e2a0-7b0c-9d4f-1a2b3c4d5e6f");
		city.doubtful(new Waiting(id, "B-7", PaymentState.CHARGE_IN_DOUBT, 9_900, ScriptedCity.NOW.minusSeconds(90)));

		assertThat(browser.open("/today").body()).contains("最早始于 2026-11-23 09:28:30", "/payments/H31010100001/" + id, "扣款结果未知", ">7<");
	}

	@Test
	void saysHowTheBooksAndThePartiesStand() {
		aMorning();
		assertThat(browser.open("/today").body()).contains("未结差错", "下一待结日 2026-11-22", "已连接的 4 方全部正常");
	}

	@Test
	void saysWhatToDoOnAnEmptyDay() {
		assertThat(browser.open("/today").body()).contains("今天还没有支付", "href=\"/sandbox\"", "POST /sandbox/api/play", "没有疑问");
		assertThat(browser.open("/today?day=2026-11-20").body()).contains("这一天没有支付", "回到今日").doesNotContain("hx-get", "htmx.min.js");
	}

	@Test
	void renewsItselfAndOnlyWhenSomethingChanged() {
		aMorning();
		String board = address(browser.open("/today").body());

		assertThat(browser.renew(board).statusCode()).isEqualTo(204);
		city.day(TODAY, new Group(9, Scene.OUTPATIENT, PaymentState.PAID, 9, 100, 60, 0, 0, 40));
		var renewed = browser.renew(board);

		assertThat(renewed.statusCode()).isEqualTo(200);
		assertThat(renewed.body()).startsWith("<div id=\"board\"").contains(">9<").doesNotContain("<html", "<script");
		assertThat(browser.renew(address(renewed.body())).statusCode()).isEqualTo(204);
	}

	private static String address(String page) {
		Matcher found = RENEWS.matcher(page);
		assertThat(found.find()).isTrue();
		return found.group(1).replace("&amp;", "&");
	}

	@Test
	void showsTheOtherHospitalsDay() {
		aMorning();
		assertThat(browser.open("/today?hospital=H31010400002").body()).contains("示范社区卫生服务中心", "今天还没有支付");
	}

	@ParameterizedTest
	@ValueSource(strings = {"?hospital=H31019999999", "?hospital=P31000000001", "?hospital=%3Cscript%3E", "?day=yesterday", "?day=2026-02-30",
			"?day=-999999999-01-01", "?day=%2B99999-01-01", "?day=0001-01-01", "?day="})
	void hasNoPageForWhatIsNoHospitalOrNoDay(String query) {
		assertThat(browser.open("/today" + query).statusCode()).isEqualTo(404);
	}

	@Test
	void needsNeitherInlineScriptNorInlineStyle() {
		aMorning();
		assertThat(browser.open("/today").body()).doesNotContain(" style=", "<style").doesNotContainPattern(Pattern.compile("<script(?![^>]* src=)"))
				.doesNotContainPattern(Pattern.compile("\\son[a-z]+=")).contains("\"includeIndicatorStyles\":false", "\"allowEval\":false");
	}

	@Test
	void leadsThereFromTheFirstPage() {
		assertThat(browser.open("/").body()).contains("href=\"/today\"", "href=\"/sandbox\"", "打开沙箱演示", "/today?hospital=H31010400002");
	}
}
