package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import medpay.operator.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every page that the table of rights names, in a real browser: as each role that may see it, and in both languages and themes, with axe. Leaves a picture of each page in
 * light and dark under {@code target/screenshots}.
 */
@SandboxTest
class EveryPageTests {

	/** The sandbox's operator of each role. */
	private static final Map<Role, String> PEOPLE = Map.of(Role.VIEWER, "qian", Role.CASHIER, "he", Role.FINANCE, "shen", Role.FINANCE_APPROVER, "lu",
			Role.OPERATIONS, "yun", Role.SYSTEM_ADMINISTRATOR, "xi", Role.SECURITY_ADMINISTRATOR, "an", Role.AUDITOR, "ji", Role.CITY_VIEWER, "shi");
	/** Pages of one thing: reached by the first link in a list. */
	private static final Map<String, String> BEHIND = Map.of("/payments", "td.bill a", "/agreements", "tbody td a", "/operators", "td.bill a",
			"/institutions",
			"td.bill a", "/finance", "tbody th a");

	@RegisterExtension
	static final Eyes EYES = new Eyes();

	@LocalServerPort
	private int port;

	private final Map<String, List<String>> findings = new LinkedHashMap<>();

	private Page page(ColorScheme colours, String language) {
		Page page = EYES.page(port, colours, 1280);
		page.navigate("/?lang=" + language);
		return page;
	}

	/** Path to the roles that may see it; none: everybody. */
	private static Map<String, List<Role>> table() throws IOException {
		try (InputStream file = Objects.requireNonNull(Role.class.getResourceAsStream("rights.txt"))) {
			Map<String, List<Role>> pages = new LinkedHashMap<>();
			new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("GET "))
					.map(line -> line.split(" \\| ", 2))
					.filter(parts -> isPage(parts[0].substring("GET ".length())))
					.forEach(parts -> pages.put(parts[0].substring("GET ".length()), roles(parts[1].strip())));
			return pages;
		}
	}

	/** Neither a file, nor a page of one thing, nor one that is for the middle of signing in. */
	private static boolean isPage(String path) {
		return !path.contains("{") && !path.matches(".*\\.(csv|xlsx|pdf|txt)") && !Set.of("/sign-in/code", "/sign-in/factor").contains(path);
	}

	private static List<Role> roles(String words) {
		return switch (words) {
			case "everybody" -> List.of();
			case "any operator" -> List.of(Role.values());
			default -> Arrays.stream(words.split(" ")).filter(word -> !word.equals("!")).map(Role::valueOf).toList();
		};
	}

	private void look(Page page, String name, String how) {
		List<String> found = new ArrayList<>(Eyes.findings(page));
		if (page.content().contains("??")) {
			found.add("a word is missing");
		}
		findings.put(name + " " + how, found);
	}

	private void open(Page page, String path) {
		Response response = Objects.requireNonNull(page.navigate(path));
		assertThat(response.status()).as(path).isEqualTo(200);
		assertThat(response.headers().get("content-security-policy")).as(path).contains("default-src 'self'").doesNotContain("unsafe");
		assertThat(response.headers().get("cache-control")).as(path).contains("no-store");
	}

	/** The page, and the page behind its first link. */
	private void visit(Page page, String path, String how, boolean picture) {
		open(page, path);
		look(page, path, how);
		keep(page, path, how, picture);
		String link = BEHIND.get(path);
		if (link != null && page.locator(link).count() > 0) {
			page.click(link + " >> nth=0");
			look(page, path + "/one", how);
			keep(page, path + "/one", how, picture);
		}
	}

	private static void keep(Page page, String path, String how, boolean picture) {
		if (picture) {
			String name = "every" + path.replace('/', '-') + "-" + how.replace(' ', '-');
			Eyes.keep(page, name);
		}
	}

	@Test
	void everyPageIsRightInBothLanguagesAndThemesAndForEachRole() throws IOException {
		City city = new City(port);
		var visit = new Visit(city, city.hospital(0));
		for (int patient = 0; patient < 3; patient++) {
			visit.pay(Visit.bill(visit.aReadyPatient().text("verification_id"), Visit.billNumber(), "UNKNOWN-ITEM", 3_000));
		}
		Map<String, List<Role>> pages = table();
		assertThat(pages).hasSizeGreaterThan(25);
		for (ColorScheme colours : new ColorScheme[]{ColorScheme.LIGHT, ColorScheme.DARK}) {
			for (String language : List.of("zh", "en")) {
				walk(pages, colours, language);
			}
		}
		Map<Role, Page> readers = new LinkedHashMap<>();
		PEOPLE.forEach((role, account) -> {
			Page page = page(ColorScheme.LIGHT, "zh");
			SignIns.as(page, account);
			readers.put(role, page);
		});
		pages.forEach(
				(path, roles) -> roles.stream().skip(1).forEach(role -> visit(Objects.requireNonNull(readers.get(role)), path, role.name(), false)));
		readers.values().forEach(Page::close);

		findings.forEach((page, found) -> System.out.printf("%-60s %d findings%n", page, found.size()));
		assertThat(findings).hasSizeGreaterThan(150).allSatisfy((page, found) -> assertThat(found).as(page).isEmpty());
	}

	/** Each page once, as the first role that may see it. */
	private void walk(Map<String, List<Role>> pages, ColorScheme colours, String language) {
		String how = language + " " + (colours == ColorScheme.DARK ? "dark" : "light");
		Map<String, Page> readers = new LinkedHashMap<>();
		pages.forEach((path, roles) -> {
			String account = roles.isEmpty() ? "" : PEOPLE.get(roles.getFirst());
			Page page = readers.computeIfAbsent(Objects.requireNonNull(account), someone -> {
				Page fresh = page(colours, language);
				if (!someone.isEmpty()) {
					SignIns.as(fresh, someone);
					fresh.navigate("/?lang=" + language);
				}
				return fresh;
			});
			visit(page, path, how, language.equals("zh"));
			assertThat(page.getAttribute("html", "lang")).as(path).startsWith(language);
		});
		readers.values().forEach(Page::close);
	}
}
