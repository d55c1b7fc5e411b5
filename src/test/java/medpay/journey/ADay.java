package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import medpay.journey.City.Reply;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import tools.jackson.databind.JsonNode;

/** A day of a hospital of its own, from noon to the next morning, when the parties' files are there. */
final class ADay {

	private final City city;
	private final Visit visit;
	private final BusinessDate day;
	private final List<String> payments = new ArrayList<>();

	private ADay(City city, BusinessDate day) {
		this.city = city;
		this.visit = new Visit(city, city.hospital(0));
		this.day = day;
	}

	/** Three days after {@code today}: nothing else happened then. */
	static ADay noon(City city, LocalDate today) {
		LocalDate another = today.plusDays(3);
		Instant noon = another.atTime(12, 0).atZone(BusinessClock.SHANGHAI).toInstant();
		city.sandbox("POST", "/clock", Map.of("instant", noon.toString()));
		return new ADay(city, new BusinessDate(another));
	}

	Visit visit() {
		return visit;
	}

	BusinessDate date() {
		return day;
	}

	Reply paid() {
		Reply verification = visit.aReadyPatient();
		Reply payment = Visit.ok(visit.pay(Visit.bill(verification.text("verification_id"), Visit.billNumber(), "UNKNOWN-ITEM", 3_000)));
		assertThat(payment.text("state")).isEqualTo("PAID");
		payments.add(payment.text("payment_id"));
		return payment;
	}

	/** The parties produce their files of that day, and the hospital hands in its own. */
	void nextMorning() {
		Instant morning = day.value().plusDays(1).atTime(12, 30).atZone(BusinessClock.SHANGHAI).toInstant();
		city.sandbox("POST", "/clock", Map.of("instant", morning.toString()));
		Reply closed = Visit.ok(city.sandbox("POST", "/days/" + day + "/close", Map.of()));
		assertThat(closed.body().path("day_files")).allSatisfy(file -> assertThat(file.path("status").asInt()).as("%s", file).isEqualTo(200));
	}

	/** The notices have reached the hospital's system: as many of that day, those of this day's payments among them. */
	void told(int bills) {
		String client = city.hospital(0).id();
		for (int look = 0; look < 300; look++) {
			List<String> today = city.sandbox("GET", "/notices?client_id=" + client, null).body().path("notices").valueStream()
					.filter(notice -> notice.at("/event/occurred_at").asString("").startsWith(day.toString()))
					.filter(notice -> notice.at("/event/type").asString("").matches("payment.paid|refund.done")).map(JsonNode::toString).toList();
			if (today.size() >= bills && payments.stream().allMatch(payment -> today.stream().anyMatch(notice -> notice.contains(payment)))) {
				return;
			}
			Visit.pause();
		}
		throw new AssertionError("The hospital was not told");
	}

	/** The party's file of this payment will say something else. */
	void twist(String party, Reply payment, String twist) {
		String number = payment.body().at(party.equals("unionpay") ? "/charge/order_number" : "/insurance/settlement_number").asString();
		Visit.ok(city.sandbox("POST", "/days/twists", Map.of("party", party, "our_number", number, "twist", twist)));
	}
}
