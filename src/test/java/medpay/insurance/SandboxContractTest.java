package medpay.insurance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.testing.Http;
import medpay.testing.MedpayTest;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The contract against the sandbox's insurance platform and e-voucher centre, over HTTP. */
@MedpayTest
/* so many failures in a row are wanted here: nobody counts as down */
@TestPropertySource(properties = {"medpay.insurance.answer-limit=1s", "medpay.call.window=1000"})
class SandboxContractTest extends InsurancePlatformContract {

	private static final AtomicInteger PATIENT = new AtomicInteger(100);
	private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

	@Autowired
	private InsurancePlatform platform;

	@Autowired
	private Institutions institutions;

	@Autowired
	private BusinessClock clock;

	@LocalServerPort
	private int port;

	@Override
	InsurancePlatform platform() {
		return platform;
	}

	@Override
	InstitutionId institution() {
		return institutions.all().stream().filter(any -> any.kind() == Institution.Kind.HOSPITAL).findFirst().orElseThrow().id();
	}

	@Override
	Instant now() {
		return clock.now();
	}

	@Override
	String registration() {
		return institutions.insuranceAccess(institution()).registrationTransaction();
	}

	@Override
	String shownCode() {
		var patient = Map.of("name", "陆知远", "id_number", idNumber(), "birth_date", "1985-06-01", "insurance_type", "310", "person_type", "116031",
				"current_account_fen", 100_000, "history_account_fen", 50_000, "deductible_met_fen", 0);
		String person = http().post("/sandbox/api/patients", patient).at("/person_no");
		return http().post("/sandbox/api/patients/" + person + "/codes", Map.of("kind", "INSURANCE_VOUCHER")).at("/code");
	}

	private static String idNumber() {
		String digits = "31010119850601" + PATIENT.getAndIncrement();
		int sum = IntStream.range(0, 17).map(index -> (digits.charAt(index) - '0') * WEIGHTS[index]).sum();
		return digits + "10X98765432".charAt(sum % 11);
	}

	@Override
	List<UploadLine> lines() {
		JsonNode items = http().get("/sandbox/api/catalogue").json().path("items");
		return List.of(line("1", items, "01"), line("2", items, "02"), line("3", items, "03"));
	}

	private UploadLine line(String serial, JsonNode items, String itemClass) {
		JsonNode item = items.valueStream().filter(any -> any.path("item_class").asString().equals(itemClass)).findFirst().orElseThrow();
		return new UploadLine(serial, item.path("item_code").asString(), "H" + serial, item.path("item_name").asString(), new BigDecimal("20.5"),
				new BigDecimal("2"), new Money(4_100), clock.now(), null, null, "1", false);
	}

	@Override
	void fault(String transaction, Fault fault) {
		http().post("/sandbox/api/faults", Map.of("party", "insurance", "operation", transaction, "mode", fault.name(), "times", 1)).expect(200);
	}

	@Override
	void answerAnotherAmount(String transaction) {
		http().post("/sandbox/api/faults", Map.of("party", "insurance", "operation", transaction, "mode", "WRONG_AMOUNT", "times", 1)).expect(200);
	}

	@Override
	void decline(String transaction) {
		http().post("/sandbox/api/faults", Map.of("party", "insurance", "operation", transaction, "mode", "DECLINE", "times", 1)).expect(200);
	}

	@AfterEach
	void forgetFaults() {
		http().delete("/sandbox/api/faults");
	}

	private Http http() {
		return Http.onPort(port);
	}
}
