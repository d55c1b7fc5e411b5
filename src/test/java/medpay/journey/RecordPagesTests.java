package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import medpay.agreement.AgreementSearch;
import medpay.agreement.AgreementState;
import medpay.institution.Institutions;
import medpay.journey.City.Reply;
import medpay.shared.InstitutionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The lists of the console in a real browser, after a visit and a refund. Leaves pictures under {@code target/screenshots}. */
@SandboxTest
@TestPropertySource(properties = "medpay.figures.every=1h")
class RecordPagesTests {

	@RegisterExtension
	static final Eyes EYES = new Eyes();

	@LocalServerPort
	private int port;

	@Autowired
	private AgreementSearch agreements;

	@Autowired
	private Institutions institutions;

	private Page page(ColorScheme colours) {
		Page page = EYES.page(port, colours, 1280);
		SignIns.as(page, "shen");
		return page;
	}

	/** A patient of the first hospital with a paid bill of 30.00 yuan. */
	private record Paid(String person, String bill, Reply payment) {}

	private static Paid paid(Visit visit) {
		String person = visit.aPatient();
		visit.aCard(person, 1_000_000);
		visit.aSignedAgreement(person);
		Reply verification = visit.verified(person);
		String bill = Visit.billNumber();
		Reply payment = Visit.ok(visit.pay(Visit.bill(verification.text("verification_id"), bill, "UNKNOWN-ITEM", 3_000)));
		assertThat(payment.text("state")).isEqualTo("PAID");
		return new Paid(person, bill, payment);
	}

	@Test
	void findsPaymentsAndRefunds() {
		City city = new City(port);
		var visit = new Visit(city, city.hospital(0));
		String hospital = city.hospital(0).institutionCode();
		Paid paid = paid(visit);
		Paid other = paid(visit);
		refund(city, paid);

		try (Page page = page(ColorScheme.LIGHT)) {
			page.navigate("/payments?hospital=" + hospital);
			assertThat(page.innerText("table")).contains(paid.bill(), other.bill(), "测***", "已支付", "30.00");
			page.keyboard().press("/");
			page.keyboard().type(paid.bill());
			page.keyboard().press("Enter");
			page.waitForURL("**q=" + paid.bill() + "**");
			assertThat(page.innerText("table")).contains(paid.bill()).doesNotContain(other.bill());
			Eyes.looksRight(page, "payments");

			page.navigate("/payments?hospital=" + hospital + "&amount=abc");
			assertThat(page.innerText("main")).contains("金额请写成", "放宽条件");
			page.navigate("/payments?hospital=" + hospital + "&state=REVERSED");
			assertThat(page.innerText(".empty")).contains("没有符合条件的记录", "清除条件");

			page.fill("input[name=number]", paid.person());
			page.click("text=查询此人");
			assertThat(page.url()).as("no personal data in an address").doesNotContain(paid.person()).contains("person=");
			assertThat(page.innerText("table")).contains(paid.bill()).doesNotContain(other.bill());
			String elsewhere = page.url().replace(hospital, city.hospital(1).institutionCode());
			assertThat(page.request().get(elsewhere).status()).as("a person of one hospital is nobody at another").isEqualTo(404);

			page.navigate("/refunds?hospital=" + hospital);
			assertThat(page.innerText("table")).contains("T-" + paid.bill(), "已退费", "药品未取", "30.00");
			Eyes.looksRight(page, "refunds");
			page.click("text=T-" + paid.bill());
			assertThat(page.innerText("#refunds")).contains("T-" + paid.bill(), "已退费");
			assertThat(page.innerText(".payment-sum")).contains("已退 30.00 元");
			page.click("#refunds summary");
			assertThat(page.innerText("#refunds .story")).contains("银联");
			Eyes.looksRight(page, "payment-with-refund");
		}
		try (Page dark = page(ColorScheme.DARK)) {
			dark.navigate("/payments?lang=en&hospital=" + hospital);
			assertThat(dark.innerText("table")).contains("Paid");
			Eyes.looksRight(dark, "payments-dark-english");
			dark.navigate("/refunds?hospital=" + hospital);
			Eyes.looksRight(dark, "refunds-dark-english");
			for (String address : new String[]{"/payments?hospital=H00000000000", "/payments?state=NONE", "/payments?older=x", "/payments?from=now",
					"/payments?person=AAAA", "/refunds?newer=1", "/payments?older=1~x"}) {
				assertThat(dark.request().get(address).status()).as(address).isEqualTo(404);
			}
		}
	}

