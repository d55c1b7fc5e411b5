package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import medpay.journey.City.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What bad input gets: a clear refusal in both languages that names the field, and nothing stored but the audit of it. */
@SandboxTest
class BadInputTests {

	private static final String NORVASC = "XC08CAA187A001020101187";
	private static final JsonMapper JSON = JsonMapper.builder().build();

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	private City city;
	private Visit visit;
	private String verification = "";

	@BeforeEach
	void open() {
		city = new City(port);
		visit = new Visit(city, city.hospital(0));
		verification = visit.verified(visit.aPatient()).text("verification_id");
	}

	private String bill(String number) {
		return JSON.writeValueAsString(Visit.bill(verification, number, NORVASC, 2_000));
	}

	@ParameterizedTest(name = "{0} written as {1} is {2} {3} at {4}")
	@CsvSource(delimiter = '|', value = {"\"total_fen\":2000|\"total_fen\":2001|422|lines_do_not_add_up|total_fen",
			"\"amount_fen\":2000|\"amount_fen\":-2000|422|field_invalid|lines[0].amount_fen",
			"\"amount_fen\":2000|\"amount_fen\":0|422|field_invalid|lines[0].amount_fen",
			"\"quantity\":\"1\"|\"quantity\":\"0\"|422|field_invalid|lines[0].quantity", "\"OUTPATIENT\"|\"PHARMACY\"|422|scene_not_supported|scene",
			"\"total_fen\":2000|\"total_fen\":\"2000\"|400|malformed|total_fen", "\"total_fen\":2000|\"total_fen\":20.5|400|malformed|total_fen",
			"\"total_fen\":2000|\"total_fen\":2000,\"tip_fen\":1|400|malformed|tip_fen",
			"\"line_number\":1|\"line_number\":[]|400|malformed|lines[0].line_number"})
	void isRefusedByItsField(String written, String wrong, int status, String code, String field) {
		String number = Visit.billNumber();
		String body = bill(number);
		assertThat(body).contains(written);

		Reply refused = city.call(city.hospital(0), "POST", "/payments", body.replace(written, wrong));

		assertThat(refused.status()).as("%s", refused.body()).isEqualTo(status);
		assertThat(refused.text("code")).isEqualTo(code);
		assertThat(refused.text("field")).isEqualTo(field);
		assertThat(refused.body().at("/message/zh").asString()).isNotBlank();
		assertThat(refused.body().at("/message/en").asString()).isNotBlank();
		assertThat(visit.paymentOf(number).status()).isEqualTo(404);
	}

	@Test
	void auditsTheRefusalAndStoresNothingElse() {
		long payments = count("payment");
		long refusals = jdbc.sql("select count(*) from audit_entry where outcome = 'scene_not_supported'").query(Long.class).single();

		city.call(city.hospital(0), "POST", "/payments", bill(Visit.billNumber()).replace("OUTPATIENT", "ONLINE_HOSPITAL"));

		assertThat(count("payment")).isEqualTo(payments);
		assertThat(jdbc.sql("select count(*) from audit_entry where outcome = 'scene_not_supported'").query(Long.class).single())
				.isEqualTo(refusals + 1);
	}

	@Test
	void aBodyOverOneMegabyteIsRefusedBeforeItIsRead() {
		Reply refused = city.call(city.hospital(0), "POST", "/payments", bill(Visit.billNumber()).replace("ROOM-1", "R".repeat(1_100_000)));

		assertThat(refused.status()).isEqualTo(413);
		assertThat(refused.text("code")).isEqualTo("body_too_large");
	}

	@Test
	void aVerificationServesItsOwnHospitalAndItsOwnDay() {
		Map<String, Object> bill = Visit.bill(verification, Visit.billNumber(), NORVASC, 2_000);
		assertThat(city.call(city.hospital(1), "POST", "/payments", bill).text("code")).isEqualTo("verification_unknown");

		city.advanceClock(Duration.ofHours(24));

		Reply expired = visit.pay(bill);
		assertThat(expired.status()).isEqualTo(422);
		assertThat(expired.text("code")).isEqualTo("verification_expired");
		assertThat(expired.text("field")).isEqualTo("verification_id");
	}

	@Test
	void aVerificationThatNeverWasIsNamed() {
		Reply unknown = visit.pay(Visit.bill("019aa000-0000-7000-8000-000000000001", Visit.billNumber(), NORVASC, 2_000));

		assertThat(unknown.status()).isEqualTo(422);
		assertThat(unknown.text("code")).isEqualTo("verification_unknown");
	}

	@Test
	void anEntryAppPaysNoBillsAndAHospitalSignsNoAgreements() {
		assertThat(city.call(city.entryApp(), "POST", "/payments", bill(Visit.billNumber())).status()).isEqualTo(403);
		assertThat(
				city.call(city.hospital(0), "POST", "/agreements", Map.of("person_no", "1", "channel", "UNIONPAY", "consent_version", "1")).status())
				.isEqualTo(403);
	}

	@Test
	void aNumberThatNoBillCanHaveIsFoundNowhere() {
		assertThat(city.call(city.hospital(0), "GET", "/payments?bill_number=%00", null).status()).isEqualTo(404);
	}

	@Test
	void anUnsignedRequestIsNobodys() {
		Reply unsigned = city.call(new City.Client("his-nobody", "x".repeat(32), "HIS", ""), "GET", "/payments?bill_number=B1", null);

		assertThat(unsigned.status()).isEqualTo(401);
		assertThat(List.of("client_unknown", "signature_wrong")).contains(unsigned.text("code"));
	}

	private long count(String table) {
		return jdbc.sql("select count(*) from " + table).query(Long.class).single();
	}
}
