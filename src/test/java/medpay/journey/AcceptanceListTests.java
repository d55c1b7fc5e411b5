package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import medpay.journey.City.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whoever goes through the acceptance list of the integrators' guide meets what it promises. */
@SandboxTest
class AcceptanceListTests {

	private static final Path GUIDE = Path.of("src/docs/integrating.md");
	private static final Pattern FAULT = Pattern.compile("\\{\"party\":[^}]*}");
	private static final JsonMapper JSON = JsonMapper.builder().build();

	@LocalServerPort
	private int port;

	private City city;
	private Visit visit;

	@BeforeEach
	void open() {
		city = new City(port);
		visit = new Visit(city, city.hospital(0));
	}

	@AfterEach
	void repair() {
		city.noFaults();
	}

	@ParameterizedTest(name = "row {0} ends {1}, {2}")
	@CsvSource({"9,AT_WINDOW,COLLECT_AT_WINDOW", "12,PAID,NONE", "13,CHARGE_IN_DOUBT,ASK_AGAIN", "15,REFUSED,SETTLE_AT_WINDOW", "16,PAID,NONE"})
	void aFaultOfTheListEndsAsItSays(int row, String state, String nextAction) throws IOException {
		Reply verification = visit.aReadyPatient();
		String number = Visit.billNumber();
		order(row, verification.body().at("/person/person_no").asString());

		visit.pay(Visit.bill(verification.text("verification_id"), number, "UNKNOWN-ITEM", 3_000));

		assertThat(visit.eventually(number, state).path("next_action").asString()).isEqualTo(nextAction);
		assertThat(row(row)).contains("`" + state + "`");
	}

	@Test
	void moneyThatCannotGoBackIsPaidOutAtTheWindow() throws IOException {
		Reply verification = visit.aReadyPatient();
		Reply paid = Visit.ok(visit.pay(Visit.bill(verification.text("verification_id"), Visit.billNumber(), "UNKNOWN-ITEM", 3_000)));
		order(22, verification.body().at("/person/person_no").asString());

		Reply refund = city.call(city.hospital(0), "POST", "/payments/" + paid.text("payment_id") + "/refunds",
				Map.of("refund_number", "T" + Visit.billNumber(), "reason", "药品未取", "operator", Visit.operator()));

		assertThat(refund.status()).isEqualTo(201);
		assertThat(refund.text("state")).isEqualTo("RETURN_AT_WINDOW");
		assertThat(row(22)).contains("`RETURN_AT_WINDOW`");
	}

	@Test
	void everyFaultThatTheGuideOrdersIsTaken() throws IOException {
		List<String> faults = FAULT.matcher(Files.readString(GUIDE)).results().map(MatchResult::group).toList();
		assertThat(faults).hasSizeGreaterThan(10)
				.allSatisfy(fault -> assertThat(city.sandbox("POST", "/faults", JSON.readTree(fault)).status()).as(fault).isEqualTo(200));
	}

	private void order(int row, String person) throws IOException {
		List<String> faults = FAULT.matcher(row(row)).results().map(MatchResult::group).toList();
		assertThat(faults).as("faults in row %s", row).isNotEmpty();
		for (String fault : faults) {
			Visit.ok(city.sandbox("POST", "/faults", ((ObjectNode) JSON.readTree(fault)).put("person_no", person)));
		}
	}

	private static String row(int number) throws IOException {
		return Files.readAllLines(GUIDE).stream().filter(line -> line.startsWith("| " + number + " | ")).findFirst().orElseThrow();
	}
}
