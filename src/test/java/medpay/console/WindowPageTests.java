package medpay.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import medpay.payment.OpenPayments.Kind;
import medpay.payment.OpenPayments.Open;
import medpay.payment.OpenRefunds;
import medpay.payment.machine.PaymentState;
import medpay.payment.refund.RefundState;
import medpay.shared.BilingualText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The cashier's page. */
@SpringBootTest(classes = PagesAlone.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = "medpay.sandbox.enabled=true")
class WindowPageTests {

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

	private static Open open(String bill, Kind kind, PaymentState state, @Nullable String task) {
		var since = ScriptedCity.NOW.minus(Duration.ofHours(1));
		boolean counts = kind == Kind.COLLECT;
		return new Open(UUID.randomUUID(), bill, state, kind, 113_50, 82_00,
				new BilingualText("信用账户的可用额度不足", "the credit account's limit is too low"), since,
				counts ? since.plus(Duration.ofHours(24)) : null, counts, 1, "D1001", task, task == null ? null : ScriptedCity.NOW.plusSeconds(60));
	}

	@Test
	void saysWhatIsOpenWhyAndWhatMayBeDone() {
		city.atTheWindow(open("B-1", Kind.COLLECT, PaymentState.AT_WINDOW, null),
				open("B-2", Kind.WAIT, PaymentState.CHARGE_IN_DOUBT, "charge_in_doubt"),
				open("B-3", Kind.OWED, PaymentState.AT_WINDOW, null), open("B-4", Kind.ASKS_PATIENT, PaymentState.AT_WINDOW, null));

		String page = browser.open("/window").body();

		assertThat(page).contains("收费窗口", "B-1", "113.50", "信用账户的可用额度不足", "收取 113.50 元", "2026-11-24 08:30:00 到期后转为欠费", "医保已付 82.00");
		assertThat(page).contains("请稍候，不要收费", "扣款结果多次追问仍未知", "责任人：D1001", "请患者在手机上确认").doesNotContain("??", "{0}");
	}

	@Test
	void saysItInEnglish() {
		city.atTheWindow(open("B-1", Kind.COLLECT, PaymentState.AT_WINDOW, "reversal_refused"));

		assertThat(browser.open("/window?lang=en").body()).contains("Cashier&#39;s window", "Collect 113.50", "limit is too low",
				"the insurance platform refuses the reversal").doesNotContain("??", "{0}", "&#39;&#39;");
	}

	@Test
	void saysWhichRefundsWaitAndWhatMayBeDone() {
		city.goingBack(back("T-1", OpenRefunds.Kind.PAY_OUT, RefundState.RETURN_AT_WINDOW, null),
				back("T-2", OpenRefunds.Kind.COLLECT, RefundState.WINDOW_DUE, null),
				back("T-3", OpenRefunds.Kind.BY_HAND, RefundState.NOT_RESETTLED, "not_resettled"),
				back("T-4", OpenRefunds.Kind.WAIT, RefundState.RETURNING, "return_in_doubt"));

		assertThat(browser.open("/window").body()).contains("退费待办", "向患者退付 29.00 元", "不能退回原账户", "向患者补收 29.00 元", "余下项目未能重新结算", "不要退付", "药品未取")
				.doesNotContain("??", "{0}");
		assertThat(browser.open("/window?lang=en").body()).contains("Refunds that wait", "Pay 29.00 to the patient", "Of bill B-1").doesNotContain(
				"??",
				"{0}", "&#39;&#39;");
	}

	private static OpenRefunds.Open back(String number, OpenRefunds.Kind kind, RefundState state, @Nullable String task) {
		return new OpenRefunds.Open(UUID.randomUUID(), "B-1", number, state, kind, 29_00, "药品未取", ScriptedCity.NOW, "C1", task,
				task == null ? null : ScriptedCity.NOW.plusSeconds(60));
	}

	@Test
	void saysSoWhenNothingIsOpen() {
		assertThat(browser.open("/window").body()).contains("窗口没有待办").doesNotContain("<table");
	}

	@Test
	void showsEachHospitalItsOwn() {
		city.atTheWindow(open("B-1", Kind.COLLECT, PaymentState.AT_WINDOW, null));

		assertThat(browser.open("/window?hospital=H31010400002").body()).contains("窗口没有待办").doesNotContain("B-1");
		assertThat(browser.open("/window?hospital=H00000000000").statusCode()).isEqualTo(404);
	}
}
