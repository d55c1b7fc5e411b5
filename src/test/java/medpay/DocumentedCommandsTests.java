package medpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import medpay.audit.CheckAudit;
import medpay.settlement.close.CheckBooks;
import medpay.settlement.close.CheckCertificates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.yaml.snakeyaml.Yaml;

/** What the documents tell people to type, to set and to call is there. */
class DocumentedCommandsTests {

	private static final Pattern FILE = Pattern
			.compile("(?<![\\w/.$-])(?:\\./)?((?:src|\\.ci|\\.mvn)/[\\w./-]*\\w|mvnw|pom\\.xml|docker-compose\\.yml|\\.env\\.example)\\b");
	private static final Pattern MAVEN_PROFILE = Pattern.compile("mvnw [^\n]*-P(\\w+)");
	private static final Pattern JAR = Pattern.compile("-jar ([\\w./*-]+)(?=[\\s`])");
	private static final Pattern COMMAND_OF_THE_JAR = Pattern.compile("-jar (?:target/)?medpay\\.jar ([a-z][a-z-]+)");
	private static final Pattern SERVICE = Pattern.compile("docker compose (?:up|run --rm|exec|logs|ps)(?: -[-\\w]+(?: \\d+)?)* ([a-z][a-z0-9-]+)");
	private static final Pattern SETTING = Pattern.compile("(?<![\\w/.-])(medpay\\.[a-z][a-z0-9-]*(?:\\.[a-z0-9-]*[a-z0-9])*)(?![\\w(/])");
	private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`medpay\\.[^|]+) \\|");
	private static final Pattern NAME = Pattern.compile("`([a-z0-9.-]+)`");
	private static final Pattern VARIABLE = Pattern.compile("\\b(MEDPAY_[A-Z][A-Z_]*[A-Z])\\b");
	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(medpay\\.[a-z0-9.-]+)");
	private static final Pattern LITERAL = Pattern.compile("\"(medpay\\.[a-z0-9.-]+)\"");
	private static final Pattern CALL = Pattern
			.compile("(?:\\b(GET|POST|PUT|DELETE)['\"]? ?[`'\"]?)?(?<![\\w.:/])(?:\\{?\\$\\w+}?)?((?:/api/v1|/sandbox|…)/[^\\s`'\"|?)<>,;⏎]+)");
	private static final String JAR_NAME = "medpay.jar";

	private static void everywhere(Pattern pattern, Predicate<String> known, String what, int atLeast) {
		int checked = 0;
		for (Path document : Documents.all()) {
			List<String> named = Documents.found(pattern, Documents.text(document));
			assertThat(named.stream().filter(known.negate())).as("%s: %s that are not there", document, what).isEmpty();
			checked += named.size();
		}
		assertThat(checked).as(what).isGreaterThanOrEqualTo(atLeast);
	}

	@Test
	void everyFileThatIsNamedIsThere() {
		everywhere(FILE, name -> Files.exists(Path.of(name)), "files", 20);
	}

	@Test
	void everyCommandOfMavenAndOfTheJarIsThere() {
		String pom = Documents.text(Path.of("pom.xml"));
		assertThat(pom).contains("<finalName>" + JAR_NAME.replace(".jar", "") + "</finalName>");
		everywhere(MAVEN_PROFILE, name -> pom.contains("<id>" + name + "</id>"), "Maven profiles", 2);
		everywhere(JAR, name -> Set.of(JAR_NAME, "target/" + JAR_NAME).contains(name), "jars", 3);
		Set<String> commands = Set.of(CheckAudit.COMMAND, CheckBooks.COMMAND, CheckCertificates.COMMAND, Migration.COMMAND);
		everywhere(COMMAND_OF_THE_JAR, commands::contains, "commands of the jar", 3);
	}

	@Test
	void everyServiceIsInTheComposeFile() {
		Map<String, Map<String, Object>> compose = new Yaml().load(Documents.text(Path.of("docker-compose.yml")));
		everywhere(SERVICE, Objects.requireNonNull(compose.get("services"))::containsKey, "services", 8);
	}

	@Test
	void everySettingIsOne() {
		Set<String> known = settings();
		Predicate<String> isOne = name -> known.contains(name) || name.equals(JAR_NAME) || isPackage(name);
		everywhere(SETTING, isOne, "settings", 60);
		for (Path document : Documents.all()) {
			for (String cell : Documents.found(FIRST_CELL, Documents.text(document))) {
				List<String> names = Documents.found(NAME, cell);
				String prefix = names.getFirst().substring(0, names.getFirst().lastIndexOf('.') + 1);
				assertThat(names).as("%s: %s", document, cell).allMatch(name -> isOne.test(name.startsWith("medpay.") ? name : prefix + name));
			}
		}
	}

	@Test
	void everyVariableIsReadSomewhere() {
		Set<String> known = settings().stream().map(name -> name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "_"))
				.collect(Collectors.toCollection(TreeSet::new));
		known.addAll(settings().stream().map(name -> name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "")).toList());
		Stream.of(Path.of("docker-compose.yml"), Path.of(".env.example"))
				.forEach(file -> known.addAll(Documents.found(VARIABLE, Documents.text(file))));
		Documents.files(Path.of("src/main/docker"), "").filter(Files::isRegularFile)
				.forEach(file -> known.addAll(Documents.found(VARIABLE, Documents.text(file))));
		everywhere(VARIABLE, known::contains, "variables", 15);
	}

	@Test
	void everyCallIsMapped() {
		List<Call> mapped = mappings();
		int checked = 0;
		for (Path document : Documents.living()) {
			for (Call named : calls(Documents.text(document))) {
				assertThat(mapped.stream().anyMatch(named::fits)).as("%s calls %s %s", document, named.methods(), named.path()).isTrue();
				checked++;
			}
		}
		assertThat(checked).isGreaterThan(60);
	}

	@Test
	void everyCallOfOursIsInTheGuideOfIntegrators() {
		List<Call> named = calls(Documents.text(Documents.FOLDER.resolve("integrating.md")));
		assertThat(mappings().stream().filter(call -> call.path().startsWith("/api/v1/"))).hasSizeGreaterThan(25)
				.allSatisfy(call -> assertThat(named.stream().anyMatch(each -> !each.end() && each.fits(call))).as(call.toString()).isTrue());
	}

	@Test
	void theChineseReadmeHasTheSameCommands() {
		assertThat(Documents.withoutComments(Documents.blocks(Documents.CHINESE_README)))
				.isEqualTo(Documents.withoutComments(Documents.blocks(Documents.README))).hasSizeGreaterThan(2);
		assertThat(Documents.text(Documents.README)).contains("](" + Documents.CHINESE_README + ")");
		assertThat(Documents.text(Documents.CHINESE_README)).contains("](../../README.md)");
	}

	/** A call: none or some methods, a path whose braces stand for anything. {@code …/} in a document stands for what was said before. */
	record Call(Set<String> methods, List<String> segments, boolean end) {

		static Call of(Set<String> methods, String path) {
			boolean end = path.startsWith("…");
			return new Call(methods, List.of(path.replaceAll("^…?/", "").split("/")), end);
		}

		String path() {
			return (end ? "…/" : "/") + String.join("/", segments);
		}

		boolean fits(Call mapped) {
			int longer = mapped.segments.size() - segments.size();
			if (longer < 0 || (longer > 0 && !end) || (!methods.isEmpty() && !mapped.methods.isEmpty() && !mapped.methods.containsAll(methods))) {
				return false;
			}
			for (int index = 0; index < segments.size(); index++) {
				String there = mapped.segments.get(longer + index);
				String here = segments.get(index);
				if (!there.equals(here) && !there.startsWith("{") && !here.matches("[{$].*")) {
					return false;
				}
			}
			return true;
		}
	}

	private static List<Call> calls(String text) {
		return CALL.matcher(text).results().filter(call -> !call.group(2).contains("**")).map(call -> {
			Set<String> methods = call.group(1) == null ? Set.of() : Set.of(call.group(1));
			return Call.of(methods, call.group(2).replaceAll("[*.:\\]]+$", ""));
		}).toList();
	}

	private static List<Call> mappings() {
		List<Call> mappings = new ArrayList<>();
		for (Class<?> controller : annotated(Controller.class)) {
			RequestMapping whole = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
			for (var method : controller.getDeclaredMethods()) {
				RequestMapping own = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
				if (own != null) {
					Set<String> methods = Stream.of(own.method()).map(RequestMethod::name).collect(Collectors.toSet());
					for (String first : whole == null ? new String[]{""} : whole.path()) {
						for (String second : own.path().length == 0 ? new String[]{""} : own.path()) {
							mappings.add(Call.of(methods, first + second));
						}
					}
				}
			}
		}
		return mappings;
	}

	private static List<? extends Class<?>> annotated(Class<? extends Annotation> annotation) {
		var scanner = new ClassPathScanningCandidateComponentProvider(false, new MockEnvironment().withProperty("medpay.sandbox.hosted", "true"));
		scanner.addIncludeFilter(new AnnotationTypeFilter(annotation));
		return scanner.findCandidateComponents("medpay").stream().map(BeanDefinition::getBeanClassName).filter(DocumentedCommandsTests::isNoTest)
				.map(name -> ClassUtils.resolveClassName(name, null)).toList();
	}

	private static boolean isNoTest(String name) {
		return Files.exists(Path.of("src/main/java", name.replaceAll("\\$.*", "").replace('.', '/') + ".java"));
	}

	/** Every name that the code reads: by a record of settings, in a placeholder, or as it stands. */
	private static Set<String> settings() {
		Set<String> names = new TreeSet<>();
		for (Class<?> record : annotated(ConfigurationProperties.class)) {
			components(Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(record, ConfigurationProperties.class)).prefix(), record,
					names);
		}
		for (Path source : Documents.files(Path.of("src/main/java"), ".java").toList()) {
			names.addAll(Documents.found(PLACEHOLDER, Documents.text(source)));
			names.addAll(Documents.found(LITERAL, Documents.text(source)));
		}
		return names;
	}

	private static void components(String prefix, Class<?> record, Set<String> names) {
		for (RecordComponent component : record.getRecordComponents()) {
			String name = prefix + "." + component.getName().replaceAll("([a-z])([A-Z0-9])", "$1-$2").toLowerCase(Locale.ROOT);
			names.add(name);
			if (component.getType().isRecord()) {
				components(name, component.getType(), names);
			}
		}
	}

	private static boolean isPackage(String name) {
		String folder = name.replace('.', '/');
		return Files.isDirectory(Path.of("src/main/java", folder)) || Files.isDirectory(Path.of("src/test/java", folder));
	}
}
