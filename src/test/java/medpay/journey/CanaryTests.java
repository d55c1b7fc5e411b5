package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import medpay.journey.City.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * A person who cannot be overlooked goes through the hospital, well and badly: the name, the identity number, the card and the code stand in no log line, no metric, no error,
 * no audit entry, and in no column in the clear.
 */
@SandboxTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "logging.level.medpay=debug")
class CanaryTests {

	private static final String NAME = "金丝雀鸣";

	@LocalServerPort
	private int port;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aPersonIsInNoLogNoMetricNoErrorAndNoColumn(CapturedOutput output) {
		City city = new City(port);
		var visit = new Visit(city, city.hospital(0));
		String idNumber = Visit.idNumber(70_707_070);
		String person = Visit.ok(city.sandbox("POST", "/patients",
				Map.of("name", NAME, "id_number", idNumber, "birth_date", "1970-01-01", "insurance_type", "310", "person_type", "116032",
						"current_account_fen", 30_000, "history_account_fen", 0, "deductible_met_fen", 0)))
				.text("person_no");
		String card = Visit.ok(city.sandbox("POST", "/patients/" + person + "/cards", Map.of("issuer", "测试银行", "credit_limit_fen", 1_000_000)))
				.text("card_number");
		visit.aSignedAgreement(person);
		String code = Visit.ok(city.sandbox("POST", "/patients/" + person + "/codes", Map.of("kind", "INSURANCE_VOUCHER"))).text("code");
		Reply verified = Visit.ok(visit.verify(code));
		assertThat(verified.body().at("/person/name").asString()).as("the hospital itself is told").isEqualTo(NAME);
		assertThat(visit.pay(Visit.bill(verified.text("verification_id"), Visit.billNumber(), "UNKNOWN-ITEM", 3_000)).text("state"))
				.isEqualTo("PAID");

		List<Reply> errors = new ArrayList<>();
		errors.add(visit.verify(code + "9"));
		errors.add(city.call(city.hospital(0), "POST", "/voucher-verifications", Map.of("id_number", idNumber, "name", NAME, "scene", 7)));
		errors.add(city.call(city.hospital(0), "POST", "/voucher-verifications", "{\"id_number\": \"" + idNumber + "\", \"name\": " + NAME));
		errors.add(city.call(city.entryApp(), "POST", "/agreements", Map.of("person_no", person + idNumber + NAME, "channel", "NONE")));
		city.sandbox("POST", "/faults",
				Map.of("party", "unionpay", "operation", "consume", "mode", "WRONG_SIGNATURE", "times", 1, "person_no", person));
		visit.pay(Visit.bill(verified.text("verification_id"), Visit.billNumber(), "UNKNOWN-ITEM", 3_100));
		assertThat(errors).allSatisfy(error -> assertThat(error.status()).isGreaterThanOrEqualTo(400));

		List<String> canaries = List.of(NAME, idNumber, card, code);
		for (Reply error : errors) {
			assertThat(error.body().toString()).doesNotContain(canaries);
		}
		assertThat(output.getAll()).as("the log has something to say").contains("medpay");
		for (String canary : canaries) {
			String where = output.getAll().lines().filter(line -> line.contains(canary)).findFirst().orElse("");
			assertThat(where).as(canary).isEmpty();
		}
		assertThat(meters.getMeters().stream().map(meter -> meter.getId().toString()))
				.noneMatch(meter -> canaries.stream().anyMatch(meter::contains));
		assertThat(columns(canaries)).isEmpty();
	}

	/** Looks for the person in every column of every table of ours that holds text. */
	private List<String> columns(List<String> canaries) {
		List<String> found = new ArrayList<>();
		jdbc.sql("""
				select format('select count(*) from %I where %s', table_name,
				  string_agg(format('position(:canary in %I::text) > 0', column_name), ' or '))
				from information_schema.columns join information_schema.tables using (table_schema, table_name)
				where table_schema = 'public' and table_type = 'BASE TABLE'
				  and data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY') group by table_name""").query(String.class).list()
				.forEach(sql -> canaries.forEach(canary -> {
					if (jdbc.sql(String.valueOf(sql)).param("canary", canary).query(Long.class).single() > 0) {
						found.add(canary + ": " + sql);
					}
				}));
		return found;
	}
}
