package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import medpay.audit.AuditEntries;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.shared.InstitutionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A person in full is shown to those who need it, with a reason, and never unseen. */
@SandboxTest
class PersonPageTests {

	@RegisterExtension
	static final Eyes EYES = new Eyes();

	@LocalServerPort
	private int port;

	@Autowired
	private AuditEntries audit;

	@Autowired
	private Institutions institutions;

	@Test
	void wantsAReasonAndKeepsIt() {
		City city = new City(port);
		Institution hospital = institutions.byCode(new InstitutionCode(city.hospital(0).institutionCode())).orElseThrow();
		var visit = new Visit(city, city.hospital(0));
		String verification = visit.aReadyPatient().text("verification_id");
		String payment = visit.pay(Visit.bill(verification, Visit.billNumber(), "UNKNOWN-ITEM", 3_000)).text("payment_id");
		String address = "/payments/" + hospital.code() + "/" + payment;
		try (Page page = EYES.page(port)) {
			SignIns.as(page, "he");
			page.navigate(address);
			assertThat(page.innerText("main")).doesNotContain("测试患者");
			page.click("text=查看全文");
			page.waitForURL("**/persons/**");
			page.evaluate("document.querySelector('main form').noValidate = true");
			page.fill("input[name=reason]", "看");
			page.click("main button");
			assertThat(page.innerText("[role=alert]")).contains("4 至 200 个字符");
			page.fill("input[name=reason]", "患者来电核对姓名");
			page.click("main button");
			assertThat(page.innerText("#full-name")).isEqualTo("测试患者");
			assertThat(page.url()).endsWith("/persons/" + hospital.code() + "/" + verification);
			assertThat(audit.find(hospital.id(), new AuditEntries.Filter("he", "person.viewed", verification, null, null), null, 9)).singleElement()
					.satisfies(line -> assertThat(line.detail()).isEqualTo("患者来电核对姓名"));

			SignIns.as(page, "shen");
			page.navigate(address);
			assertThat(page.innerText("main")).doesNotContain("查看全文");
			assertThat(page.navigate("/persons/" + hospital.code() + "/" + verification).status()).isEqualTo(403);
		}
	}
}
