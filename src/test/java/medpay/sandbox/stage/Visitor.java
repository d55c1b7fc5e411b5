package medpay.sandbox.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Somebody who opens the page and clicks; whatever the browser's console complains of is remembered. */
final class Visitor implements AutoCloseable {

	private static final Set<String> GRAVE = Set.of("serious", "critical");
	private static final Path SHOTS = Path.of("target", "screenshots");

	private final BrowserContext context;
	private final List<String> complaints = new ArrayList<>();
	final Page page;

	Visitor(Browser browser, int width, int height, ColorScheme colours) {
		context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(colours).setLocale("zh-CN"));
		context.setDefaultTimeout(30_000);
		page = context.newPage();
		page.onConsoleMessage(message -> {
			if (message.type().equals("error") || message.type().equals("warning")) {
				complaints.add(message.text() + " " + message.location());
			}
		});
		page.onPageError(complaints::add);
	}

	Visitor opens(int port) {
		page.navigate("http://127.0.0.1:" + port + "/sandbox");
		page.waitForSelector("svg.qr");
		page.waitForSelector(".credit:not(.is-loading)");
		return this;
	}

	/** Chooses who comes today. */
	void chooses(Role role) {
		page.click("#cast [data-key=" + role + "]");
		page.waitForSelector("#cast [data-key=" + role + "][aria-checked=true]");
		page.waitForSelector("#station-foot [data-key=main]:enabled", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
		page.waitForSelector(".credit:not(.is-loading)");
	}

	/** The one obvious button of the station. */
	void clicksOn() {
		page.click("#station-foot [data-key=main]:enabled");
	}

	void scans() {
		clicksOn();
		page.waitForSelector(".verified");
	}

	/** Finishes the visit and waits until the page says so. */
	void finishesAs(String state) {
		clicksOn();
		page.waitForSelector(".pill-large.pill-" + state);
		page.waitForSelector(".read-aloud");
	}

	/** What is asked about by itself may find its end before the click: then the button is gone. */
	void movesTheClockWhileItMay() {
		page.evaluate("() => document.querySelector('[data-key=clock]')?.click()");
	}

	String text(String selector) {
		return page.innerText(selector);
	}

	List<String> texts(String selector) {
		return page.locator(selector).allInnerTexts();
	}

	int count(String selector) {
		return page.locator(selector).count();
	}

	/** What the eye sees once whatever moves has come to rest. */
	void takesAPicture(String name) {
		page.waitForFunction(
				"() => document.getAnimations().every(one => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity"
						+ " || one.transitionProperty === 'stroke-dasharray')");
		page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
	}

	/** Looked at without motion: what fades in at that moment is paler than it will be. */
	void isAbleToReadIt() {
		page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
		assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()).filteredOn(violation -> GRAVE.contains(violation.getImpact()))
				.extracting(violation -> violation.getId() + " " + violation.getNodes().stream().map(node -> node.getHtml()).limit(4).toList())
				.isEmpty();
		page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
	}

	/** Nothing is wider than the screen, and on a desk nothing lies below it. */
	void needsNoScrolling(boolean alsoDown) {
		assertThat(page.evaluate("() => document.scrollingElement.scrollWidth <= innerWidth")).isEqualTo(true);
		if (alsoDown) {
			assertThat(page.evaluate("() => document.scrollingElement.scrollHeight <= innerHeight")).isEqualTo(true);
		}
	}

	@Override
	public void close() {
		context.close();
		assertThat(complaints).as("the browser's console").isEmpty();
	}
}
