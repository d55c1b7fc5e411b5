package medpay.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, quiet and without a proxy; where there is none the test is skipped with a message. */
public final class Chromium implements AutoCloseable {

	private static final List<String> QUIETLY = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server");

	private final Playwright playwright;
	private final Browser browser;

	private Chromium(Path program) {
		playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(QUIETLY));
	}

	public static Chromium start() {
		Path program = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").map(Path::of).filter(Files::isExecutable)
				.findFirst().orElse(null);
		Assumptions.assumeTrue(program != null, "No Chromium is installed: the pages are not looked at");
		return new Chromium(program);
	}

	public Browser browser() {
		return browser;
	}

	@Override
	public void close() {
		playwright.close();
	}
}
