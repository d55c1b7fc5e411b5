package medpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** Whoever pastes the commands of the README gets what it promises. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"medpay.sandbox.enabled=true", "medpay.sandbox.play-on-start=false"})
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
class ReadmeTests {

	private static final Pattern SHELL = Pattern.compile("(?ms)^```bash\n(.*?)^```$");
	private static final Pattern PICTURE = Pattern.compile("!\\[[^]]+]\\(([^)]+\\.png)\\)");

	@LocalServerPort
	int port;

	@TempDir
	Path folder;

	@Test
	void walksOneVisitWithNothingButCurlAndOpenssl() throws IOException, InterruptedException {
		for (String tool : List.of("bash", "curl", "openssl")) {
			assumeTrue(onThePath(tool), tool + " is not on this machine: the README's visit is skipped");
		}
		String said = run(shellOfTheReadme());
		assertThat(said).containsPattern("agreement \\S+ ACTIVE").contains("\"state\":\"PAID\"");
		assertThat(said.strip().lines().toList().getLast()).contains("医保个人账户支付", "信用账户支付", "you may go");
	}

	/** Two screens of 45 lines, and the visit. */
	@ParameterizedTest
	@MethodSource("readmes")
	void fitsOnTwoScreens(Path readme) {
		String text = SHELL.matcher(Documents.text(readme)).replaceAll("");
		assertThat(text.lines()).hasSizeLessThanOrEqualTo(90).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(170));
	}

	@ParameterizedTest
	@MethodSource("readmes")
	void showsAPictureThatIsSmall(Path readme) throws IOException {
		var picture = PICTURE.matcher(Documents.text(readme));
		assertThat(picture.find()).isTrue();
		assertThat(Files.size(readme.resolveSibling(picture.group(1)))).isLessThanOrEqualTo(200_000);
	}

	static List<Path> readmes() {
		return List.of(Documents.README, Documents.CHINESE_README);
	}

	private static String shellOfTheReadme() {
		var block = SHELL.matcher(Documents.text(Documents.README));
		assertThat(block.find()).as("a shell block in README.md").isTrue();
		return block.group(1);
	}

	private String run(String shell) throws IOException, InterruptedException {
		Path script = Files.writeString(folder.resolve("visit.sh"), shell);
		Path output = folder.resolve("output");
		var builder = new ProcessBuilder("bash", script.toString()).redirectErrorStream(true).redirectOutput(output.toFile());
		builder.environment().put("MEDPAY", "http://127.0.0.1:" + port);
		builder.environment().put("LC_ALL", "C.UTF-8");
		Process bash = builder.start();
		try {
			assertThat(bash.waitFor(2, TimeUnit.MINUTES)).as("the commands come to an end").isTrue();
		} finally {
			bash.destroyForcibly();
		}
		return Files.readString(output, StandardCharsets.UTF_8);
	}

	private static boolean onThePath(String tool) {
		return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
	}
}
