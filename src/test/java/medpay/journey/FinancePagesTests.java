package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.journey.City.Reply;
import medpay.reconciliation.DayReconciliation;
import medpay.reconciliation.Discrepancies;
import medpay.reconciliation.Discrepancies.Filter;
import medpay.reconciliation.Discrepancy;
import medpay.shared.BusinessClock;
import medpay.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The finance office in a real browser: two people end a day's differences by clicking. Leaves pictures under {@code target/screenshots}. */
@SandboxTest
@TestPropertySource(properties = "medpay.reconciliation.look-every=1h")
class FinancePagesTests {

	private static final Set<String> GRAVE = Set.of("serious", "critical");

	private static Chromium chromium;

	@LocalServerPort
	private int port;

	@Autowired
	private DayReconciliation reconciliation;

	@Autowired
	private Discrepancies discrepancies;

	@Autowired
	private Institutions institutions;

	@Autowired
	private BusinessClock clock;

	@BeforeAll
	static void startChromium() {
		chromium = Chromium.start();
	}

	@AfterAll
	static void stopChromium() {
		if (chromium != null) {
			chromium.close();
		}
	}

	private Page page(ColorScheme colours) {
		return chromium.browser().newContext(
				new Browser.NewContextOptions().setViewportSize(1440, 900).setColorScheme(colours).setLocale("zh-CN")
						.setBaseURL("http://127.0.0.1:" + port))
				.newPage();
	}

	private static void looksRight(Page page, String name) {
		assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()).filteredOn(violation -> GRAVE.contains(violation.getImpact()))
				.extracting(violation -> violation.getId() + " " + violation.getNodes().stream().map(node -> node.getHtml()).limit(4).toList())
				.isEmpty();
		assertThat(page.content()).doesNotContain("??");
		page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")).setFullPage(true));
	}

	@Test
	void twoPeopleEndTheDaysDifferences() throws IOException {
		City city = new City(port);
		Institution hospital = institutions.all().stream().filter(each -> each.code().value().equals(city.hospital(0).institutionCode())).findFirst()
				.orElseThrow();
		ADay day = ADay.noon(city, clock.today().value());
		List<Reply> payments = List.of(day.paid(), day.paid(), day.paid(), day.paid());
		day.told(4);
		day.twist("unionpay", payments.get(0), "MISSING");
		day.twist("unionpay", payments.get(1), "TWICE");
		day.twist("insurance", payments.get(2), "AMOUNT");
		day.nextMorning();
		assertThat(reconciliation.run(hospital.id(), day.date())).isTrue();

		try (Page page = page(ColorScheme.LIGHT)) {
			page.navigate("/finance?hospital=" + hospital.code());
			looksRight(page, "finance-1-calendar");
			page.click("a:text-is('" + day.date() + "')");
			assertThat(page.innerText(".obstacles")).contains("3 笔差错还没有原因或负责人");
			looksRight(page, "finance-2-day");

			page.click("a:has-text('提出处理')");
			page.click("text=沈会计");
			page.check("tr:has-text('对账文件里没有') input[type=checkbox]");
			page.check("tr:has-text('医保平台的金额') input[type=checkbox]");
			page.selectOption("#propose select[name=resolution]", "ASK_PARTY");
			page.fill("#propose input[name=reason]", "已发核对函");
			looksRight(page, "finance-3-differences");
			page.click("#propose button");
			assertThat(page.innerText("table")).contains("请对方核查", "须由另一人复核").doesNotContain("同意并执行");

			page.navigate("/finance/differences?hospital=" + hospital.code() + "&day=" + day.date() + "&kindOf=DUPLICATE");
			page.click(".bill a");
			assertThat(page.innerText(".cause")).contains("同一笔出现两次");
			assertThat(page.innerText(".story")).contains("2207 结算", "01 消费");
			page.check("input[value=RETURN_MONEY]");
			page.fill("input[name=reason]", "重复扣款");
			looksRight(page, "finance-4-difference");
			page.fill("textarea[name=words]", "银联已确认重复");
			page.setInputFiles("input[name=file]", new FilePayload("letter.txt", "text/plain", "确认函".getBytes(StandardCharsets.UTF_8)));
			page.click("text=写备注 >> nth=-1");
			assertThat(page.innerText(".note")).contains("银联已确认重复", "沈会计", "letter.txt");
			page.check("input[value=RETURN_MONEY]");
			page.fill("input[name=reason]", "重复扣款");
			page.click("button:has-text('提交复核')");

			page.click("text=陆主任");
			looksRight(page, "finance-5-approvals");
			page.click("button:has-text('同意并执行')");
			page.click("button:has-text('同意并执行')");
			assertThat(page.innerText("table")).contains("已执行", "陆主任").doesNotContain("同意并执行");

			page.navigate("/finance/days/" + day.date() + "?hospital=" + hospital.code() + "&lang=en");
			assertThat(page.innerText("main")).contains("Ask the party", "Return to patient").doesNotContain("have no cause or no owner");
			looksRight(page, "finance-6-day-english");
		}
		try (Page dark = page(ColorScheme.DARK)) {
			dark.navigate("/finance/differences?hospital=" + hospital.code() + "&state=");
			looksRight(dark, "finance-7-differences-dark");
			dark.navigate("/finance/certificates?hospital=" + hospital.code());
			looksRight(dark, "finance-8-certificates-dark");
		}
		assertThat(discrepancies.find(hospital.id(), new Filter(day.date(), null, null, Discrepancy.State.OPEN), 10)).hasSize(2)
				.allMatch(each -> each.resolution() != null);
	}

	/** Another site has no token, and a form without one is nothing. */
	@Test
	void aFormWithoutItsTokenDoesNothing() {
		try (Page page = page(ColorScheme.LIGHT)) {
			page.navigate("/finance");
			int status = page.request().post("http://127.0.0.1:" + port + "/finance/person?person=" + "%E6%B2%88%E4%BC%9A%E8%AE%A1&back=/finance")
					.status();
			assertThat(status).isEqualTo(404);
		}
	}
}
