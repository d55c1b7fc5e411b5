package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import medpay.MedpayApplication;
import medpay.shared.crypto.CryptoKeys;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The first start on an empty database plays a sample day and is ready before that; a stop in the middle of it is told by the next start. */
class FirstStartTests {

	@TempDir
	private Path folder;

	@Test
	void playsASampleDayOnceAndSaysSoWhenItWasCutOff() throws IOException {
		String database = TestDatabase.freshUrl();
		CryptoKeys.readOrMake(folder.resolve("keys"));

		try (var first = start(database)) {
			JsonNode standing = eventually(first, play -> play.path("done").asInt() > 0);
			assertThat(standing.path("state").asString()).isEqualTo("RUNNING");
			assertThat(standing.path("total").asInt()).isGreaterThanOrEqualTo(200);
		}

		try (var second = start(database)) {
			JsonNode standing = city(second).sandbox("GET", "/play", null).body();
			assertThat(standing.path("state").asString()).as("%s", standing).isEqualTo("FAILED");
			assertThat(standing.path("failures").get(0).path("code").asString()).isEqualTo("interrupted");
			assertThat(standing.at("/failures/0/reason/zh").asString()).isNotBlank();
			assertThat(standing.path("done").asInt()).isLessThan(standing.path("total").asInt());
			assertThat(city(second).sandbox("POST", "/play", Map.of("visits", 1, "per_second", 1)).status()).isEqualTo(202);
			assertThat(eventually(second, play -> play.path("state").asString().equals("DONE")).path("paid").asInt()).isEqualTo(1);
		}
	}

	/** Returns when the application is ready, which no play delays. */
	private ConfigurableApplicationContext start(String database) {
		return new SpringApplicationBuilder(MedpayApplication.class).run("--server.port=0", "--medpay.sandbox.enabled=true",
				"--spring.datasource.url=" + database, "--spring.datasource.username=postgres", "--spring.datasource.password=postgres",
				"--medpay.crypto.key-file=" + folder.resolve("keys"), "--spring.lifecycle.timeout-per-shutdown-phase=2s");
	}

	private static City city(ConfigurableApplicationContext application) {
		return new City(Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port")));
	}

	private static JsonNode eventually(ConfigurableApplicationContext application, Predicate<JsonNode> come) {
		City city = city(application);
		JsonNode standing = city.sandbox("GET", "/play", null).body();
		for (int look = 0; look < 600 && !come.test(standing); look++) {
			Visit.pause();
			standing = city.sandbox("GET", "/play", null).body();
		}
		assertThat(come.test(standing)).as("%s", standing).isTrue();
		return standing;
	}
}
