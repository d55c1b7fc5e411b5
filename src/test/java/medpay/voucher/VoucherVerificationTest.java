package medpay.voucher;

import static medpay.agreement.AgreementWorld.terms;
import static medpay.voucher.ScriptedPlatform.found;
import static medpay.voucher.ScriptedPlatform.insurance;
import static medpay.voucher.VoucherWorld.HIS;
import static medpay.voucher.VoucherWorld.OTHER_HIS;
import static medpay.voucher.VoucherWorld.aCode;
import static medpay.voucher.VoucherWorld.anIdNumber;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import medpay.agreement.AgreementWorld;
import medpay.agreement.CreditForesight;
import medpay.agreement.ScriptedChannel;
import medpay.agreement.Signing;
import medpay.channel.ChannelNews.SigningNews;
import medpay.channel.ChannelNewsListener;
import medpay.channel.PaymentChannel.SigningInquiry.Signed;
import medpay.insurance.InsurancePlatform.PersonLookup;
import medpay.insurance.InsurancePlatform.VoucherDecoding;
import medpay.shared.BusinessDate;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.testing.MemoryAudit;
import medpay.testing.MemoryExchange;
import medpay.testing.MovableBusinessClock;
import medpay.testing.Together;
import medpay.testing.TwoHospitals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = VoucherWorld.class, webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = "medpay.voucher.answer-within=1m")
@ContextConfiguration(initializers = AgreementWorld.Database.class)
@ExtendWith(OutputCaptureExtension.class)
class VoucherVerificationTest {

	@Autowired
	private VoucherVerification verification;
	@Autowired
	private VerificationRows rows;
	@Autowired
	private VoucherInquiry inquiry;
	@Autowired
	private Decisions decisions;
	@Autowired
	private SealedPersons sealed;
	@Autowired
	private CreditForesight foresight;
	@Autowired
	private ScriptedPlatform platform;
	@Autowired
	private ScriptedChannel channel;
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

	@BeforeEach
	void authoritiesInAGoodMood() {
		platform.reset();
	}

	@Test
	void verifiesAnInsuredPersonWithTwoAttempts() {
		VerificationRecord verified = verification.verify(HIS, aCode());

		assertThat(verified.state()).isEqualTo(VerificationState.VERIFIED);
		assertThat(verified.kind()).isEqualTo(VoucherKind.INSURANCE_VOUCHER);
		assertThat(verified.expiresAt()).isEqualTo(BusinessDate.of(clock.now()).end());
		VerifiedPerson person = Objects.requireNonNull(verified.person());
		assertThat(person.insuranceType()).isEqualTo("310");
		assertThat(person.insuredArea()).isEqualTo("310101");
		assertThat(person.name()).isEqualTo(ScriptedPlatform.NAME);
		assertThat(person.credential().number()).startsWith("310000ec");
		assertThat(person.payer()).isEqualTo(person.number());
		assertThat(person.mayCharge()).isTrue();
		assertThat(exchange.of(TwoHospitals.FIRST, "verification", verified.id().value())).extracting("operation").containsExactly("1162", "1101");
		assertThat(audit.actionsOn(verified.id().value().toString())).containsExactly("voucher.verified");
	}

	@Test
	void givesTheSameVerificationWhenTheSameCodeIsShownAgain() {
		Presentation code = aCode();

		VerificationRecord first = verification.verify(HIS, code);
		VerificationRecord second = verification.verify(HIS, code);

		assertThat(second.id()).isEqualTo(first.id());
		assertThat(second.person()).isEqualTo(first.person());
		assertThat(platform.decodings).hasValue(1);
		assertThat(platform.lookups).hasValue(1);
	}

	@Test
	void asksOnceUnderFiftyParallelRequests() throws Exception {
		Presentation code = aCode();

		List<VerificationRecord> all = Together.times(50, () -> verification.verify(HIS, code));

		assertThat(all).extracting(VerificationRecord::id).containsOnly(all.getFirst().id());
		assertThat(all).extracting(VerificationRecord::state).containsOnly(VerificationState.VERIFIED);
		assertThat(platform.decodings).hasValue(1);
		assertThat(platform.lookups).hasValue(1);
	}

