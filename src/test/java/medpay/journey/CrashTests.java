package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import medpay.journey.CrashPoints.Moment;
import medpay.journey.CrashPoints.Point;
import medpay.journey.City.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Whoever drives a payment may die between any two steps: it finishes by itself, and money moves once (I1, I2, I8). */
@SandboxTest
@Import(CrashTests.Crashing.class)
class CrashTests {

	/** 2201, 2203, 2204, 2206, 2207, consume. */
	private static final int ATTEMPTS = 6;

	@TestConfiguration
	static class Crashing {

		@Bean
		static CrashPoints crashPoints() {
			return new CrashPoints();
		}
	}

	@LocalServerPort
	private int port;

	@Autowired
	private CrashPoints points;

	@Test
	void aPaymentFinishesByItselfWhereverItsDriverDied() {
		City city = new City(port);
		Visit visit = new Visit(city, city.hospital(1));
		Map<String, Point> payments = new LinkedHashMap<>();
		List<String> people = new ArrayList<>();
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			for (Moment moment : Moment.values()) {
				Reply verification = visit.aReadyPatient();
				people.add(verification.body().at("/person/person_no").asString());
				String number = Visit.billNumber();
				var point = new Point(attempt, moment);
				points.waiting.add(point);
				payments.put(number, point);
				Thread.startVirtualThread(() -> visit
						.pay(Visit.bill(verification.text("verification_id"), number, "XC08CAA187A001020101187", 40_000, "UNKNOWN-ITEM", 3_000)));
				waitUntilGivenOut();
			}
		}

		payments.forEach((number, point) -> {
			JsonNode paid = visit.eventually(number, "PAID");
			assertThat(rows(city, "unionpay", "our_number", paid.at("/charge/order_number").asString())).as("%s", point).hasSize(1);
		});
		for (String person : people) {
			List<JsonNode> settlements = rows(city, "insurance", "person_no", person);
			long settled = settlements.stream().filter(row -> row.path("kind").asString().equals("SETTLED")).count();
			long reversed = settlements.stream().filter(row -> row.path("kind").asString().equals("REVERSED")).count();
			assertThat(settled - reversed).as("settlements that stand for one bill").isEqualTo(1);
			assertThat(rows(city, "unionpay", "person_no", person)).as("charges for one bill").hasSize(1);
		}
	}

	/** 2201, 2203, 2204, 2206, 2207, then the question to the phone. */
	private static final int QUESTION = 6;

	@Test
	void aQuestionToThePhoneIsAskedOnceWhereverItsDriverDied() {
		City city = new City(port);
		Visit visit = new Visit(city, city.hospital(1));
		for (Moment moment : Moment.values()) {
			String idNumber = Visit.idNumber(System.nanoTime() / 1_000 % 10_000_000);
			String person = visit.aPersonAged(LocalDate.of(1970, 1, 1),
					Map.of("id_number", idNumber, "insurance_type", "310", "person_type", "116032"));
			visit.aCard(person, 1_000_000);
			visit.aSignedAgreement(person);
			Reply verification = Visit.ok(city.call(city.hospital(1), "POST", "/voucher-verifications", Map.of("id_number", idNumber,
					"identity_checked", true, "scene", "OUTPATIENT", "department_code", "0301", "operator", Visit.operator(), "terminal", "ROOM-1")));
			points.waiting.add(new Point(QUESTION, moment));
			String number = Visit.billNumber();
			visit.pay(Visit.bill(verification.text("verification_id"), number, "UNKNOWN-ITEM", 3_000));
			assertThat(points.waiting).isEmpty();

			JsonNode payment = visit.paymentOf(number).body();
			for (int look = 0; look < 300 && !payment.path("state").asString().equals("PAID"); look++) {
				assertThat(rows(city, "unionpay", "person_no", person).size()).as("%s", moment).isLessThanOrEqualTo(1);
				Visit.ok(city.sandbox("POST", "/patients/" + person + "/confirmations", Map.of()));
				Visit.pause();
				payment = visit.paymentOf(number).body();
			}

			assertThat(payment.path("state").asString()).as("%s %s", moment, payment).isEqualTo("PAID");
			assertThat(rows(city, "unionpay", "person_no", person)).as("%s", moment).hasSize(1);
		}
	}

	private void waitUntilGivenOut() {
		for (int look = 0; look < 100 && !points.waiting.isEmpty(); look++) {
			Visit.pause();
		}
		assertThat(points.waiting).isEmpty();
	}

	private static List<JsonNode> rows(City city, String party, String field, String value) {
		return city.books(party).stream().filter(row -> row.path(field).asString().equals(value)).toList();
	}
}
