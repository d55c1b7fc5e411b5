package medpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What docker-compose.yml promises about every container in it. */
class ComposeTests {

	private static final Path FILE = Path.of("docker-compose.yml");
	private static final Map<String, Object> COMPOSE = read();
	private static final Set<String> RUN_AND_END = Set.of("migration", "backup", "restore", "restored", "books");

	private static Map<String, Object> read() {
		try {
			return new Yaml().load(Files.readString(FILE));
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Stream<Service> services() {
		return map(COMPOSE, "services").entrySet().stream().map(each -> new Service(each.getKey(), asMap(each.getValue())));
	}

	/** One container. */
	record Service(String name, Map<String, Object> settings) {

		Object setting(String key) {
			return Objects.requireNonNull(settings.get(key), name + " says nothing about " + key);
		}

		List<?> list(String key) {
			return (List<?>) settings.getOrDefault(key, List.of());
		}

		@Override
		public String toString() {
			return name;
		}
	}

	private static Map<String, Object> map(Map<String, Object> from, String key) {
		return asMap(Objects.requireNonNull(from.get(key), key));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> asMap(Object value) {
		return (Map<String, Object>) value;
	}

	@ParameterizedTest
	@MethodSource("services")
	void canDoNothingThatItNeedNot(Service service) {
		assertThat(service.setting("user").toString()).doesNotStartWith("0").isNotEqualTo("root");
		assertThat(service.setting("read_only")).isEqualTo(true);
		assertThat(service.setting("cap_drop")).isEqualTo(List.of("ALL"));
		assertThat(service.settings()).doesNotContainKeys("cap_add", "privileged", "network_mode", "pid", "devices");
		assertThat(service.setting("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
	}

	@ParameterizedTest
	@MethodSource("services")
	void hasLimits(Service service) {
		assertThat(service.setting("mem_limit").toString()).matches("(\\$\\{[A-Z_]+:-)?[0-9]+[mg]}?");
		assertThat(service.setting("cpus").toString()).matches("(\\$\\{[A-Z_]+:-)?[0-9.]+}?");
		assertThat((Integer) service.setting("pids_limit")).isPositive();
		assertThat(asMap(service.setting("logging"))).containsEntry("driver", "json-file");
		assertThat(map(asMap(service.setting("logging")), "options")).containsKeys("max-size", "max-file");
		assertThat(service.setting("restart")).isEqualTo(RUN_AND_END.contains(service.name()) ? "no" : "unless-stopped");
	}

	@ParameterizedTest
	@MethodSource("services")
	void isReachedFromThisMachineOnlyUnlessSomebodySaysOtherwise(Service service) {
		assertThat(service.list("ports"))
				.allSatisfy(port -> assertThat(port.toString()).matches("(127\\.0\\.0\\.1|\\$\\{MEDPAY_ADDRESS:-127\\.0\\.0\\.1}):.*"));
		assertThat(service.list("networks")).as("the database's network leads nowhere").isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("services")
	void hasItsSecretsFromFiles(Service service) {
		Map<String, Object> environment = asMap(service.settings().getOrDefault("environment", Map.of()));
		assertThat(environment).allSatisfy((name, value) -> {
			if (name.matches(".*(PASSWORD|SECRET|PASS)(_FILE)?$")) {
				assertThat(value.toString()).as(name).startsWith("/run/secrets/");
			}
		});
		assertThat(service.settings()).doesNotContainKey("env_file");
	}

	@Test
	void hasNoDefaultForASecret() {
		assertThat(map(COMPOSE, "secrets")).hasSizeGreaterThan(10).allSatisfy((name, secret) -> {
			String file = Objects.requireNonNull(asMap(secret).get("file"), name).toString();
			if (!name.equals("counterparties.json")) {
				assertThat(file).startsWith("${MEDPAY_SECRETS:-./secrets}/");
			}
		});
		assertThat(Path.of("secrets")).satisfiesAnyOf(folder -> assertThat(folder).doesNotExist(),
				folder -> assertThat(Files.readString(Path.of(".gitignore"))).contains("/secrets/"));
	}

	@Test
	void everyImageHasATag() {
		assertThat(services()).allSatisfy(service -> assertThat(service.setting("image").toString())
				.satisfiesAnyOf(image -> assertThat(image).isEqualTo("medpay"), image -> assertThat(image).matches(".+:v?[0-9][0-9.]*")));
	}

	@Test
	void theApplicationMayNeitherMigrateNorDeleteAndTheDatabaseIsNotReachedFromOutside() {
		Map<String, Object> networks = map(COMPOSE, "networks");
		assertThat(map(networks, "data")).containsEntry("internal", true);
		assertThat(map(networks, "monitoring")).containsEntry("internal", true);
		assertThat(services().filter(service -> service.name().startsWith("medpay"))).hasSize(2).allSatisfy(service -> {
			assertThat(asMap(service.setting("environment"))).containsEntry("SPRING_DATASOURCE_USERNAME", "medpay_application")
					.containsEntry("SPRING_FLYWAY_ENABLED", "false").containsEntry("SERVER_SSL_BUNDLE", "medpay");
			assertThat(service.list("networks").stream().map(Object::toString)).contains("insurance", "channels");
			assertThat(service.list("secrets").toString()).doesNotContain("migration", "admin");
		});
		assertThat(services().filter(service -> service.name().equals("database")).findFirst()).hasValueSatisfying(database -> {
			assertThat(database.list("networks").toString()).isEqualTo("[data]");
			assertThat(database.list("ports")).isEmpty();
		});
	}

	@Test
	void everyScriptMayBeRun() throws IOException {
		for (String script : List.of("make-secrets", "make-test-ca", "backup", "roll", "drill")) {
			assertThat(Files.getPosixFilePermissions(Path.of("src/main/docker", script))).contains(PosixFilePermission.OWNER_EXECUTE);
		}
	}
}