	@Test
	void verifiesAnewAtAnotherHospitalAndOnAnotherDay() {
		Presentation code = aCode();
		VerificationRecord first = verification.verify(HIS, code);

		assertThat(verification.verify(OTHER_HIS, code).id()).isNotEqualTo(first.id());
		clock.advance(Duration.ofDays(1));
		assertThat(verification.verify(HIS, code).id()).isNotEqualTo(first.id());
	}

	@Test
	void rejectsACodeTheCentreRefuses() {
		platform.decoding = code -> new VoucherDecoding.Refused("500159", "请使用医保电子凭证二维码");

		VerificationRecord rejected = verification.verify(HIS, aCode());

		assertThat(rejected.state()).isEqualTo(VerificationState.REJECTED);
		assertThat(rejected.reason()).isEqualTo(VerificationReason.CODE_REFUSED);
		assertThat(rejected.person()).isNull();
		assertThat(platform.lookups).hasValue(0);
	}

	@Test
	void rejectsAPersonThePlatformRefuses() {
		platform.lookup = credential -> new PersonLookup.Refused("-1", "未查询到参保信息");

		assertThat(verification.verify(HIS, aCode()).reason()).isEqualTo(VerificationReason.PERSON_REFUSED);
	}

	@Test
	void rejectsAnAnswerAboutSomebodyElse() {
		platform.lookup = credential -> found("310101198502020000", insurance("310", "1"));

		assertThat(verification.verify(HIS, aCode()).reason()).isEqualTo(VerificationReason.IDENTITY_MISMATCH);
	}

	@Test
	void staysInDoubtWithoutAnAnswerAndAsksAgainForTheSameCode() {
		Presentation code = aCode();
		platform.decoding = shown -> new VoucherDecoding.NoAnswer("timeout");
		VerificationRecord doubt = verification.verify(HIS, code);
		assertThat(doubt.state()).isEqualTo(VerificationState.IN_DOUBT);
		assertThat(doubt.reason()).isEqualTo(VerificationReason.NO_ANSWER);
		platform.decoding = ScriptedPlatform::genuine;

		VerificationRecord again = verification.verify(HIS, code);

		assertThat(again.id()).isEqualTo(doubt.id());
		assertThat(again.state()).isEqualTo(VerificationState.VERIFIED);
	}

	@Test
	void doesNotDecodeTwiceWhenOnlyThePersonWasInDoubt() {
		Presentation code = aCode();
		platform.lookup = credential -> new PersonLookup.NoAnswer("timeout");
		assertThat(verification.verify(HIS, code).state()).isEqualTo(VerificationState.IN_DOUBT);
		platform.lookup = credential -> found(insurance("310", "1"));

		assertThat(verification.verify(HIS, code).state()).isEqualTo(VerificationState.VERIFIED);
		assertThat(platform.decodings).hasValue(1);
	}

	@Test
	void staysInDoubtWhenTheDoorBreaks() {
		platform.decoding = shown -> {
			throw new IllegalStateException("no keys for this hospital");
		};

		assertThat(verification.verify(HIS, aCode()).state()).isEqualTo(VerificationState.IN_DOUBT);
	}

	@Test
	void tellsTheDoubtInTimeAndCountsTheLateAnswerAllTheSame() throws Exception {
		Presentation code = aCode();
		var late = new CountDownLatch(1);
		var answered = new CountDownLatch(1);
		platform.lookup = credential -> {
			try {
				late.await();
			} catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
			answered.countDown();
			return found(insurance("310", "1"));
		};

		var impatient = new VoucherVerification(rows, inquiry, decisions, sealed, foresight,
				new VoucherSettings(Duration.ofMillis(1), 18, Duration.ZERO, "", "", ""), clock, Clock.systemUTC());

		VerificationRecord doubt = impatient.verify(HIS, code);
		late.countDown();
		answered.await();
		VerificationRecord again = verification.verify(HIS, code);

		assertThat(doubt.state()).isEqualTo(VerificationState.IN_DOUBT);
		assertThat(again.id()).isEqualTo(doubt.id());
		assertThat(again.state()).isEqualTo(VerificationState.VERIFIED);
	}

