package medpay.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import medpay.MedpayApplication;
import medpay.payment.PaymentId;
import medpay.payment.PaymentMoved;
import medpay.payment.machine.PaymentState;
import medpay.shared.Scene;
import medpay.shared.call.Wire;
import medpay.testing.Http;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.ContextConfiguration;
import org.yaml.snakeyaml.Yaml;

/** Every alert speaks of figures that the application really shows, and has its section in the runbook. */
@SpringBootTest(classes = MedpayApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"medpay.sandbox.enabled=true",
		"medpay.sandbox.play-on-start=false", "management.server.port=0", "medpay.figures.every=PT1H"})
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
class AlertsTests {

	private static final Path RULES = Path.of("src/main/docker/monitoring/alerts.yml");
	private static final Pattern NAME = Pattern.compile("\\b([a-z]+_[a-z_]+|up)\\b");
	/** Words of the language of the rules, and labels. */
	private static final Set<String> WORDS = Set.of("slot_name");
	/** Shown by Prometheus itself and by the exporter of PostgreSQL, not by the application. */
	private static final Set<String> ELSEWHERE = Set.of("up", "pg_up", "pg_replication_slot_slot_is_active");

	@LocalServerPort
	int port;

	@LocalManagementPort
	int operations;

	@Autowired
	OpenWork work;

	@Autowired
	Moves moves;

	@Autowired
	Wire wire;

	private static List<Map<String, Object>> rules() throws IOException {
		Map<String, List<Map<String, List<Map<String, Object>>>>> file = new Yaml().load(Files.readString(RULES));
		return Objects.requireNonNull(file.get("groups")).stream().flatMap(group -> Objects.requireNonNull(group.get("rules")).stream()).toList();
	}

	private static Set<String> names(Map<String, Object> rule) {
		String expression = Objects.requireNonNull(rule.get("expr")).toString().replaceAll("\"[^\"]*\"", "").replaceAll("\\[[^]]*]", "");
		return NAME.matcher(expression).results().map(match -> match.group(1)).filter(name -> !WORDS.contains(name)).collect(Collectors.toSet());
	}

	private String scrape() {
		moves.moved(new PaymentMoved(new PaymentId(1, new UUID(7, 7)), PaymentState.PAID, Scene.OUTPATIENT));
		wire.post(URI.create("http://127.0.0.1:" + port + "/sandbox/unionpay/nothing"), Map.of(), new byte[0], Duration.ofSeconds(5));
		Http.onPort(port).get("/actuator/health/readiness").expect(200);
		work.read();
		return Http.onPort(operations).get("/actuator/prometheus").expect(200).text();
	}

	@Test
	void everyFigureOfARuleIsThere() throws IOException {
		Set<String> shown = scrape().lines().filter(line -> !line.startsWith("#")).map(line -> line.split("[{ ]", 2)[0]).collect(Collectors.toSet());
		assertThat(shown).contains("medpay_payments_moved_total", "medpay_payments_waiting");
		List<Map<String, Object>> rules = rules();
		assertThat(rules).hasSizeGreaterThan(15).allSatisfy(rule -> {
			assertThat(names(rule)).as("%s", rule.get("alert")).isNotEmpty();
			assertThat(names(rule)).as("%s", rule.get("alert")).allMatch(name -> shown.contains(name) || ELSEWHERE.contains(name));
		});
	}

	@Test
	void everyAlertHasItsSectionInTheRunbook() throws IOException {
		String runbook = Files.readString(Path.of("src/docs/runbook.md"));
		List<String> alerts = rules().stream().map(rule -> Objects.requireNonNull(rule.get("alert")).toString()).toList();
		assertThat(alerts).doesNotHaveDuplicates().allSatisfy(alert -> assertThat(runbook).containsPattern("(?m)^## " + alert + "$"));
		assertThat(Pattern.compile("(?m)^## (.+)$").matcher(runbook).results().map(heading -> heading.group(1))).containsExactlyElementsOf(alerts);
		assertThat(rules())
				.allSatisfy(rule -> assertThat(rule.toString()).containsPattern("severity=(page|ticket)").containsPattern("summary=.* · \\S+"));
	}

	@Test
	void figuresAreClosedOnThePublicPortAndHealthIsOpenOnBoth() {
		Http.onPort(port).get("/actuator/prometheus").expect(404);
		Http.onPort(operations).get("/actuator/env").expect(404);
		Http.onPort(operations).get("/").expect(404);
		for (String probe : List.of("liveness", "readiness")) {
			assertThat(Http.onPort(port).get("/actuator/health/" + probe).expect(200).at("/status")).isEqualTo("UP");
			assertThat(Http.onPort(operations).get("/actuator/health/" + probe).expect(200).at("/status")).isEqualTo("UP");
		}
	}

	@Test
	void aDeadCounterpartyLeavesTheApplicationReady() {
		for (int call = 0; call < 40; call++) {
			wire.post(URI.create("http://127.0.0.1:1/insurance/dead"), Map.of(), new byte[0], Duration.ofSeconds(1));
		}
		assertThat(Http.onPort(operations).get("/actuator/prometheus").expect(200).text())
				.containsPattern("medpay_party_open\\{party=\"127.0.0.1:1/insurance/dead\"} 1.0");
		assertThat(Http.onPort(port).get("/actuator/health/readiness").expect(200).at("/status")).isEqualTo("UP");
	}

	@Test
	void everyInstitutionShowsZeroWhereNothingWaits() {
		assertThat(scrape()).containsPattern("medpay_payments_oldest_seconds\\{institution=\"H[0-9]+\",scene=\"NONE\",state=\"NONE\"} 0.0")
				.containsPattern("medpay_days_not_closed\\{institution=\"H[0-9]+\"} 0.0");
	}
}
