package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.journey.City.Reply;
import medpay.ledger.Account;
import medpay.reconciliation.DayReconciliation;
import medpay.reconciliation.Discrepancies;
import medpay.reconciliation.Discrepancies.Filter;
import medpay.reconciliation.Discrepancy;
import medpay.settlement.payout.ChannelSettling;
import medpay.settlement.payout.ExpectedPayout;
import medpay.settlement.payout.Payouts;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The finance office in a real browser: two people end a day's differences by clicking. Leaves pictures under {@code target/screenshots}. */
@SandboxTest
@TestPropertySource(properties = "medpay.reconciliation.look-every=1h")
class FinancePagesTests {

	@RegisterExtension
	static final Eyes EYES = new Eyes();

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

	@Autowired
	private ChannelSettling settlement;

	@Autowired
	private Payouts payouts;

	/** A browser in which the accountant signed in. */
	private Page page(ColorScheme colours) {
		Page page = EYES.page(port, colours, 1440);
		signIn(page, "shen", "/finance");
		return page;
	}

	private static void signIn(Page page, String account, String next) {
		SignIns.as(page, account);
		page.navigate(next);
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
			Eyes.looksRight(page, "finance-1-calendar");
			page.click("a:text-is('" + day.date() + "')");
			assertThat(page.innerText(".obstacles")).contains("3 笔差错还没有原因或负责人");
			Eyes.looksRight(page, "finance-2-day");

			page.click("a:has-text('提出处理')");
			page.check("tr:has-text('对账文件里没有') input[type=checkbox]");
			page.check("tr:has-text('医保平台的金额') input[type=checkbox]");
			page.selectOption("#propose select[name=resolution]", "ASK_PARTY");
			page.fill("#propose input[name=reason]", "已发核对函");
			Eyes.looksRight(page, "finance-3-differences");
			page.click("#propose button");
			assertThat(page.innerText("table")).contains("请对方核查", "须由另一人复核").doesNotContain("同意并执行");

			page.navigate("/finance/differences?hospital=" + hospital.code() + "&day=" + day.date() + "&kindOf=DUPLICATE");
			page.click(".bill a");
			assertThat(page.innerText(".cause")).contains("同一笔出现两次");
			assertThat(page.innerText(".story")).contains("2207 结算", "01 消费");
			page.check("input[value=RETURN_MONEY]");
			page.fill("input[name=reason]", "重复扣款");
			Eyes.looksRight(page, "finance-4-difference");
			page.fill("textarea[name=words]", "银联已确认重复");
			page.setInputFiles("input[name=file]", new FilePayload("letter.txt", "text/plain", "确认函".getBytes(StandardCharsets.UTF_8)));
			page.click("text=写备注 >> nth=-1");
			assertThat(page.innerText(".note")).contains("银联已确认重复", "沈会计", "letter.txt");
			page.check("input[value=RETURN_MONEY]");
			page.fill("input[name=reason]", "重复扣款");
			page.click("button:has-text('提交复核')");

			assertThat(page.innerText("table")).contains("须由另一人复核").doesNotContain("同意并执行");
			signIn(page, "lu", "/finance/approvals?hospital=" + hospital.code());
			Eyes.looksRight(page, "finance-5-approvals");
			page.click("button:has-text('同意并执行')");
			page.click("button:has-text('同意并执行')");
			assertThat(page.innerText("table")).contains("已执行", "陆主任").doesNotContain("同意并执行");

			page.navigate("/finance/days/" + day.date() + "?hospital=" + hospital.code() + "&lang=en");
			assertThat(page.innerText("main")).contains("Ask the party", "Return to patient").doesNotContain("have no cause or no owner");
			Eyes.looksRight(page, "finance-6-day-english");
		}
		try (Page dark = page(ColorScheme.DARK)) {
			dark.navigate("/finance/differences?hospital=" + hospital.code() + "&state=");
			Eyes.looksRight(dark, "finance-7-differences-dark");
			dark.navigate("/finance/certificates?hospital=" + hospital.code());
			dark.click("text=验证审计链");
			assertThat(dark.innerText("main")).containsPattern("完整，[0-9,]+ 条与封存时一致");
			Eyes.looksRight(dark, "finance-8-certificates-dark");
		}
		assertThat(discrepancies.find(hospital.id(), new Filter(day.date(), null, null, Discrepancy.State.OPEN), 10)).hasSize(2)
				.allMatch(each -> each.resolution() != null);
	}

	@Test
	void theMoneyOfADayIsStatedPaidAndCleared() throws IOException {
		City city = new City(port);
		Institution hospital = institutions.all().stream().filter(each -> each.code().value().equals(city.hospital(0).institutionCode())).findFirst()
				.orElseThrow();
		ADay day = ADay.noon(city, clock.today().value());
		day.paid();
		day.paid();
		day.told(2);
		day.nextMorning();
		assertThat(reconciliation.run(hospital.id(), day.date())).isTrue();
		settlement.settle(hospital.id());

		try (Page page = page(ColorScheme.LIGHT)) {
			page.navigate("/finance/statements?hospital=" + hospital.code() + "&day=" + day.date());
			assertThat(page.innerText(".sheet")).contains("门诊", "支付渠道", "银联", "合计");
			Eyes.looksRight(page, "finance-9-statement");
			for (String kind : List.of("PDF", "XLSX", "CSV")) {
				Download file = page.waitForDownload(() -> page.click(".downloads a:text-is('" + kind + "')"));
				file.saveAs(Path.of("target", "screenshots", "statement." + kind.toLowerCase(Locale.ROOT)));
			}
			assertThat(Files.readAllBytes(Path.of("target", "screenshots", "statement.pdf"))).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
			assertThat(Files.readString(Path.of("target", "screenshots", "statement.csv"))).contains("合计").contains("门诊,支付渠道,银联,2,");
			page.click("a:text-is('按收费员')");
			assertThat(page.innerText(".card-title")).contains("收费员交接班报表");
			page.click("a:has-text('记账凭证 CSV')");
			assertThat(page.innerText("main")).contains("尚无医院编码", "应收支付渠道");

			page.navigate("/finance/accounts?hospital=" + hospital.code());
			for (int row = 0; row < Account.values().length; row++) {
				page.fill("input[name=code] >> nth=" + row, "10%02d.01".formatted(row));
				page.fill("input[name=name] >> nth=" + row, "科目" + row);
			}
			Eyes.looksRight(page, "finance-10-accounts");
			page.click("button:has-text('保存')");
			page.navigate("/finance/statements?hospital=" + hospital.code() + "&day=" + day.date());
			Download vouchers = page.waitForDownload(() -> page.click("a:has-text('记账凭证 CSV')"));
			vouchers.saveAs(Path.of("target", "screenshots", "vouchers.csv"));
			assertThat(Files.readString(Path.of("target", "screenshots", "vouchers.csv"))).contains(day.date() + "-CHARGED", "1002.01,科目2");

			holidays(page, hospital, day.date().value().getYear());
			holidays(page, hospital, day.date().value().plusDays(20).getYear());
			payouts.date(hospital.id());
			ExpectedPayout payout = payouts.open(hospital.id()).stream().filter(each -> each.id().period().equals(day.date().toString())).findFirst()
					.orElseThrow();
			passTo(Objects.requireNonNull(payout.expectedOn()));
			page.navigate("/finance/payouts?hospital=" + hospital.code() + "&month=" + YearMonth.from(day.date().value()));
			page.setInputFiles("form[action*=receipts] input[name=file]", receipts(payout));
			page.click("button:has-text('接收并勾对')");
			page.navigate("/finance/payouts?hospital=" + hospital.code() + "&month=" + YearMonth.from(day.date().value()));
			assertThat(page.innerText("tr:has-text('" + day.date() + "') >> nth=0")).contains("已到账", "T-" + day.date());
			page.navigate("/finance/payouts?hospital=" + hospital.code());
			Eyes.looksRight(page, "finance-11-payouts");

			page.navigate("/finance/clearing?hospital=" + hospital.code() + "&month=" + YearMonth.from(day.date().value()).minusMonths(1));
			page.selectOption("form[action*=announce] select[name=purpose]", "ADVANCE");
			page.fill("form[action*=announce] input[name=word]", "首笔");
			page.fill("form[action*=announce] input[name=amount]", "1,000.00");
			page.fill("form[action*=announce] input[name=expectedOn]", day.date().toString());
			page.fill("form[action*=announce] input[name=reason]", "预付通知");
			page.click("form[action*=announce] button");
			assertThat(page.innerText("table")).contains("医保预付金", "首笔, 1000.00 CNY", "须由另一人复核");
			page.navigate("/finance/clearing?hospital=" + hospital.code());
			Eyes.looksRight(page, "finance-12-clearing");
		}
		try (Page dark = page(ColorScheme.DARK)) {
			dark.navigate("/finance/statements?lang=en&hospital=" + hospital.code() + "&month=" + YearMonth.from(day.date().value()) + "&view=DAY");
			Eyes.looksRight(dark, "finance-13-statement-dark-english");
			dark.navigate("/finance/payouts?hospital=" + hospital.code());
			Eyes.looksRight(dark, "finance-14-payouts-dark-english");
		}
	}

	/** In a year that is not known no payout has a date; the country's table is taken in on the page. */
	private static void holidays(Page page, Institution hospital, int year) {
		page.navigate("/finance/payouts?hospital=" + hospital.code());
		page.fill("input[name=year]", Integer.toString(year));
		page.fill("input[name=source]", "节假日通知");
		page.setInputFiles("form[action*=holidays] input[name=file]", new FilePayload("holidays.csv", "text/csv",
				"day,kind,name\n%d-01-01,OFF,元旦\n".formatted(year).getBytes(StandardCharsets.UTF_8)));
		page.click("form[action*=holidays] button");
		assertThat(page.innerText("main")).contains(Integer.toString(year));
	}

	@Test
	void billsOfOtherChannelsAreHandedInAndComparedWithTheHospitalsOwnFile() throws IOException {
		City city = new City(port);
		Institution hospital = institutions.all().stream().filter(each -> each.code().value().equals(city.hospital(1).institutionCode())).findFirst()
				.orElseThrow();
		ADay day = ADay.noon(city, clock.today().value());
		day.nextMorning();
		assertThat(reconciliation.run(hospital.id(), day.date())).isTrue();

		try (Page page = page(ColorScheme.LIGHT)) {
			String address = "/finance/days/" + day.date() + "?hospital=" + hospital.code();
			page.navigate(address);
			handIn(page, "WECHAT", bill(hospital, day, "wechat"));
			handIn(page, "ALIPAY", bill(hospital, day, "alipay"));
			assertThat(page.innerText("tr:has-text('微信支付') >> nth=0")).contains("其中直连 3 笔", "没有差错");
			assertThat(page.innerText("tr:has-text('支付宝') >> nth=0")).contains("其中直连 3 笔", "没有差错");
			Eyes.looksRight(page, "finance-15-day-with-bills");
			Download original = page.waitForDownload(() -> page.click("tr:has-text('微信支付') >> text=下载原件"));
			original.saveAs(Path.of("target", "screenshots", "wechat-original.csv"));
			assertThat(Files.readAllBytes(Path.of("target", "screenshots", "wechat-original.csv"))).isEqualTo(bill(hospital, day, "wechat"));

			handIn(page, "WECHAT", "交易时间\n".getBytes(StandardCharsets.UTF_8));
			assertThat(page.innerText("main")).contains("没有执行", "文件被截断");
			page.navigate(address);
			assertThat(page.innerText("tr:has-text('微信支付') >> nth=0")).as("nothing changed").contains("第 1 版", "其中直连 3 笔");
		}
	}

	private static void handIn(Page page, String channel, byte[] bill) {
		page.selectOption("form[action*=bills] select[name=source]", channel);
		page.setInputFiles("form[action*=bills] input[name=file]", new FilePayload("bill", "application/octet-stream", bill));
		page.click("form[action*=bills] button");
	}

	private byte[] bill(Institution hospital, ADay day, String channel) throws IOException {
		var address = URI.create("http://127.0.0.1:" + port + "/sandbox/api/days/" + day.date() + "/bills/" + hospital.code() + "/" + channel);
		try (InputStream content = address.toURL().openStream()) {
			return content.readAllBytes();
		}
	}

	private void passTo(BusinessDate day) {
		long days = ChronoUnit.DAYS.between(clock.today().value(), day.value());
		if (days > 0) {
			new City(port).advanceClock(Duration.ofDays(days));
		}
	}

	private static FilePayload receipts(ExpectedPayout payout) {
		String rows = "receipt_number,received_on,amount_yuan,payer,purpose\nT-%s,%s,%s,中国银联股份有限公司,清算款\n".formatted(payout.id().period(),
				payout.expectedOn(), BigDecimal.valueOf(payout.amount(), 2).toPlainString());
		return new FilePayload("receipts.csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8));
	}

	/** Another site has no token, and a form without one is nothing. */
	@Test
	void aFormWithoutItsTokenDoesNothing() {
		try (Page page = page(ColorScheme.LIGHT)) {
			assertThat(page.request().post("http://127.0.0.1:" + port + "/account/sessions").status()).isEqualTo(404);
			assertThat(page.request().get("http://127.0.0.1:" + port + "/account").status()).isEqualTo(200);
		}
	}
}
