package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import medpay.journey.City.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The first 200 visits through the signed API: all are accepted, and the books of all three agree to the fen (I1, I2, I3). */
@SandboxTest
class TwoHundredVisitsTests {

	private static final int COUNT = 200;
	private static final int AT_ONCE = 6;

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	private final Map<String, String> people = new ConcurrentHashMap<>();

	@Test
	void areAllPaidAndTheBooksAgree() throws Exception {
		City city = new City(port);
		Visit visit = new Visit(city, city.hospital(0));
		List<Visits.Played> visits = Visits.first(COUNT);
		assertThat(visits).hasSize(COUNT);
		visits.stream().map(Visits.Played::patient).distinct().forEach(patient -> people.put(patient, anInsuredPatientWithAnAgreement(visit)));

		List<JsonNode> paid = new ArrayList<>();
		try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
			for (Future<JsonNode> payment : threads
					.invokeAll(visits.stream().map(played -> (Callable<JsonNode>) () -> play(visit, played)).toList())) {
				paid.add(payment.get());
			}
		}

		assertThat(paid).allSatisfy(payment -> {
			assertThat(payment.path("state").asString()).as("%s", payment).isEqualTo("PAID");
			assertThat(payment.at("/insurance/fund_paid_fen").asLong() + payment.at("/insurance/personal_account_paid_fen").asLong()
					+ payment.at("/insurance/other_paid_fen").asLong() + payment.at("/insurance/self_pay_fen").asLong())
					.isEqualTo(payment.path("total_fen").asLong());
		});
		assertThat(paid.stream().mapToLong(payment -> payment.path("total_fen").asLong()).sum())
				.isEqualTo(visits.stream().mapToLong(Visits.Played::totalFen).sum());
		assertThat(settledAtThePlatform(city))
				.isEqualTo(ours("select settlement_number, total_fen from insurance_settlement"));
		assertThat(theirs(city, "unionpay", "CHARGED", "our_number"))
				.isEqualTo(ours("select order_number, amount_fen from charge_order where outcome = 'CHARGED'"));
		assertThat(ledgerDifference()).isZero();
		assertThat(owedByPatientsInTheLedger()).isEqualTo(openAtTheWindow());
	}

	private static String anInsuredPatientWithAnAgreement(Visit visit) {
		String person = visit.aPatient();
		visit.aCard(person, 100_000_000);
		visit.aSignedAgreement(person);
		return person;
	}

	private JsonNode play(Visit visit, Visits.Played played) {
		Reply verification = visit.verified(Objects.requireNonNull(people.get(played.patient())));
		Reply reply = visit
				.pay(Visit.bill(verification.text("verification_id"), "B-" + played.number(), played.number(), played.lines(), played.totalFen()));
		assertThat(reply.status()).as("%s", reply.body()).isIn(201, 202);
		return reply.status() == 202 ? visit.eventually("B-" + played.number(), "PAID") : reply.body();
	}

	/** What stands in the platform's books: settled, and not undone by a void of a settlement that was never answered. */
	private static Map<String, Long> settledAtThePlatform(City city) {
		Map<String, Long> standing = theirs(city, "insurance", "SETTLED", "their_number");
		city.books("insurance").stream().filter(row -> row.path("kind").asString().equals("REVERSED")).map(row -> row.path("undoes").asString())
				.forEach(standing::remove);
		return standing;
	}

	private static Map<String, Long> theirs(City city, String party, String kind, String number) {
		return city.books(party).stream().filter(row -> row.path("kind").asString().equals(kind))
				.collect(Collectors.toMap(row -> row.path(number).asString(), row -> row.path("amount_fen").asLong(), Long::sum, TreeMap::new));
	}

	private Map<String, Long> ours(String question) {
		Map<String, Long> rows = new TreeMap<>();
		jdbc.sql(question).query((row, index) -> rows.put(row.getString(1), row.getLong(2))).list();
		return rows;
	}

	private long ledgerDifference() {
		return jdbc.sql("""
				select coalesce(sum(abs(difference)), 0) from (
				  select sum(case side when 'DEBIT' then amount_fen else -amount_fen end) as difference
				  from journal_posting group by institution_id, kind, cause) entries""").query(Long.class).single();
	}

	private long owedByPatientsInTheLedger() {
		return jdbc.sql("""
				select coalesce(sum(case side when 'DEBIT' then amount_fen else -amount_fen end), 0)
				from journal_posting where account = 'PATIENT_RECEIVABLE'""").query(Long.class).single();
	}

	/** Other tests of this context leave payments at the window; ours are all paid. */
	private long openAtTheWindow() {
		return jdbc.sql("select coalesce(sum(self_pay_fen), 0) from payment where state <> 'PAID'").query(Long.class).single();
	}
}
