package medpay.sandbox.insurance;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.insurance.catalogue.Catalogue;
import medpay.sandbox.insurance.catalogue.CatalogueItem;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.PersonNumber;
import medpay.shared.web.Checks;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The control API's insurance part (控制接口): who is insured, what their phone shows, what the catalogue holds. */
@RestController
@SandboxPart
class PatientController {

	private static final long PERSON_NUMBERS = 1_000_000_000_000L;

	private final InsuredPatients patients;
	private final VoucherCodes codes;
	private final SandboxClock clock;
	private final SandboxDatabase database;
	private final Catalogue catalogue = Catalogue.ofSandbox();
	private final SecureRandom random = new SecureRandom();

	PatientController(InsuredPatients patients, VoucherCodes codes, SandboxClock clock, SandboxDatabase database) {
		this.patients = patients;
		this.codes = codes;
		this.clock = clock;
		this.database = database;
	}

	/** An identity number already known is that person with new figures. */
	@PostMapping("/sandbox/api/patients")
	@ResponseStatus(HttpStatus.CREATED)
	PatientView register(@RequestBody NewPatient request) {
		Instant now = clock.now();
		LocalDate today = BusinessDate.of(now).value();
		var number = new PersonNumber("3100" + String.format(Locale.ROOT, "%012d", random.nextLong(PERSON_NUMBERS)));
		NewPatient.Checked checked = request.check(number, today);
		if (checked.guardian().isPresent() && patients.find(checked.guardian().get()).isEmpty()) {
			var checks = new Checks();
			checks.that(false, "guardian_person_no", "没有该监护人", "there is no such guardian");
			checks.done();
		}
		PersonNumber kept = Objects.requireNonNull(database.transactions().execute(_ -> patients.register(checked, today, now)));
		return new PatientView(kept.value());
	}

	/** Every call makes a new code. Suishen codes are another issuer's business and not built. */
	@PostMapping("/sandbox/api/patients/{person_no}/codes")
	@ResponseStatus(HttpStatus.CREATED)
	CodeView showCode(@PathVariable("person_no") String personNo, @RequestBody CodeRequest request) {
		InsuredPatient patient = patient(personNo);
		var checks = new Checks();
		checks.oneOf("kind", request.kind(), CodeKind.class);
		checks.that(request.forPersonNo() == null, "for_person_no", "仅用于亲属随申码", "only for a family Suishen code");
		checks.that(patient.insured(), "kind", "未参保人员没有医保电子凭证", "a person who is not insured has no insurance e-voucher");
		checks.done();
		var shown = codes.make(patient.number(), clock.now());
		return new CodeView(shown.code(), shown.expiresAt().atZone(BusinessClock.SHANGHAI).toOffsetDateTime());
	}

	private InsuredPatient patient(String personNo) {
		if (!personNo.matches("[0-9]{1,30}")) {
			throw new ProblemException(ProblemCode.NOT_FOUND);
		}
		return patients.find(new PersonNumber(personNo)).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
	}

	@GetMapping("/sandbox/api/catalogue")
	CatalogueView catalogue() {
		return new CatalogueView(catalogue.items());
	}

	/** The kinds of codes a phone can show. */
	enum CodeKind {
		/** 医保电子凭证. */
		INSURANCE_VOUCHER
	}

	record CodeRequest(@Nullable String kind, @Nullable String forPersonNo) {}

	record PatientView(String personNo) {}

	record CodeView(String code, OffsetDateTime expiresAt) {}

	record CatalogueView(List<CatalogueItem> items) {}
}
