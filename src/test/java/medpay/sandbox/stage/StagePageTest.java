package medpay.sandbox.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.util.List;
import medpay.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A stranger opens the page and clicks. Leaves pictures under {@code target/screenshots}. */
@WholeCity
class StagePageTest {

	private static Chromium chromium;

	@LocalServerPort
	private int port;

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

	private Visitor atTheDesk(ColorScheme colours) {
		return new Visitor(chromium.browser(), 1440, 900, colours).opens(port);
	}

	@Test
	void anAdultsVisitIsPaidByThree() {
		try (var visitor = atTheDesk(ColorScheme.LIGHT)) {
			visitor.needsNoScrolling(true);
			assertThat(visitor.count(".btn-primary:visible")).as("one obvious button").isEqualTo(1);
			assertThat(visitor.text("#steps [aria-current]")).contains("亮码");
			visitor.isAbleToReadIt();
			visitor.takesAPicture("1-start");

			visitor.scans();
			assertThat(visitor.text("#patient")).contains("沙明远", "核验通过");
			assertThat(visitor.text("#steps [aria-current]")).contains("看病");
			visitor.finishesAs("PAID");

			assertThat(visitor.texts(".result .share-who")).containsExactly("统筹基金", "个人账户", "信用账户");
			assertThat(sum(visitor.texts(".result .share-fen"))).isEqualByComparingTo(visitor.text(".result-sum").replaceAll("[^0-9.]", ""));
			assertThat(visitor.text("#phone-news")).contains("医保支付 96.19 元", "信用账户支付 37.81 元", "可以离开了");
			visitor.page.waitForSelector(".wire-row >> nth=20");
			assertThat(visitor.texts(".chapter")).containsExactly("这是谁", "医保付多少", "剩下的，信用账户付");
			visitor.isAbleToReadIt();
			visitor.needsNoScrolling(true);
			visitor.takesAPicture("2-adult-paid");
		}
	}

