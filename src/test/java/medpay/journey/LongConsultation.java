package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import medpay.journey.City.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** One scan in the morning, bills over hours: more than the five minutes that the code's token lives pass between them. */
abstract class LongConsultation {

	private static final Duration BETWEEN_BILLS = Duration.ofMinutes(40);

	@LocalServerPort
	private int port;

	City city;
	Visit visit;
	String person = "";

	@BeforeEach
	void aPatientComes() {
		city = new City(port);
		visit = new Visit(city, city.hospital(0));
	}

	/** Scans once. */
	Reply scanned() {
		Reply verified = visit.aReadyPatient();
		person = verified.body().at("/person/person_no").asString();
		return verified;
	}

	/** One more bill of the visit. */
	Reply billed(Reply verification, String visitNumber) {
		List<Map<String, Object>> lines = List.of(Map.of("line_number", 1, "item_code", "XC08CAA187A001020101187", "hospital_item_code", "H1",
				"item_name", "药", "unit_price", "10", "quantity", 2, "amount_fen", 2000));
		return visit.pay(Visit.bill(verification.text("verification_id"), Visit.billNumber(), visitNumber, lines, 2000));
	}

	void timePasses() {
		city.advanceClock(BETWEEN_BILLS);
	}

	List<JsonNode> settled() {
		return city.books("insurance").stream().filter(row -> row.path("person_no").asString().equals(person)).toList();
	}

	static void paid(Reply reply) {
		assertThat(reply.text("state")).as("%s", reply.body()).isEqualTo("PAID");
	}
}
