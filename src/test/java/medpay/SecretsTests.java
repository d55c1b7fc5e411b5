package medpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that make what the containers need. */
class SecretsTests {

	@TempDir
	Path folder;

	private record Said(int code, String words) {}

	@BeforeEach
	void theToolsAreThere() {
		assumeTrue(Stream.of("/bin/bash", "/usr/bin/openssl").allMatch(tool -> Files.isExecutable(Path.of(tool))), "needs bash and openssl");
	}

	private Said run(String... command) throws Exception {
		Path output = Files.createTempFile("said", ".txt");
		var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
		builder.environment().put("MEDPAY_SECRETS", folder.toString());
		Process process = builder.start();
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		String words = Files.readString(output, StandardCharsets.UTF_8);
		Files.delete(output);
		return new Said(process.exitValue(), words);
	}

	private X509Certificate certificate(String name) throws Exception {
		try (InputStream file = Files.newInputStream(folder.resolve("tls").resolve(name))) {
			return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
		}
	}

	@Test
	void namesEverySecretThatIsMissing() throws Exception {
		Said said = run("src/main/docker/make-secrets", "--check");
		assertThat(said.code()).isEqualTo(1);
		assertThat(said.words()).contains("database-application-password", "database-migration-password", "database-backup-password",
				"crypto-keys.json", "tls/server.key");
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void makesAnAuthorityAndAServerCertificateByIt() throws Exception {
		assertThat(run("src/main/docker/make-test-ca", "medpay.hospital.example", "192.0.2.7").code()).isZero();
		X509Certificate server = certificate("server.crt");
		X509Certificate authority = certificate("ca.crt");
		server.verify(authority.getPublicKey());
		assertThat(authority.getBasicConstraints()).isZero();
		assertThat(server.getBasicConstraints()).isEqualTo(-1);
		assertThat(server.getSubjectAlternativeNames().stream().map(name -> name.get(1).toString()))
				.containsExactlyInAnyOrderElementsOf(List.of("medpay", "medpay-2", "gateway", "localhost", "127.0.0.1", "medpay.hospital.example",
						"192.0.2.7"));
		try (Stream<Path> files = Files.list(folder.resolve("tls"))) {
			assertThat(files.map(file -> file.getFileName().toString())).as("the authority's own key is thrown away")
					.containsExactlyInAnyOrder("ca.crt", "server.crt", "server.key");
		}
		assertThat(TrustedCertificates.trusting(folder.resolve("tls/ca.crt")).getProtocol()).isEqualTo("TLS");
	}
}
