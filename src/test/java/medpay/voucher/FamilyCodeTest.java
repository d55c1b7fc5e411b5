package medpay.voucher;

import static medpay.agreement.AgreementWorld.somebody;
import static medpay.agreement.AgreementWorld.terms;
import static medpay.voucher.VoucherWorld.HIS;
import static medpay.voucher.VoucherWorld.aFamilyCode;
import static medpay.voucher.VoucherWorld.aSuishenCode;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import medpay.agreement.AgreementWorld;
import medpay.agreement.Signing;
import medpay.channel.ChannelNews.SigningNews;
import medpay.channel.ChannelNewsListener;
import medpay.channel.PaymentChannel.SigningInquiry.Signed;
import medpay.insurance.Credential;
import medpay.insurance.InsurancePlatform.PersonLookup;
import medpay.insurance.InsuredPerson;
import medpay.shared.IdCardNumber;
import medpay.shared.PersonNumber;
import medpay.suishen.FamilyDelegation;
import medpay.suishen.SuishenPlatform.CodeDecoding;
import medpay.testing.MemoryAudit;
import medpay.testing.MemoryExchange;
import medpay.testing.MovableBusinessClock;
import medpay.testing.TwoHospitals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * Suishen codes and family codes: the child's insurance settles, the guardian pays, while the delegation holds. Today is 2026-11-23: a clock
 * that no other class has moved, hence a context of its own.
 */
@SpringBootTest(classes = VoucherWorld.class, webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = {"medpay.voucher.answer-within=1m",
		"medpay.test.clock=own"})
@ContextConfiguration(initializers = AgreementWorld.Database.class)
class FamilyCodeTest {

	private static final LocalDate BORN = LocalDate.of(2019, 5, 6);
	private static final LocalDate BEGINS = LocalDate.of(2026, 1, 1);

	@Autowired
	private VoucherVerification verification;
	@Autowired
	private VerificationRows rows;
	@Autowired
	private ScriptedPlatform platform;
	@Autowired
	private ScriptedSuishen suishen;
	@Autowired
	private Signing signing;
	@Autowired
	private ChannelNewsListener news;
	@Autowired
	private MemoryExchange exchange;
	@Autowired
	private MemoryAudit audit;
	@Autowired
	private MovableBusinessClock clock;
	@Autowired
	private JdbcClient jdbc;

	private final PersonNumber guardian = somebody();
	private final PersonNumber child = somebody();

	@BeforeEach
	void everybodyInAGoodMood() {
		platform.reset();
		suishen.reset();
		platform.lookup = credential -> childBorn(BORN);
	}

	private PersonLookup childBorn(LocalDate born) {
		return new PersonLookup.Found(new InsuredPerson(child, ScriptedPlatform.NAME, "01", new IdCardNumber(ScriptedPlatform.ID_NUMBER), born,
				List.of(ScriptedPlatform.insurance("390", "1"))));
	}

	private void theGuardianSigned() {
		var begun = (Signing.Outcome.Begun) signing.sign(AgreementWorld.APP, guardian, terms(50_000L, null, null));
		String number = begun.agreement().number().value();
		news.hear(new SigningNews("unionpay", TwoHospitals.PLATFORM, number, new Signed("token-" + number, "6216***********0018"), "00", new byte[0],
				clock.now()));
	}

	private VerificationRecord shown(FamilyDelegation delegation, LocalDate born) {
		suishen.decoding = code -> ScriptedSuishen.decoded(born, delegation);
		return verification.verify(HIS, aFamilyCode());
	}

	private FamilyDelegation delegation(LocalDate begins, @Nullable LocalDate ends) {
		return ScriptedSuishen.delegation(guardian, begins, ends);
	}

