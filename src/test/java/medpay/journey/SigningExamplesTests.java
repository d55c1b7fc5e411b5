package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import medpay.access.ClientDesk;
import medpay.access.Clients;
import medpay.access.NewSecret;
import medpay.access.SignatureScheme;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.shared.InstitutionId;
import medpay.testing.ClientKeys;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever copies an example out of the integrators' guide gets in, with every scheme; an example that is wrong is told so. */
@SandboxTest
class SigningExamplesTests {

	private static final Path GUIDE = Path.of("src/docs/integrating.md");

	@LocalServerPort
	int port;

	@Autowired
	ClientDesk desk;

	@Autowired
	Institutions institutions;

	@TempDir
	Path folder;

	private InstitutionId hospital() {
		return institutions.all().stream().filter(institution -> institution.kind() == Institution.Kind.HOSPITAL).findFirst().orElseThrow().id();
	}

	/** A new client with a key of this scheme, as the environment of an example. */
	private Map<String, String> client(SignatureScheme scheme) throws IOException {
		NewSecret made = desk.create(hospital(), Clients.Kind.HIS, "sec-1");
		var environment = new TreeMap<>(Map.of("MEDPAY", "http://127.0.0.1:" + port, "CLIENT", made.clientId(), "LC_ALL", "C.UTF-8"));
		if (scheme == SignatureScheme.HMAC_SHA256) {
			environment.put("SECRET", made.secret());
			return environment;
		}
		KeyPair pair = scheme == SignatureScheme.RSA_SHA256 ? ClientKeys.rsa(2048) : ClientKeys.sm2();
		environment.put("SERIAL", desk.addPublicKey(hospital(), made.clientId(), ClientKeys.pem(pair), null, "sec-1"));
		environment.put("KEY",
				Files.writeString(folder.resolve("key.pem"), ClientKeys.pem("PRIVATE KEY", pair.getPrivate().getEncoded())).toString());
		environment.put("SCHEME", scheme.headerName().replace("MEDPAY-", ""));
		return environment;
	}

	private static void isLetIn(String said) {
		List<String> lines = said.strip().lines().toList();
		assertThat(lines).as(said).hasSize(2);
		assertThat(lines.getFirst()).contains("200").contains("\"signature\":\"FITS\"").doesNotContain("DIFFERENT").doesNotContain("NOT_COMPARED");
		assertThat(lines.getLast()).contains("200").contains("\"items\":[");
	}

	@ParameterizedTest
	@EnumSource
	void letsTheJavaExampleIn(SignatureScheme scheme) throws Exception {
		Path example = Files.writeString(folder.resolve("Example.java"), block("java"));
		String bouncyCastle = Path.of(BouncyCastleProvider.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		String said = scheme == SignatureScheme.SM2_SM3
				? run(client(scheme), java.toString(), "-cp", bouncyCastle, example.toString())
				: run(client(scheme), java.toString(), example.toString());
		isLetIn(said);
	}

	@ParameterizedTest
	@EnumSource
	void letsThePythonExampleIn(SignatureScheme scheme) throws Exception {
		assumeTools(scheme == SignatureScheme.HMAC_SHA256 ? List.of("python3") : List.of("python3", "openssl"));
		isLetIn(run(client(scheme), "python3", Files.writeString(folder.resolve("example.py"), block("python")).toString()));
	}

	@ParameterizedTest
	@EnumSource
	void letsTheShellExampleIn(SignatureScheme scheme) throws Exception {
		assumeTools(List.of("bash", "curl", "openssl"));
		isLetIn(run(client(scheme), "bash", Files.writeString(folder.resolve("example.sh"), block("bash")).toString()));
	}

	@Test
	void tellsAnExampleWithAWrongSecretThatItsLinesAreRight() throws Exception {
		assumeTools(List.of("bash", "curl", "openssl"));
		Map<String, String> environment = client(SignatureScheme.HMAC_SHA256);
		environment.put("SECRET", "guessed");
		String said = run(environment, "bash", Files.writeString(folder.resolve("example.sh"), block("bash")).toString());
		assertThat(said.lines().toList().getFirst()).contains("DOES_NOT_FIT").contains("The five lines are right").doesNotContain("DIFFERENT");
		assertThat(said.strip().lines().toList().getLast()).endsWith(" 401").contains("signature_wrong");
	}

	@Test
	void takesTheKeysThatTheGuidesCommandsMake() throws Exception {
		assumeTools(List.of("sh", "openssl", "cut"));
		String said = run(Map.of(), "sh", Files.writeString(folder.resolve("keys.sh"), block("sh")).toString());
		NewSecret made = desk.create(hospital(), Clients.Kind.HIS, "sec-1");
		String rsa = desk.addPublicKey(hospital(), made.clientId(), Files.readString(folder.resolve("rsa.pub")), null, "sec-1");
		desk.retire(hospital(), made.clientId(), made.serial(), "sec-1");
		String sm2 = desk.addPublicKey(hospital(), made.clientId(), Files.readString(folder.resolve("sm2.pub")), null, "sec-1");
		assertThat(said.lines().toList()).as("the serials that the commands print").endsWith("rsa " + rsa, "sm2 " + sm2);
		Map<String, String> environment = new TreeMap<>(Map.of("MEDPAY", "http://127.0.0.1:" + port, "CLIENT", made.clientId(), "LC_ALL", "C.UTF-8"));
		environment.putAll(Map.of("SCHEME", "SM2-SM3", "SERIAL", sm2, "KEY", folder.resolve("sm2.pem").toString()));
		assumeTools(List.of("bash", "curl"));
		isLetIn(run(environment, "bash", Files.writeString(folder.resolve("example.sh"), block("bash")).toString()));
	}

	private static String block(String language) throws IOException {
		var block = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$").matcher(Files.readString(GUIDE));
		assertThat(block.find()).as("an example in %s in %s", language, GUIDE).isTrue();
		return block.group(1);
	}

	private String run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
		Path output = folder.resolve("output");
		var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
		builder.environment().putAll(environment);
		Process example = builder.start();
		try {
			assertThat(example.waitFor(2, TimeUnit.MINUTES)).as("the example comes to an end").isTrue();
		} finally {
			example.destroyForcibly();
		}
		return Files.readString(output, StandardCharsets.UTF_8);
	}

	private static void assumeTools(List<String> tools) {
		for (String tool : tools) {
			boolean found = List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
					.anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
			assumeTrue(found, tool + " is not on this machine: the example is skipped");
		}
	}
}