	@Test
	void choosesTheEmployeesInsuranceBeforeTheResidents() {
		platform.lookup = credential -> found(insurance("390", "1"), insurance("310", "1"));

		assertThat(Objects.requireNonNull(verification.verify(HIS, aCode()).person()).insuranceType()).isEqualTo("310");
	}

	@Test
	void skipsAnInsuranceThatIsNotNormal() {
		platform.lookup = credential -> found(insurance("310", "2"), insurance("390", "1"));

		assertThat(Objects.requireNonNull(verification.verify(HIS, aCode()).person()).insuranceType()).isEqualTo("390");
	}

	@Test
	void verifiesAPersonWithoutInsuranceWhoThenPaysAlone() {
		platform.lookup = credential -> found(insurance("310", "4"));

		VerificationRecord verified = verification.verify(HIS, aCode());

		assertThat(verified.state()).isEqualTo(VerificationState.VERIFIED);
		VerifiedPerson person = Objects.requireNonNull(verified.person());
		assertThat(person.insuranceType()).isNull();
		assertThat(person.insuredArea()).isNull();
		assertThat(person.personType()).isNull();
	}

	@Test
	void identifiesByIdNumberAndNeverChargesByIt() {
		VerificationRecord first = verification.verify(HIS, anIdNumber());
		VerificationRecord next = verification.verify(HIS, anIdNumber());

		assertThat(first.kind()).isEqualTo(VoucherKind.ID_NUMBER);
		assertThat(Objects.requireNonNull(first.person()).mayCharge()).isFalse();
		assertThat(platform.decodings).hasValue(0);
		assertThat(next.id()).isNotEqualTo(first.id());
	}

	@Test
	void tellsTheAgreementAndWhatItWouldCarry() {
		var person = new PersonNumber("3100" + System.nanoTime());
		platform.lookup = credential -> new PersonLookup.Found(new medpay.insurance.InsuredPerson(person, ScriptedPlatform.NAME, "01",
				new medpay.shared.IdCardNumber(ScriptedPlatform.ID_NUMBER), ScriptedPlatform.BORN, List.of()));
		assertThat(verification.verify(HIS, aCode()).agreement()).isNull();

		var begun = (Signing.Outcome.Begun) signing.sign(AgreementWorld.APP, person, terms(50_000L, null, null));
		String number = begun.agreement().number().value();
		news.hear(new SigningNews("unionpay", TwoHospitals.PLATFORM, number, new Signed("token-" + number, "6216***********0018"), "00", new byte[0],
				Instant.parse("2026-11-23T02:00:05Z")));
		channel.credit = order -> ScriptedChannel.stillLends(30_000);

		var standing = Objects.requireNonNull(verification.verify(HIS, aCode()).agreement());
		assertThat(standing.status()).isEqualTo("ACTIVE");
		assertThat(standing.channel()).isEqualTo("UNIONPAY");
		assertThat(standing.available()).isEqualTo(new Money(30_000));
	}

	@Test
	void leavesNoPersonalDataInLogsTextsAuditAndTables(CapturedOutput output) {
		var code = new Presentation(new Presentation.Shown.Code(VoucherKind.INSURANCE_VOUCHER, "CANARYCODE" + System.nanoTime()), aCode().counter(),
				aCode().operator(), "T-1");
		platform.lookup = credential -> {
			throw new IllegalStateException("the door broke");
		};
		verification.verify(HIS, code);
		platform.lookup = credential -> found(insurance("310", "1"));
		VerificationRecord verified = verification.verify(HIS, code);

		assertThat(verified.state()).isEqualTo(VerificationState.VERIFIED);
		assertThat(output).contains("could not be carried on");
		String row = jdbc.sql("select v::text from voucher_verification v where id = :id").param("id", verified.id().value()).query(String.class)
				.single();
		for (String secret : List.of("CANARYCODE", ScriptedPlatform.ID_NUMBER, ScriptedPlatform.NAME.value(), "310000000000000001", "310000ec",
				ScriptedPlatform.BORN.toString())) {
			assertThat(output.toString() + verified + verified.person() + code + audit.entries + row).doesNotContain(secret);
			assertThat(row).doesNotContain(java.util.HexFormat.of().formatHex(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
		}
	}
}