	private static BigDecimal sum(List<String> amounts) {
		return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	@Test
	void aMessageOpensAsItWasSent() {
		try (var visitor = atTheDesk(ColorScheme.LIGHT)) {
			visitor.scans();
			visitor.page.waitForSelector(".wire-row:has-text('1101')");
			visitor.page.click(".wire-row:has-text('1101')");
			visitor.page.waitForSelector(".raw:has-text('infno')");

			assertThat(visitor.text(".raw")).contains("\"infno\": \"1101\"", "\"cainfo\"");
			visitor.isAbleToReadIt();
			visitor.takesAPicture("3-message");
			visitor.page.keyboard().press("Escape");
			assertThat(visitor.count("#message[open]")).isZero();
		}
	}

	@Test
	void aChildsVisitIsPaidByTheGuardianInEnglish() {
		try (var visitor = atTheDesk(ColorScheme.LIGHT)) {
			visitor.page.click("#language");
			visitor.page.waitForSelector("html[lang=en]");
			visitor.chooses(Role.CHILD);
			assertThat(visitor.text("#phone-screen")).contains("Sha Mingyuan", "Code for Sha Xiaoman", "Family Suishen code");
			assertThat(visitor.text("#departments [aria-checked=true]")).isEqualTo("Paediatrics");

			visitor.scans();
			assertThat(visitor.text("#patient")).contains("Sha Xiaoman", "guardian Sha Mingyuan");
			visitor.page.click("[data-key=estimate]");
			visitor.page.waitForSelector(".estimate");
			List<String> foreseen = visitor.texts(".estimate .share-fen");
			visitor.finishesAs("PAID");

			assertThat(visitor.texts(".result .share-fen")).isEqualTo(foreseen);
			assertThat(visitor.text(".result")).contains("Pooled fund", "Credit account", "guardian Sha Mingyuan", "you may go");
			visitor.isAbleToReadIt();
			visitor.takesAPicture("4-child-english");
		}
	}

	@Test
	void aDeclinedChargeGoesToTheWindowInTheDark() {
		try (var visitor = atTheDesk(ColorScheme.DARK)) {
			visitor.chooses(Role.STUDENT);
			visitor.page.selectOption("#fault", "charge-declined");
			visitor.scans();
			visitor.finishesAs("AT_WINDOW");

			assertThat(visitor.texts(".result .share-who")).containsExactly("统筹基金", "窗口待缴");
			assertThat(visitor.text(".read-aloud")).contains("请到窗口缴纳");
			visitor.page.waitForSelector(".is-bad .arrow-text");
			assertThat(visitor.texts(".is-bad .arrow-text")).anySatisfy(text -> assertThat(text).contains("不可以"));
			visitor.isAbleToReadIt();
			visitor.takesAPicture("5-declined-dark");

			visitor.clicksOn();
			visitor.page.waitForSelector(".patient.is-waiting");
			assertThat(visitor.page.inputValue("#fault")).isEqualTo("none");
		}
	}

	@Test
	void unknownStaysUnknownUntilSomebodyKnows() {
		try (var visitor = atTheDesk(ColorScheme.LIGHT)) {
			visitor.chooses(Role.STUDENT);
			visitor.page.selectOption("#fault", "blackout");
			visitor.scans();
			visitor.finishesAs("CHARGE_IN_DOUBT");
			assertThat(visitor.text(".result")).contains("信用账户（结果未知）");
			visitor.isAbleToReadIt();
			visitor.takesAPicture("6-in-doubt");

			visitor.page.click("[data-key=restore]");
			visitor.movesTheClockWhileItMay();
			visitor.page.waitForSelector(".pill-large.pill-PAID");
			assertThat(visitor.texts(".result .share-who")).contains("信用账户");
			assertThat(visitor.texts(".wire-row .arrow-text")).filteredOn(text -> text.matches("扣款\\s+[0-9.]+")).as("charged once").hasSize(1);
		}
	}

	@Test
	void aRefundFindsItsEndThoughItsAnswerIsLost() {
		try (var visitor = atTheDesk(ColorScheme.LIGHT)) {
			visitor.scans();
			visitor.finishesAs("PAID");
			visitor.page.selectOption("#fault", "reversal-lost");
			visitor.page.click("[data-key=refund]");
			visitor.page.waitForSelector(".refund .pill-DONE");

			assertThat(visitor.text(".refund")).contains("退费 134.00 元", "已退费", "医保 96.19 元", "您的信用账户 37.81 元");
			visitor.page.waitForSelector(".wire-row:has-text('结算撤销') >> nth=1");
			assertThat(visitor.texts(".wire-row .arrow-text")).anySatisfy(text -> assertThat(text).contains("冲正"));
			assertThat(visitor.count("[data-key=refund]")).isZero();
			visitor.isAbleToReadIt();
			visitor.needsNoScrolling(true);
			visitor.takesAPicture("16-refund-lost");
		}
	}

	@Test
	void whatTheCardDoesNotTakeBackIsPaidOutAtTheWindowInEnglish() {
		try (var visitor = atTheDesk(ColorScheme.DARK)) {
			visitor.page.click("#language");
			visitor.page.waitForSelector("html[lang=en]");
			visitor.scans();
			visitor.finishesAs("PAID");
			visitor.page.selectOption("#fault", "return-refused");
			visitor.page.click("[data-key=refund]");
			visitor.page.waitForSelector(".refund .pill-RETURN_AT_WINDOW");
			assertThat(visitor.text(".refund")).contains("the window pays out 37.81");
			visitor.isAbleToReadIt();
			visitor.takesAPicture("13-refund-at-window-dark");

			visitor.page.click("[data-key=pay-out]");
			visitor.page.waitForSelector(".refund .pill-DONE");
		}
	}

	@Test
	void theCashierCollectsWhatTheBankDeclined() {
		try (var visitor = atTheDesk(ColorScheme.LIGHT)) {
			visitor.chooses(Role.STUDENT);
			visitor.page.selectOption("#fault", "charge-declined");
			visitor.scans();
			visitor.finishesAs("AT_WINDOW");
			visitor.isAbleToReadIt();
			visitor.takesAPicture("14-window");

			visitor.page.click("[data-key=collect]");
			visitor.page.waitForSelector(".pill-large.pill-PAID_AT_WINDOW");
			assertThat(visitor.texts(".result .share-who")).contains("窗口已缴");
			visitor.isAbleToReadIt();
			visitor.takesAPicture("15-window-paid");
		}
	}

	@Test
	void whoHasNotSignedDoesSoWithATap() {
		try (var visitor = atTheDesk(ColorScheme.LIGHT)) {
			visitor.chooses(Role.UNSIGNED);
			visitor.page.click(".credit-sign");
			visitor.page.waitForSelector("#phone-sheet:not([hidden])");
			visitor.isAbleToReadIt();
			visitor.takesAPicture("7-signing");
			visitor.page.click(".sheet-yes");
			visitor.page.waitForSelector(".credit-bar");
			assertThat(visitor.text(".credit")).contains("可用 5,000.00 元");
		}
	}

	@Test
	void aVisitOnASmallScreen() {
		try (var visitor = new Visitor(chromium.browser(), 390, 844, ColorScheme.LIGHT).opens(port)) {
			visitor.chooses(Role.RETIREE);
			visitor.needsNoScrolling(true);
			visitor.isAbleToReadIt();
			visitor.takesAPicture("8-small-phone");
			visitor.page.click("#phone-foot button");
			visitor.page.waitForSelector(".verified");
			visitor.finishesAs("PAID");
			visitor.needsNoScrolling(true);
			visitor.isAbleToReadIt();
			visitor.takesAPicture("9-small-doctor");
			visitor.page.click("#tabs [data-key=wire]");
			visitor.needsNoScrolling(true);
			visitor.isAbleToReadIt();
			visitor.takesAPicture("10-small-messages");
			visitor.page.click("#tabs [data-key=phone]");
			assertThat(visitor.text(".bill-card")).contains("个人账户", "信用账户");
			visitor.takesAPicture("11-small-bill");
		}
	}

	@Test
	void aDayIsPlayed() {
		try (var visitor = atTheDesk(ColorScheme.LIGHT)) {
			visitor.page.click("#play-open");
			visitor.page.selectOption("[name=visits]", "10");
			visitor.page.selectOption("[name=per_second]", "20");
			visitor.page.click(".play-form button");
			visitor.page.waitForSelector(".play-state:has-text('已完成')");
			assertThat(visitor.text(".play-state")).contains("10 / 10");
			visitor.isAbleToReadIt();
			visitor.takesAPicture("12-day");
			visitor.page.keyboard().press("Escape");
			assertThat(visitor.page.getAttribute("#wire-follow [data-key=all]", "aria-checked")).isEqualTo("true");
			visitor.page.waitForSelector(".wire-row");
		}
	}

	@Test
	void theKeyboardIsEnough() {
		try (var visitor = atTheDesk(ColorScheme.LIGHT)) {
			visitor.page.focus("#cast [aria-checked=true]");
			visitor.page.keyboard().press("ArrowRight");
			assertThat(visitor.page.getAttribute("#cast [data-key=CHILD]", "aria-checked")).isEqualTo("true");
			visitor.page.keyboard().press("ArrowRight");
			visitor.page.waitForSelector("#station-foot [data-key=main]:enabled");
			visitor.page.focus("#station-foot [data-key=main]");
			visitor.page.keyboard().press("Enter");
			visitor.page.waitForSelector(".verified");
			visitor.page.waitForSelector(".wire-row");
			visitor.page.focus("#wire-body");
			visitor.page.keyboard().press("ArrowDown");
			visitor.page.keyboard().press("Enter");
			assertThat(visitor.page.isVisible("#message .raw")).isTrue();
		}
	}
}
