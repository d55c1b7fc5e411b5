package medpay.sandbox.insurance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.insurance.catalogue.Catalogue;
import medpay.sandbox.insurance.catalogue.CatalogueItem;
import medpay.sandbox.insurance.policy.Accounts;
import medpay.sandbox.insurance.policy.InsuranceType;
import medpay.sandbox.insurance.policy.PersonType;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.IdCardNumber;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
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

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}·.' -]{1,50}");
	private static final Pattern ID_NUMBER = Pattern.compile("[0-9]{17}[0-9X]");
	private static final Pattern CODE = Pattern.compile("[0-9A-Z_]{1,30}");
	private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);
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
	PatientView register(@RequestBody byte[] body) {
		Form form = Form.read(body);
		Instant now = clock.now();
		LocalDate today = BusinessDate.of(now).value();
		var name = new PersonName(form.text("name", NAME));
		var idNumber = new IdCardNumber(form.text("id_number", ID_NUMBER));
		LocalDate birthDate = form.date("birth_date");
		if (birthDate.isBefore(EARLIEST_BIRTH) || birthDate.isAfter(today)) {
			throw new ProblemException(ProblemCode.FIELD_INVALID, "birth_date");
		}
		InsuranceType insurance = InsuranceType.of(form.text("insurance_type", CODE))
				.orElseThrow(() -> new ProblemException(ProblemCode.FIELD_INVALID, "insurance_type"));
		PersonType type = PersonType.of(form.text("person_type", CODE)).filter(known -> known.insurance() == insurance)
				.orElseThrow(() -> new ProblemException(ProblemCode.FIELD_INVALID, "person_type"));
		var accounts = new Accounts(form.fen("current_account_fen"), form.fen("history_account_fen"), form.fen("deductible_met_fen"));
		Optional<PersonNumber> guardian = guardian(form);
		var draft = new InsuredPatient(newNumber(), name, idNumber, birthDate, insurance, type);
		return new PatientView(Objects.requireNonNull(database.transactions()
				.execute(_ -> patients.register(draft, accounts, guardian.orElse(null), draft.year(today), now))).value());
	}

	private Optional<PersonNumber> guardian(Form form) {
		Optional<PersonNumber> guardian = form.optionalText("guardian_person_no", CODE).map(PersonNumber::new);
		if (guardian.isPresent() && patients.find(guardian.get()).isEmpty()) {
			throw new ProblemException(ProblemCode.FIELD_INVALID, "guardian_person_no");
		}
		return guardian;
	}

	private PersonNumber newNumber() {
		return new PersonNumber("3100" + String.format(Locale.ROOT, "%012d", random.nextLong(PERSON_NUMBERS)));
	}

	@PostMapping("/sandbox/api/patients/{person_no}/codes")
	@ResponseStatus(HttpStatus.CREATED)
	CodeView showCode(@PathVariable("person_no") String personNo, @RequestBody byte[] body) {
		Form form = Form.read(body);
		InsuredPatient patient = patient(personNo);
		if (!form.text("kind", CODE).equals("INSURANCE_VOUCHER")) {
			throw new ProblemException(ProblemCode.FIELD_INVALID, "kind");
		}
		if (form.body().hasNonNull("for_person_no")) {
			throw new ProblemException(ProblemCode.FIELD_INVALID, "for_person_no");
		}
		var shown = codes.make(patient.number(), clock.now());
		return new CodeView(shown.code(), shown.expiresAt().atZone(BusinessClock.SHANGHAI).toOffsetDateTime());
	}

	private InsuredPatient patient(String personNo) {
		if (!CODE.matcher(personNo).matches()) {
			throw new ProblemException(ProblemCode.NOT_FOUND);
		}
		return patients.find(new PersonNumber(personNo)).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
	}

	@GetMapping("/sandbox/api/catalogue")
	CatalogueView catalogue() {
		return new CatalogueView(catalogue.items());
	}

	record PatientView(@JsonProperty("person_no") String personNo) {}

	record CodeView(String code, @JsonProperty("expires_at") OffsetDateTime expiresAt) {}

	record CatalogueView(List<CatalogueItem> items) {}
}
