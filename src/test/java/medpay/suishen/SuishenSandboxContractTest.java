package medpay.suishen;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.shared.InstitutionId;
import medpay.suishen.SuishenPlatform.CodeKind;
import medpay.suishen.SuishenPlatform.ShownCode;
import medpay.testing.Http;
import medpay.testing.MedpayTest;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The contract against the sandbox's Suishen code service, over HTTP. */
@MedpayTest
@TestPropertySource(properties = "medpay.suishen.answer-limit=1s")
class SuishenSandboxContractTest extends SuishenPlatformContract {

	private static final AtomicInteger PATIENT = new AtomicInteger(100);

	@Autowired
	private SuishenPlatform suishen;

	@Autowired
	private Institutions institutions;

	@LocalServerPort
	private int port;

	@Override
	SuishenPlatform suishen() {
		return suishen;
	}

	@Override
	InstitutionId hospital() {
		return institutions.all().stream().filter(any -> any.kind() == Institution.Kind.HOSPITAL).findFirst().orElseThrow().id();
	}

	@Override
	ShownCode ownCode() {
		return new ShownCode(CodeKind.OWN, code(person("1985-06-01", Map.of()), Map.of("kind", "SUISHEN_CODE")));
	}

	@Override
	ShownCode familyCode() {
		String guardian = person("1985-06-01", Map.of());
		String child = person("2019-05-06",
				Map.of("guardian_person_no", guardian, "delegation_starts_on", "2026-01-01", "delegation_ends_on", "2099-12-31"));
		return new ShownCode(CodeKind.FAMILY, code(guardian, Map.of("kind", "FAMILY_SUISHEN_CODE", "for_person_no", child)));
	}

	private String person(String born, Map<String, Object> more) {
		Map<String, Object> patient = new HashMap<>(
				Map.of("name", "陆知远", "id_number", "990101" + born.replace("-", "") + PATIENT.getAndIncrement() + "X",
						"birth_date", born, "insurance_type", "390", "person_type", "149901"));
		patient.putAll(more);
		return http().post("/sandbox/api/patients", patient).at("/person_no");
	}

	private String code(String person, Map<String, Object> kind) {
		return http().post("/sandbox/api/patients/" + person + "/codes", kind).at("/code");
	}

	@Override
	void trouble(Trouble trouble) {
		http().post("/sandbox/api/faults", Map.of("party", "suishen", "operation", "decode", "mode", trouble.name(), "times", 1)).expect(200);
	}

	@AfterEach
	void forgetFaults() {
		http().delete("/sandbox/api/faults");
	}

	private Http http() {
		return Http.onPort(port);
	}
}
