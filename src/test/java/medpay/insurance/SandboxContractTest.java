package medpay.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import medpay.institution.Enrolment;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.institution.InsuranceAccess;
import medpay.institution.MerchantAccount;
import medpay.insurance.platform.PlatformJson;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxKeys;
import medpay.sandbox.SandboxKeys.DemoInstitution;
import medpay.sandbox.SandboxTest;
import medpay.shared.InstitutionCode;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.call.JdkWire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;

/** The contract against the sandbox's platform, over HTTP, with real signatures and real faults. */
@SandboxTest
class SandboxContractTest extends InsurancePlatformContract {

	private static final AtomicInteger SERIALS = new AtomicInteger();
	private static final InstitutionId HOSPITAL = new InstitutionId(1);

	@LocalServerPort
	private int port;

	@Autowired
	private SandboxKeys keys;

	@Autowired
	private SandboxClock clock;

	@Autowired
	private SandboxDatabase database;

	private final JdkWire wire = new JdkWire();
	private InsurancePlatform platform = new Door(wire).client;

	@BeforeEach
	void aDoorToTheSandbox() {
		DemoInstitution hospital = keys.institutions().getFirst();
		var access = new InsuranceAccess(URI.create(base() + "/sandbox/insurance/api/v1/route"), URI.create(base() + "/sandbox/voucher-centre"),
				"MBS_LOCAL", hospital.signing().privateKey(), keys.platform().publicKey(), registration(), "02:00:00:00:00:01", "10.0.0.1");
		var settings = Door.settings(Map.of());
		var writer = new RequestWriter(new MessageNumbers(() -> SERIALS.getAndIncrement() % 10_000), Door.CRYPTO, settings);
		var signIns = new SignIns(wire, writer, new AnswerReader(Door.CRYPTO, settings), new Door.RecordingExchange(),
				TransactionOperations.withoutTransaction(), settings, Clock.systemUTC());
		var calls = new PlatformCalls(wire, writer, new AnswerReader(Door.CRYPTO, settings), signIns, settings, clock::now);
		platform = new InsuranceClient(new TheHospital(hospital, access), calls, writer, wire, clock::now, settings);
	}

	@AfterEach
	void noFaults() {
		database.jdbc().sql("delete from sandbox.fault").update();
		wire.close();
	}

	private String base() {
		return "http://localhost:" + port;
	}

	@Override
	InsurancePlatform platform() {
		return platform;
	}

	@Override
	InstitutionId institution() {
		return HOSPITAL;
	}

	@Override
	Instant now() {
		return clock.now();
	}

	@Override
	String shownCode() {
		String person = post("/sandbox/api/patients", """
				{"name":"测试丙","id_number":"310101199003074514","birth_date":"1990-03-07","insurance_type":"310","person_type":"116031",
				"current_account_fen":10000,"history_account_fen":20000,"deductible_met_fen":50000}""", "person_no");
		return post("/sandbox/api/patients/" + person + "/codes", "{\"kind\":\"INSURANCE_VOUCHER\"}", "code");
	}

	private String post(String path, String json, String field) {
		try (HttpClient http = HttpClient.newHttpClient()) {
			var request = HttpRequest.newBuilder(URI.create(base() + path)).header("Content-Type", "application/json")
					.POST(HttpRequest.BodyPublishers.ofString(json)).build();
			return PlatformJson.object(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body()).path(field).asString();
		} catch (IOException | InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	@Override
	List<UploadLine> lines() {
		return List.of(line("L1", "XB01ACL190A001030100553", "17.50", "10", 17_500), line("L2", "002501010150000", "20.00", "2", 4_000));
	}

	private UploadLine line(String serial, String item, String price, String quantity, long fen) {
		return new UploadLine(serial, item, "H-" + serial, "项目", new BigDecimal(price), new BigDecimal(quantity), new Money(fen), now(), null, null,
				"0", false);
	}

	@Override
	void fault(String transaction, Fault fault) {
		order(transaction, fault.name());
	}

	@Override
	void answerAnotherAmount(String transaction) {
		order(transaction, "WRONG_AMOUNT");
	}

	@Override
	void decline(String transaction) {
		order(transaction, "DECLINE");
	}

	private void order(String transaction, String mode) {
		database.jdbc().sql("insert into sandbox.fault (party, operation, mode, times, delay_ms) values ('insurance', :operation, :mode, 1, 1)")
				.param("operation", transaction).param("mode", mode).update();
	}

	@Override
	String registration() {
		return "2201A";
	}

	/** One hospital of the demo city. */
	private record TheHospital(DemoInstitution hospital, InsuranceAccess access) implements Institutions {

		@Override
		public Institution byId(InstitutionId id) {
			assertThat(id).isEqualTo(HOSPITAL);
			return new Institution(id, hospital.code(), hospital.name(), Institution.Kind.HOSPITAL, Institution.Level.THREE, hospital.district(),
					hospital.area(), "A03", Map.of());
		}

		@Override
		public InsuranceAccess insuranceAccess(InstitutionId id) {
			return access;
		}

		@Override
		public Optional<Institution> byCode(InstitutionCode code) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Optional<Institution> byMerchantNumber(String channel, String merchantNumber) {
			throw new UnsupportedOperationException();
		}

		@Override
		public List<Institution> all() {
			throw new UnsupportedOperationException();
		}

		@Override
		public MerchantAccount merchantAccount(InstitutionId id, String channel) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Institution platform() {
			throw new UnsupportedOperationException();
		}

		@Override
		public InstitutionId enrol(Enrolment enrolment) {
			throw new UnsupportedOperationException();
		}
	}
}
