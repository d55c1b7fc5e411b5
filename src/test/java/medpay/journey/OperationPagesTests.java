package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import medpay.institution.Institutions;
import medpay.journey.City.Reply;
import medpay.payment.FigureCounting;
import medpay.shared.InstitutionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The pages of figures and of what does not go by itself, in a real browser. Leaves pictures under {@code target/screenshots}. */
@SandboxTest
@TestPropertySource(properties = "medpay.figures.every=1h")
class OperationPagesTests {

	@RegisterExtension
	static final Eyes EYES = new Eyes();

	@LocalServerPort
	private int port;

	@Autowired
	private FigureCounting counting;

	@Autowired
	private Institutions institutions;

	private Page page(ColorScheme colours, String account) {
		Page page = EYES.page(port, colours, 1280);
		SignIns.as(page, account);
		return page;
	}

	private static void paid(Visit visit) {
		assertThat(Visit.ok(visit.pay(Visit.bill(visit.aReadyPatient().text("verification_id"), Visit.billNumber(), "UNKNOWN-ITEM", 3_000)))
				.text("state")).isEqualTo("PAID");
	}

	@Test
	void publishesFiguresAndNoPerson() throws IOException {
		City city = new City(port);
		String code = city.hospital(1).institutionCode();
		var hospital = institutions.byCode(new InstitutionCode(code)).orElseThrow();
		var visit = new Visit(city, city.hospital(1));
		for (int patient = 0; patient < 4; patient++) {
			paid(visit);
		}
		counting.count(hospital.id());
		try (Page page = page(ColorScheme.LIGHT, "shen")) {
			page.navigate("/statistics?by=HOSPITAL&hospital=" + code);
			assertThat(page.innerText("tbody tr >> nth=0")).as("four persons could be recognised").contains(hospital.name(), "<5")
					.doesNotContain("120.00");
			paid(visit);
			counting.count(hospital.id());
			page.navigate("/statistics?by=DISTRICT&hospital=" + code);
			assertThat(page.innerText("tbody tr >> nth=0")).contains(hospital.district(), "100.0%", "150.00");
			assertThat(page.innerText("main")).contains("没有实测基线");
			for (String by : new String[]{"HOSPITAL", "SCENE", "CHANNEL", "AGE", "DAY"}) {
				page.navigate("/statistics?by=" + by + "&hospital=" + code);
				assertThat(page.innerText("tbody tr >> nth=0")).as(by).contains("150.00");
			}
			Eyes.looksRight(page, "statistics");
			Download csv = page.waitForDownload(() -> page.click("a:text-is('CSV')"));
			csv.saveAs(Path.of("target", "screenshots", "statistics.csv"));
			assertThat(Files.readString(Path.of("target", "screenshots", "statistics.csv"))).contains("支付笔数", ",5,100.0%,150.00,", "合计");
			page.waitForDownload(() -> page.click("a:text-is('XLSX')"));

			measure(page, code, "12,5", "wrong");
			assertThat(page.innerText(".wrong")).contains("没有保存");
			measure(page, code, "12.5", "现场计时，三个工作日");
			assertThat(page.innerText("#baselines table")).contains("12.5", "现场计时，三个工作日", "62");
			measure(page, code, "9.0", "again");
			assertThat(page.innerText(".wrong")).contains("已经填写过");
		}
		try (Page dark = page(ColorScheme.DARK, "shi")) {
			dark.navigate("/statistics?lang=en&by=AGE&hospital=" + code);
			assertThat(dark.innerText("table >> nth=0")).contains("45–59");
			Eyes.looksRight(dark, "statistics-dark-english");
			for (String address : new String[]{"/statistics?by=PERSON", "/statistics?from=x", "/statistics?hospital=H00000000000"}) {
				assertThat(dark.request().get(address).status()).as(address).isEqualTo(404);
			}
		}
	}

	private static void measure(Page page, String code, String minutes, String method) {
		page.navigate("/statistics?hospital=" + code);
		page.click("#baselines summary");
		page.selectOption("#baselines select[name=hospital]", code);
		page.selectOption("#baselines select[name=scene]", "OUTPATIENT");
		page.evaluate("document.querySelector('#baselines form').noValidate = true");
		page.fill("#baselines input[name=minutes]", minutes);
		page.fill("#baselines input[name=measuredOn]", "2026-01-05");
		page.fill("#baselines input[name=bills]", "300");
		page.fill("#baselines input[name=method]", method);
		page.click("#baselines button");
	}

	@Test
	void showsADoubtAndHasItAskedNow() {
		City city = new City(port);
		String code = city.hospital(0).institutionCode();
		var visit = new Visit(city, city.hospital(0));
		String bill = Visit.billNumber();
		Reply payment = visit.pay(Visit.bill(visit.aPatientWhoseAnswersAreLost().text("verification_id"), bill, "UNKNOWN-ITEM", 3_000));
		String path = "/payments/" + payment.text("payment_id");
		for (int look = 0; look < 200 && !city.call(city.hospital(0), "GET", path, null).text("state").equals("CHARGE_IN_DOUBT"); look++) {
			Visit.pause();
		}
		try (Page page = page(ColorScheme.LIGHT, "yun")) {
			page.navigate("/doubts?hospital=" + code);
			assertThat(page.innerText("#board")).contains(bill, "扣款结果未知", "30.00");
			Eyes.looksRight(page, "doubts");
			page.waitForSelector("tr:has-text('" + bill + "') button");
			page.click("tr:has-text('" + bill + "') button");
			assertThat(page.url()).endsWith("/doubts?hospital=" + code);
			assertThat(page.innerText("#board")).contains("对手方", "正常", "通知都已送达");
		}
		city.sandbox("DELETE", "/faults", null);
		try (Page dark = page(ColorScheme.DARK, "xi")) {
			dark.navigate("/doubts?lang=en&hospital=" + code);
			Eyes.looksRight(dark, "doubts-dark-english");
		}
	}
}
