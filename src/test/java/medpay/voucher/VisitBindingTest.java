package medpay.voucher;

import static medpay.voucher.VoucherWorld.HIS;
import static medpay.voucher.VoucherWorld.aCode;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import medpay.agreement.AgreementWorld;
import medpay.insurance.InsurancePlatform.PersonLookup;
import medpay.testing.MovableBusinessClock;
import medpay.testing.Together;
import medpay.testing.TwoHospitals;
import medpay.voucher.Verifications.Binding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest(classes = VoucherWorld.class, webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = "medpay.voucher.answer-within=1m")
@ContextConfiguration(initializers = AgreementWorld.Database.class)
class VisitBindingTest {

	@Autowired
	private Verifications verifications;
	@Autowired
	private VoucherVerification verification;
	@Autowired
	private ScriptedPlatform platform;
	@Autowired
	private MovableBusinessClock clock;
	@Autowired
	private TransactionOperations transaction;

	@BeforeEach
	void authoritiesInAGoodMood() {
		platform.reset();
	}

	@Test
	void opensTheVisitOfTheFirstBillAndCarriesItsLaterBills() {
		VerificationRecord verified = verification.verify(HIS, aCode());

		assertThat(verifications.bind(verified.id(), "V-1")).isInstanceOfSatisfying(Binding.Bound.class,
				bound -> assertThat(bound.person()).isEqualTo(verified.person()));
		assertThat(verifications.bind(verified.id(), "V-1")).isInstanceOf(Binding.Bound.class);
		assertThat(verifications.bind(verified.id(), "V-2")).isEqualTo(new Binding.OfAnotherVisit());
	}

	@Test
	void letsOneVisitWinAmongParallelFirstBills() throws Exception {
		VerificationRecord verified = verification.verify(HIS, aCode());
		var visit = new AtomicInteger();

		List<Binding> bindings = Together.times(20, () -> verifications.bind(verified.id(), "V-" + visit.getAndIncrement()));

		assertThat(bindings).filteredOn(Binding.Bound.class::isInstance).hasSize(1);
		assertThat(bindings).filteredOn(Binding.OfAnotherVisit.class::isInstance).hasSize(19);
	}

	@Test
	void isUnboundAgainWhenTheBillsTransactionIsRolledBack() {
		VerificationRecord verified = verification.verify(HIS, aCode());

		transaction.executeWithoutResult(status -> {
			assertThat(verifications.bind(verified.id(), "V-1")).isInstanceOf(Binding.Bound.class);
			status.setRollbackOnly();
		});

		assertThat(verifications.bind(verified.id(), "V-2")).isInstanceOf(Binding.Bound.class);
	}

	@Test
	void bindsNothingByLooking() {
		VerificationRecord verified = verification.verify(HIS, aCode());

		assertThat(verifications.peek(verified.id(), "V-1")).isInstanceOf(Binding.Bound.class);
		assertThat(verifications.bind(verified.id(), "V-2")).isInstanceOf(Binding.Bound.class);
		assertThat(verifications.peek(verified.id(), "V-1")).isEqualTo(new Binding.OfAnotherVisit());
	}

	@Test
	void livesToTheEndOfTheServiceDay() {
		VerificationRecord verified = verification.verify(HIS, aCode());
		clock.advance(Duration.between(clock.now(), verified.expiresAt()).minusMillis(1));
		assertThat(verifications.bind(verified.id(), "V-1")).isInstanceOf(Binding.Bound.class);

		clock.advance(Duration.ofMillis(1));

		assertThat(verifications.bind(verified.id(), "V-1")).isEqualTo(new Binding.Expired());
		assertThat(verifications.peek(verified.id(), "V-1")).isEqualTo(new Binding.Expired());
	}

	@Test
	void opensNothingAtAnotherHospital() {
		VerificationRecord verified = verification.verify(HIS, aCode());

		assertThat(verifications.bind(new VerificationId(TwoHospitals.SECOND, verified.id().value()), "V-1")).isEqualTo(new Binding.Unknown());
		assertThat(verifications.bind(new VerificationId(TwoHospitals.FIRST, UUID.randomUUID()), "V-1")).isEqualTo(new Binding.Unknown());
	}

	@Test
	void opensNothingWhenRejectedOrInDoubt() {
		platform.lookup = credential -> new PersonLookup.Refused("-1", "未查询到参保信息");
		assertThat(verifications.bind(verification.verify(HIS, aCode()).id(), "V-1")).isEqualTo(new Binding.NotVerified());
		platform.lookup = credential -> new PersonLookup.NoAnswer("timeout");
		assertThat(verifications.bind(verification.verify(HIS, aCode()).id(), "V-1")).isEqualTo(new Binding.NotVerified());
	}
}
