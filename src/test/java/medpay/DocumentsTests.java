package medpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import medpay.payment.PaymentView;
import medpay.payment.machine.PaymentState;
import medpay.payment.refund.RefundState;
import medpay.shared.web.ProblemCode;
import medpay.voucher.VerificationReason;
import org.junit.jupiter.api.Test;

/** What is written beside the code stays true of it. */
class DocumentsTests {

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
	private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
	private static final Pattern SETTINGS = Pattern.compile("@ConfigurationProperties\\(\"(medpay\\.[a-z]+)\"\\)");
	private static final Pattern VALUE = Pattern.compile("@Value\\(\"\\$\\{(medpay\\.[a-z0-9.-]+)");

	@Test
	void everyLinkLeadsSomewhere() {
		int checked = 0;
		for (Path document : Documents.all()) {
			for (String link : Documents.found(LINK, Documents.text(document))) {
				if (!link.contains("://")) {
					String[] parts = link.split("#", 2);
					Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
					assertThat(target).as("%s links to %s", document, link).exists();
					if (parts.length == 2) {
						assertThat(anchors(target)).as("%s links to %s", document, link).contains(parts[1]);
					}
					checked++;
				}
			}
		}
		assertThat(checked).isGreaterThan(10);
	}

	private static List<String> anchors(Path document) {
		return Documents.found(HEADING, Documents.text(document)).stream()
				.map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-')).toList();
	}

	@Test
	void everyDecisionHasANumberOfItsOwnAndSaysWhatAndWhy() {
		List<Path> decisions = Documents.files(Documents.FOLDER.resolve("decisions"), ".md").toList();
		assertThat(decisions).isNotEmpty().allSatisfy(decision -> {
			assertThat(decision.getFileName().toString()).matches("[0-9]{3}-[a-z0-9-]+\\.md");
			assertThat(Documents.text(decision)).startsWith("# " + number(decision) + " ").contains("**Decided.**", "**Why.**");
		});
		assertThat(decisions).extracting(DocumentsTests::number).doesNotHaveDuplicates();
	}

	private static String number(Path decision) {
		return decision.getFileName().toString().substring(0, 3);
	}

	@Test
	void everyProblemIsExplainedToIntegratorsAsItIs() {
		String guide = Documents.text(Documents.FOLDER.resolve("integrating.md"));
		assertThat(ProblemCode.values()).allSatisfy(problem -> assertThat(guide)
				.contains("| `" + problem.code() + "` | " + problem.status().value() + " | " + (problem.retryable() ? "yes" : "no") + " | "));
		long rows = Documents.found(Pattern.compile("(?m)^\\| `([a-z_]+)` \\| [0-9]{3} \\|"), guide).size();
		assertThat(rows).isEqualTo(ProblemCode.values().length);
	}

	@Test
	void everyStateAndEveryNextActionIsExplainedToIntegrators() {
		String guide = Documents.text(Documents.FOLDER.resolve("integrating.md"));
		assertThat(PaymentView.NextAction.values()).allSatisfy(action -> assertThat(guide).contains("| `" + action + "` | "));
		assertThat(PaymentState.values()).allSatisfy(state -> assertThat(guide).contains("`" + state + "`"));
		assertThat(RefundState.values()).filteredOn(RefundState::ended).allSatisfy(state -> assertThat(guide).contains("| " + state + " | "));
		assertThat(VerificationReason.values())
				.allSatisfy(reason -> assertThat(guide).contains("| `" + reason.code() + "` | " + reason.nextAction() + " | "));
	}

	@Test
	void everySettingIsInTheOperatorsTable() {
		String table = Documents.text(Documents.FOLDER.resolve("operating.md"));
		List<String> sources = Documents.files(Path.of("src/main/java"), ".java").map(Documents::text).toList();
		assertThat(sources.stream().flatMap(source -> Documents.found(VALUE, source).stream()).distinct()
				.filter(name -> !table.contains("`" + name + "`")))
				.as("settings read with @Value").isEmpty();
		for (String source : sources) {
			Matcher settings = SETTINGS.matcher(source);
			if (settings.find()) {
				assertThat(components(source, settings.end())).isNotEmpty()
						.allSatisfy(name -> assertThat(table).containsAnyOf("`" + settings.group(1) + "." + name + "`", ", `" + name + "`"));
			}
		}
	}

	/** The names between the parentheses of the record that follows, in the form in which they are set. */
	private static List<String> components(String source, int from) {
		String plain = source.substring(source.indexOf("record ", from)).replaceAll("@DefaultValue\\((\\{[^}]*\\}|\"[^\"]*\")\\)", "");
		String head = plain.substring(0, plain.indexOf('{'));
		return Documents.found(Pattern.compile("\\b(?:Duration|String|boolean|Boolean|long|int|Path|List<\\w+>|Map<[^()]+>)\\s+(\\w+)\\s*[,)]"), head)
				.stream()
				.map(name -> name.replaceAll("([a-z])([A-Z0-9])", "$1-$2").toLowerCase(Locale.ROOT)).toList();
	}

	@Test
	void everyModuleIsInTheReadmeAndInTheArchitecture() {
		try (Stream<Path> folders = Files.list(Path.of("src/main/java/medpay"))) {
			List<String> modules = folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).toList();
			assertThat(modules).hasSizeGreaterThan(10).allSatisfy(module -> {
				assertThat(Documents.text(Documents.README)).contains("`" + module + "`");
				assertThat(Documents.text(Documents.FOLDER.resolve("architecture.md"))).contains("| `" + module + "` |");
			});
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