	@Test
	void theChildIsVerifiedAndTheGuardianPays() {
		theGuardianSigned();

		VerificationRecord verified = shown(delegation(BEGINS, null), BORN);

		assertThat(verified.state()).isEqualTo(VerificationState.VERIFIED);
		assertThat(verified.kind()).isEqualTo(VoucherKind.FAMILY_SUISHEN_CODE);
		VerifiedPerson person = Objects.requireNonNull(verified.person());
		assertThat(person.number()).isEqualTo(child);
		assertThat(person.payer()).isEqualTo(guardian);
		assertThat(person.insuranceType()).isEqualTo("390");
		assertThat(person.mayCharge()).isTrue();
		assertThat(Objects.requireNonNull(verified.delegation()).guardian()).isEqualTo(guardian);
		assertThat(Objects.requireNonNull(verified.agreement()).status()).isEqualTo("ACTIVE");
		assertThat(exchange.of(TwoHospitals.FIRST, "verification", verified.id().value())).extracting("operation").containsExactly("decode", "1101");
		assertThat(platform.decodings).hasValue(0);
	}

	@Test
	void keepsTheConsentThatWasReliedOnAndCallsAYoungChildsDataSensitive() {
		theGuardianSigned();

		VerificationRecord verified = shown(delegation(BEGINS, LocalDate.of(2026, 11, 23)), BORN);

		var row = jdbc.sql("select * from relied_on_delegation where verification_id = :id").param("id", verified.id().value()).query().singleRow();
		assertThat(row).containsEntry("consent_version", "2026-1").containsEntry("sensitive", true);
		assertThat(row.get("starts_on")).hasToString("2026-01-01");
		assertThat(row.get("ends_on")).hasToString("2026-11-23");
		assertThat(audit.actionsOn(verified.id().value().toString())).containsExactly("voucher.verified", "delegation.relied_on");
		assertThat(audit.entries.toString()).contains("sensitive data of a child under 14, with the guardian's consent")
				.contains("guardian's consent 2026-1 of 2026-01-01T01:00:00Z");
		String all = jdbc.sql("select d::text || v::text from relied_on_delegation d join voucher_verification v on v.id = d.verification_id "
				+ "where v.id = :id").param("id", verified.id().value()).query(String.class).single();
		for (String secret : List.of(child.value(), guardian.value(), ScriptedSuishen.GUARDIAN.value(), ScriptedSuishen.GUARDIAN_ID_NUMBER)) {
			assertThat(all + verified + audit.entries).doesNotContain(secret)
					.doesNotContain(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
		}
	}

	@Test
	void anOlderChildsDataAreNotCalledSensitive() {
		theGuardianSigned();
		LocalDate fourteenToday = LocalDate.of(2012, 11, 23);
		platform.lookup = credential -> childBorn(fourteenToday);

		VerificationRecord verified = shown(delegation(BEGINS, null), fourteenToday);

		assertThat(verified.state()).isEqualTo(VerificationState.VERIFIED);
		assertThat(jdbc.sql("select sensitive from relied_on_delegation where verification_id = :id").param("id", verified.id().value())
				.query(Boolean.class).single()).isFalse();
	}

	@ParameterizedTest(name = "from {0} to {1}, born {2}: {3}")
	@CsvSource({"2026-11-23,2026-11-23,2019-05-06,", "2026-11-24,,2019-05-06,DELEGATION_NOT_BEGUN",
			"2026-01-01,2026-11-22,2019-05-06,DELEGATION_EXPIRED",
			"2026-01-01,,2008-11-24,", "2026-01-01,,2008-11-23,CHILD_ABOVE_AGE", "2026-01-01,2026-11-22,1990-01-01,CHILD_ABOVE_AGE"})
	void judgesTheDelegationByTheDay(LocalDate begins, @Nullable LocalDate ends, LocalDate born, @Nullable VerificationReason reason) {
		theGuardianSigned();
		platform.lookup = credential -> childBorn(born);

		VerificationRecord judged = shown(delegation(begins, ends), born);

		assertThat(judged.reason()).isEqualTo(reason);
		assertThat(judged.state()).isEqualTo(reason == null ? VerificationState.VERIFIED : VerificationState.REJECTED);
		assertThat(platform.lookups).as("a child is not looked up by a delegation that does not hold").hasValue(reason == null ? 1 : 0);
		assertThat(rows.find(judged.id()).orElseThrow().credential() == null).isEqualTo(reason != null);
	}

	@Test
	void theInsurancePlatformsBirthDateDecidesWhateverTheCodeSaid() {
		theGuardianSigned();
		platform.lookup = credential -> childBorn(LocalDate.of(2008, 11, 23));

		VerificationRecord refused = shown(delegation(BEGINS, null), BORN);

		assertThat(refused.reason()).isEqualTo(VerificationReason.CHILD_ABOVE_AGE);
		assertThat(jdbc.sql("select count(*) from relied_on_delegation where verification_id = :id").param("id", refused.id().value())
				.query(Long.class).single()).isZero();
	}

	@Test
	void aGuardianWithoutAnAgreementIsRefused() {
		assertThat(shown(delegation(BEGINS, null), BORN).reason()).isEqualTo(VerificationReason.GUARDIAN_WITHOUT_AGREEMENT);
	}

	@Test
	void aGuardianWhoseAgreementIsStillBeingSignedIsRefused() {
		signing.sign(AgreementWorld.APP, guardian, terms(null, null, null));

		assertThat(shown(delegation(BEGINS, null), BORN).reason()).isEqualTo(VerificationReason.GUARDIAN_WITHOUT_AGREEMENT);
	}

	@Test
	void theDelegationIsRememberedWhenOnlyThePersonWasInDoubt() {
		theGuardianSigned();
		suishen.decoding = code -> ScriptedSuishen.decoded(BORN, delegation(BEGINS, null));
		platform.lookup = credential -> new PersonLookup.NoAnswer("timeout");
		Presentation code = aFamilyCode();
		assertThat(verification.verify(HIS, code).state()).isEqualTo(VerificationState.IN_DOUBT);
		platform.lookup = credential -> childBorn(BORN);

		VerificationRecord again = verification.verify(HIS, code);

		assertThat(Objects.requireNonNull(again.person()).payer()).isEqualTo(guardian);
		assertThat(suishen.decodings).hasValue(1);
	}

	@Test
	void aPersonsOwnSuishenCodeIsVerifiedByTheTokenLikeAnEVoucher() {
		VerificationRecord verified = verification.verify(HIS, aSuishenCode());

		VerifiedPerson person = Objects.requireNonNull(verified.person());
		assertThat(verified.kind()).isEqualTo(VoucherKind.SUISHEN_CODE);
		assertThat(person.payer()).isEqualTo(person.number());
		assertThat(person.credential().kind()).isEqualTo(Credential.Kind.E_VOUCHER);
		assertThat(person.credential().number()).isEqualTo("310000ecscripted");
		assertThat(verified.delegation()).isNull();
	}

	@Test
	void aCodeWithoutATokenForSomebodyInsuredStaysInDoubt() {
		suishen.decoding = code -> new CodeDecoding.Decoded(
				Credential.idNumber(new IdCardNumber(ScriptedPlatform.ID_NUMBER)), BORN, null);
		assertThat(verification.verify(HIS, aSuishenCode()).state()).isEqualTo(VerificationState.IN_DOUBT);

		platform.lookup = credential -> ScriptedPlatform.found();
		assertThat(Objects.requireNonNull(verification.verify(HIS, aSuishenCode()).person()).insuranceType()).isNull();
	}

	@Test
	void aRefusedSuishenCodeIsRejectedAndASilentServiceLeavesADoubt() {
		suishen.decoding = code -> new CodeDecoding.Refused("4042", "CODE_EXPIRED");
		assertThat(verification.verify(HIS, aSuishenCode()).reason()).isEqualTo(VerificationReason.CODE_REFUSED);

		suishen.decoding = code -> new CodeDecoding.NoAnswer("timeout");
		assertThat(verification.verify(HIS, aSuishenCode()).state()).isEqualTo(VerificationState.IN_DOUBT);
	}
}