	@Test
	void findsVoucherChecksAndAgreements() {
		City city = new City(port);
		var visit = new Visit(city, city.hospital(0));
		String hospital = city.hospital(0).institutionCode();
		Paid paid = paid(visit);
		Paid other = paid(visit);
		Visit.ok(visit.pay(Visit.bill(visit.verified(paid.person()).text("verification_id"), Visit.billNumber(), "UNKNOWN-ITEM", 1_200)));

		try (Page page = page(ColorScheme.LIGHT)) {
			page.navigate("/voucher-checks?hospital=" + hospital);
			assertThat(page.innerText("table")).contains("医保电子凭证", "通过", "测***", "科室 0301", "D1001");
			Eyes.looksRight(page, "voucher-checks");
			page.fill("input[name=number]", paid.person());
			page.click("text=查询此人");
			assertThat(page.url()).doesNotContain(paid.person());
			assertThat(page.locator("tbody tr").count()).as("two visits of this person").isEqualTo(2);
			assertThat(page.content()).as("nobody in full").doesNotContain(paid.person(), "测试患者");
			page.click("text=此人的支付 >> nth=0");
			assertThat(page.innerText("table")).contains(paid.bill()).doesNotContain(other.bill());
			page.navigate("/voucher-checks?state=REJECTED&kind=CARD&from=2026-01-01&hospital=" + hospital);
			assertThat(page.innerText(".empty")).contains("没有符合条件的记录");

			page.navigate("/agreements?state=ACTIVE&hospital=" + hospital);
			assertThat(page.innerText("table")).contains("有效", "银联", "42.00");
			Eyes.looksRight(page, "agreements");
			page.fill("input[name=number]", paid.person());
			page.click("text=查询此人");
			assertThat(page.locator("tbody tr").count()).isEqualTo(1);
			page.click("tbody a");
			assertThat(page.innerText("main")).contains("有效", "30.00", "12.00", "已扣款", "签约", "2026-1", "患者没有设定限额");
			assertThat(page.content()).as("nobody in full").doesNotContain(paid.person(), "测试患者");
			Eyes.looksRight(page, "agreement");
			String elsewhere = page.url().replace(hospital, city.hospital(1).institutionCode());
			assertThat(page.request().get(elsewhere).status()).as("an agreement never used there").isEqualTo(404);
		}
		try (Page dark = page(ColorScheme.DARK)) {
			dark.navigate("/voucher-checks?lang=en&hospital=" + hospital);
			Eyes.looksRight(dark, "voucher-checks-dark-english");
			dark.navigate("/agreements?hospital=" + hospital);
			dark.click("tbody a");
			Eyes.looksRight(dark, "agreement-dark-english");
			dark.navigate("/agreements?hospital=" + city.hospital(1).institutionCode());
			assertThat(dark.innerText("main")).doesNotContain(paid.bill());
		}
		everyAgreementOnce(hospital);
	}

	private void everyAgreementOnce(String code) {
		var hospital = institutions.byCode(new InstitutionCode(code)).orElseThrow().id();
		var anything = new AgreementSearch.Filter(null, null, null);
		List<String> all = numbers(agreements.find(hospital, anything, new AgreementSearch.Turn(null, false, 100)));
		assertThat(all).hasSizeGreaterThan(1).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
		List<String> second = numbers(agreements.find(hospital, anything, new AgreementSearch.Turn(all.getFirst(), false, 1)));
		assertThat(second).containsExactly(all.get(1));
		assertThat(numbers(agreements.find(hospital, anything, new AgreementSearch.Turn(all.get(1), true, 1)))).containsExactly(all.getFirst());
		assertThat(numbers(agreements.find(hospital, new AgreementSearch.Filter(all.get(1), AgreementState.ACTIVE, null),
				new AgreementSearch.Turn(null, false, 5)))).containsExactly(all.get(1));
	}

	private static List<String> numbers(List<AgreementSearch.Found> found) {
		return found.stream().map(AgreementSearch.Found::number).toList();
	}

	@Test
	void takesListsAwayAsFiles() throws IOException {
		City city = new City(port);
		var visit = new Visit(city, city.hospital(0));
		String hospital = city.hospital(0).institutionCode();
		Paid paid = paid(visit);
		refund(city, paid);
		try (Page page = page(ColorScheme.LIGHT)) {
			page.navigate("/exports?hospital=" + city.hospital(1).institutionCode());
			assertThat(page.innerText(".empty")).contains("没有导出");
			page.navigate("/payments?state=PAID&hospital=" + hospital + "&q=" + paid.bill());
			page.click(".take-away button:text-is('CSV')");
			String csv = taken(page, "payments");
			assertThat(csv).contains("收费单号", paid.bill(), "测***", "已支付", "30.00").doesNotContain("测试患者");
			assertThat(csv.lines()).as("the heading and the one bill").hasSize(2);
			page.navigate("/refunds?hospital=" + hospital);
			page.click(".take-away button:text-is('CSV')");
			assertThat(taken(page, "refunds")).contains("退费单号", "T-" + paid.bill(), "药品未取");
			Eyes.looksRight(page, "exports");
		}
		try (Page dark = page(ColorScheme.DARK)) {
			dark.navigate("/exports?lang=en&hospital=" + hospital);
			assertThat(dark.innerText("table")).contains("Payments", "Ready", "State Paid", "Everything");
			Eyes.looksRight(dark, "exports-dark-english");
			assertThat(dark.request().get("/exports/" + hospital + "/0193593f-e2a0-7b0c-9d4f-1a2b3c4d5e6f").status()).isEqualTo(404);
		}
	}

	private static String taken(Page page, String name) throws IOException {
		page.waitForSelector("tbody tr:first-child a");
		Path file = Path.of("target", "screenshots", name + ".csv");
		page.waitForDownload(() -> page.click("tbody tr:first-child a")).saveAs(file);
		return Files.readString(file);
	}

	private static void refund(City city, Paid paid) {
		String path = "/payments/" + paid.payment().text("payment_id") + "/refunds";
		var request = new HashMap<String, Object>(Map.of("refund_number", "T-" + paid.bill(), "reason", "药品未取", "operator", Visit.operator()));
		Visit.ok(city.call(city.hospital(0), "POST", path, request));
		for (int look = 0; look < 200; look++) {
			if (city.call(city.hospital(0), "GET", path + "/T-" + paid.bill(), null).text("state").equals("DONE")) {
				return;
			}
			Visit.pause();
		}
		throw new AssertionError("The refund never ended");
	}
}
