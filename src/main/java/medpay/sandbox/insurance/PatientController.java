package medpay.sandbox.insurance;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.insurance.Delegations.Delegation;
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
	private final SuishenCodes suishenCodes;
	private final Delegations delegations;
	private final OldChannelDesk oldChannel;
	private final SandboxClock clock;
	private final SandboxDatabase database;
	private final Catalogue catalogue = Catalogue.ofSandbox();
	private final SecureRandom random = new SecureRandom();

	PatientController(InsuredPatients patients, VoucherCodes codes, SuishenCodes suishenCodes, Delegations delegations, OldChannelDesk oldChannel,
			SandboxClock clock, SandboxDatabase database) {
		this.suishenCodes = suishenCodes;
		this.delegations = delegations;
		this.oldChannel = oldChannel;
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
		checked.guardian().ifPresent(guardian -> checkGuardian(guardian, checked.patient()));
		PersonNumber kept = Objects.requireNonNull(database.transactions().execute(_ -> register(checked, today, now)));
		return new PatientView(kept.value());
	}

	private void checkGuardian(PersonNumber number, InsuredPatient child) {
		Optional<InsuredPatient> guardian = patients.find(number);
		var checks = new Checks();
		checks.that(guardian.isPresent(), "guardian_person_no", "没有该监护人", "there is no such guardian");
		checks.that(guardian.filter(known -> known.idNumber().equals(child.idNumber())).isEmpty(), "guardian_person_no", "不能是本人",
				"must be somebody else");
		checks.done();
	}

	/** The guardian agrees by being named: the sandbox has no other way to ask. */
	private PersonNumber register(NewPatient.Checked checked, LocalDate today, Instant now) {
		PersonNumber person = patients.register(checked, today, now);
		delegations.register(person, checked.guardian().map(guardian -> new Delegation(guardian, checked.delegation().startsOn(),
				checked.delegation().endsOn(), Delegations.CONSENT_VERSION, now)));
		oldChannel.register(person, checked.oldChannel());
		return person;
	}

	/** Every call makes a new code. For a family code the person of the path is the guardian, whose phone shows it. */
	@PostMapping("/sandbox/api/patients/{person_no}/codes")
	@ResponseStatus(HttpStatus.CREATED)
	CodeView showCode(@PathVariable("person_no") String personNo, @RequestBody CodeRequest request) {
		InsuredPatient patient = patient(personNo);
		var checks = new Checks();
		CodeKind kind = checks.oneOf("kind", request.kind(), CodeKind.class);
		checks.that(kind == CodeKind.FAMILY_SUISHEN_CODE || request.forPersonNo() == null, "for_person_no", "仅用于亲属随申码",
				"only for a family Suishen code");
		checks.that(kind != CodeKind.INSURANCE_VOUCHER || patient.insured(), "kind", "未参保人员没有医保电子凭证",
				"a person who is not insured has no insurance e-voucher");
		checks.done();
		return switch (kind) {
			case INSURANCE_VOUCHER -> {
				var shown = codes.make(patient.number(), clock.now());
				yield CodeView.of(shown.code(), shown.expiresAt());
			}
			case SUISHEN_CODE -> suishenCode(patient.number(), patient.number());
			case FAMILY_SUISHEN_CODE -> suishenCode(patient.number(), childOf(patient.number(), request.forPersonNo()));
		};
	}

	private CodeView suishenCode(PersonNumber holder, PersonNumber person) {
		var shown = suishenCodes.make(holder, person, clock.now());
		return CodeView.of(shown.code(), shown.expiresAt());
	}

	/** Any delegation makes a code, also one that is over: whoever relies on it must see that. */
	private PersonNumber childOf(PersonNumber guardian, @Nullable String forPersonNo) {
		var checks = new Checks();
		String child = checks.matching("for_person_no", forPersonNo, "[0-9]{1,30}", "[0-9]{1,30}");
		if (checks.fine()) {
			checks.that(delegations.between(guardian, new PersonNumber(child)).isPresent(), "for_person_no", "该人未授权此监护人",
					"there is no delegation of this person to this guardian");
		}
		checks.done();
		return new PersonNumber(child);
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
		INSURANCE_VOUCHER,
		/** 随申码. */
		SUISHEN_CODE,
		/** 亲属随申码. */
		FAMILY_SUISHEN_CODE
	}

	record CodeRequest(@Nullable String kind, @Nullable String forPersonNo) {}

	record PatientView(String personNo) {}

	record CodeView(String code, OffsetDateTime expiresAt) {

		static CodeView of(String code, Instant expiresAt) {
			return new CodeView(code, expiresAt.atZone(BusinessClock.SHANGHAI).toOffsetDateTime());
		}
	}

	record CatalogueView(List<CatalogueItem> items) {}
}
