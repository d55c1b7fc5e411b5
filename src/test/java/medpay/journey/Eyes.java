package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import medpay.testing.Chromium;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.jspecify.annotations.Nullable;

/** A real browser for the tests of a class, and what every page of the console must be: of no grave finding of axe, no word missing, nothing inline. */
final class Eyes implements BeforeAllCallback, AfterAllCallback {

	private static final Set<String> GRAVE = Set.of("serious", "critical");

	private @Nullable Chromium chromium;

	@Override
	public void beforeAll(ExtensionContext context) {
		chromium = Chromium.start();
	}

	@Override
	public void afterAll(ExtensionContext context) {
		if (chromium != null) {
			chromium.close();
		}
	}

	Page page(int port) {
		return page(port, ColorScheme.LIGHT, 1280);
	}

	Page page(int port, ColorScheme colours, int width) {
		if (chromium == null) {
			throw new IllegalStateException("The class has not begun");
		}
		return chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(colours).setLocale("zh-CN")
				.setBaseURL("http://127.0.0.1:" + port)).newPage();
	}

	/** What is wrong with the page. */
	static List<String> findings(Page page) {
		return new AxeBuilder(page).setLegacyMode(true).analyze().getViolations().stream().filter(violation -> GRAVE.contains(violation.getImpact()))
				.map(violation -> violation.getId() + " " + violation.getNodes().stream().map(node -> node.getHtml()).limit(4).toList()).toList();
	}

	/** Also leaves a picture under {@code target/screenshots}. */
	static void looksRight(Page page, String name) {
		assertThat(findings(page)).as(name).isEmpty();
		assertThat(page.content()).doesNotContain("??", "{0}", "&#39;&#39;", " style=");
		keep(page, name);
	}

	static void keep(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")).setFullPage(true));
	}
}
