package medpay.agreement;

import static medpay.agreement.AgreementWorld.anActiveAgreement;
import static medpay.agreement.AgreementWorld.anAgreementBeingSigned;
import static medpay.agreement.AgreementWorld.somebody;
import static medpay.agreement.AgreementWorld.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import medpay.agreement.CreditAgreements.HoldResult.Held;
import medpay.agreement.CreditAgreements.HoldResult.NotHeld;
import medpay.agreement.CreditAgreements.HoldResult;
import medpay.agreement.CreditAgreements.PaidFor;
import medpay.agreement.CreditAgreements.Standing;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.testing.MovableBusinessClock;
import medpay.testing.Together;
import medpay.testing.TwoHospitals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = AgreementWorld.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = AgreementWorld.Database.class)
class HoldTest {

	@Autowired
	private CreditAgreements agreements;
	@Autowired
	private Signing signing;
	@Autowired
	private AgreementNews news;
	@Autowired
	private AgreementCounter counter;
	@Autowired
	private MovableBusinessClock clock;
	@Autowired
	private JdbcClient jdbc;
	@Autowired
	private LeftOverHolds leftOvers;
	@Autowired
	private AgreementHolds agreementHolds;
	@Autowired
	private HoldRows holds;
	@Autowired
	private Set<UUID> endedPayments;

	private final PersonNumber person = somebody();

	@Test
	void holdsUnderAnActiveAgreementAndHandsOutItsToken() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(null, null, null));

		assertThat(hold(UUID.randomUUID(), 3150)).isEqualTo(new Held(number, "UNIONPAY", "token-" + number));
	}

	@Test
	void neverExceedsTheTotalUnderAHundredParallelHolds() throws Exception {
		anActiveAgreement(signing, news, person, terms(null, null, 1000L));

		List<HoldResult> results = Together.times(100, () -> hold(UUID.randomUUID(), 30));

		assertThat(results).filteredOn(Held.class::isInstance).hasSize(33);
		assertThat(results).filteredOn(NotHeld.class::isInstance).hasSize(67).containsOnly(new NotHeld("limit_total"));
		assertThat(agreements.standing(person)).get().extracting(Standing::available).isEqualTo(new Money(10));
	}

	@Test
	void neverExceedsTheDayWhileHoldsAreConsumedAndReleasedBesides() throws Exception {
		anActiveAgreement(signing, news, person, terms(null, 1000L, null));

		List<HoldResult> results = Together.times(100, () -> {
			UUID payment = UUID.randomUUID();
			HoldResult result = hold(payment, 90);
			if (result instanceof Held) {
				agreements.consume(person, TwoHospitals.FIRST, payment);
			}
			return result;
		});

		assertThat(results).filteredOn(Held.class::isInstance).hasSize(11);
		assertThat(agreements.standing(person)).get().extracting(Standing::available).isEqualTo(new Money(10));
	}

	@Test
	void holdsOncePerPaymentUnderParallelRepeats() throws Exception {
		anActiveAgreement(signing, news, person, terms(null, null, 100L));
		UUID payment = UUID.randomUUID();

		List<HoldResult> results = Together.times(20, () -> hold(payment, 60));

		assertThat(results).allMatch(Held.class::isInstance);
		assertThat(agreements.standing(person)).get().extracting(Standing::available).isEqualTo(new Money(40));
	}

	@Test
	void takesTheFirstAccountInThePatientsOrderThatCarriesTheAmount() {
		AgreementNumber first = anActiveAgreement(signing, news, person, terms(100L, null, null));
		AgreementNumber second = aSecondAccount(terms(300L, null, null));

		assertThat(hold(UUID.randomUUID(), 100)).extracting("agreement").isEqualTo(first);
		assertThat(hold(UUID.randomUUID(), 101)).extracting("agreement").isEqualTo(second);
		assertThat(hold(UUID.randomUUID(), 301)).as("the reason of the first").isEqualTo(new NotHeld("limit_per_payment"));
		assertThat(agreements.standing(person, new PaidFor.Themselves(), new Money(101))).get().extracting(Standing::agreement).isEqualTo(second);
		assertThat(agreements.standing(person, new PaidFor.Themselves(), new Money(301))).get().extracting(Standing::agreement).isEqualTo(first);
	}

	@Test
	void passesOverTheAccountsThatWereTried() {
		AgreementNumber first = anActiveAgreement(signing, news, person, terms(null, null, 100L));
		UUID payment = UUID.randomUUID();
		assertThat(hold(payment, 60)).extracting("agreement").isEqualTo(first);
		agreements.release(person, TwoHospitals.FIRST, payment);
		assertThat(agreements.hold(person, TwoHospitals.FIRST, payment, new Money(60), Set.of(first))).isEqualTo(new NotHeld("no_other_agreement"));
		AgreementNumber second = aSecondAccount(terms(null, null, null));

		assertThat(agreements.hold(person, TwoHospitals.FIRST, payment, new Money(60), Set.of(first))).extracting("agreement").isEqualTo(second);
		assertThat(hold(payment, 60)).as("the hold it has").extracting("agreement").isEqualTo(second);
		assertThat(agreements.standing(person)).get().extracting(Standing::available).isEqualTo(new Money(100));
	}

	@Test
	void neverExceedsTheLimitsOfSeveralAccountsUnderAHundredParallelHolds() throws Exception {
		anActiveAgreement(signing, news, person, terms(null, null, 500L));
		aSecondAccount(terms(null, 700L, null));

		List<HoldResult> results = Together.times(100, () -> hold(UUID.randomUUID(), 30));

		assertThat(results).filteredOn(Held.class::isInstance).hasSize(16 + 23);
		assertThat(agreements.standings(person)).extracting(Standing::available).containsExactly(new Money(20), new Money(10));
	}

	private AgreementNumber aSecondAccount(Signing.Terms terms) {
		return AgreementWorld.anotherActiveAgreement(signing, news, person, terms);
	}

	@Test
	void givesBackWhatAPaymentLeftBehindAndNothingElse() {
		anActiveAgreement(signing, news, person, terms(null, null, 100L));
		UUID dead = UUID.randomUUID();
		UUID alive = UUID.randomUUID();
		UUID charged = UUID.randomUUID();
		hold(dead, 10);
		hold(alive, 20);
		hold(charged, 30);
		agreements.consume(person, TwoHospitals.FIRST, charged);
		endedPayments.addAll(Set.of(dead, charged));
		leftOvers.run();
		assertThat(available()).as("too young").isEqualTo(new Money(40));

		clock.advance(Duration.ofMinutes(61));
		leftOvers.run();
		leftOvers.run();

		assertThat(available()).isEqualTo(new Money(50));
	}

	@Test
	void keepsAHoldThatThePaymentHasAskedForAgain() {
		anActiveAgreement(signing, news, person, terms(null, null, 100L));
		UUID payment = UUID.randomUUID();
		hold(payment, 10);
		clock.advance(Duration.ofMinutes(61));
		HoldRows.Open seen = holds.openSince(clock.now(), null, 1000).stream().filter(open -> open.payment().equals(payment)).findFirst()
				.orElseThrow();

		hold(payment, 10);

		assertThat(agreementHolds.releaseIfUntouched(seen)).isFalse();
		assertThat(available()).isEqualTo(new Money(90));
	}

	@Test
	void givesRoomBackOncePerRefundAndNeverMoreThanWasCharged() {
		anActiveAgreement(signing, news, person, terms(null, 100L, 100L));
		UUID payment = UUID.randomUUID();
		hold(payment, 60);
		UUID refund = UUID.randomUUID();
		giveBack(payment, refund, 20);
		assertThat(available()).as("nothing was charged yet").isEqualTo(new Money(40));
		agreements.consume(person, TwoHospitals.FIRST, payment);

		giveBack(payment, refund, 20);
		giveBack(payment, refund, 20);
		giveBack(payment, UUID.randomUUID(), 41);

		assertThat(available()).isEqualTo(new Money(60));
		giveBack(payment, UUID.randomUUID(), 40);
		assertThat(available()).isEqualTo(new Money(100));
	}

	@Test
	void givesRoomBackOnceWhenTheSameRefundIsToldByMany() throws Exception {
		anActiveAgreement(signing, news, person, terms(null, null, 100L));
		UUID payment = UUID.randomUUID();
		UUID refund = UUID.randomUUID();
		hold(payment, 60);
		agreements.consume(person, TwoHospitals.FIRST, payment);

		Together.times(20, () -> {
			giveBack(payment, refund, 20);
			return refund;
		});

		assertThat(available()).isEqualTo(new Money(60));
	}

	private void giveBack(UUID payment, UUID refund, long fen) {
		agreements.returned(new CreditAgreements.Return(person, TwoHospitals.FIRST, payment, refund, new Money(fen)));
	}

	private @Nullable Money available() {
		return agreements.standing(person).orElseThrow().available();
	}

	@Test
	void countsTheSamePaymentOfTwoHospitalsTwice() {
		anActiveAgreement(signing, news, person, terms(null, null, 100L));
		UUID payment = UUID.randomUUID();

		assertThat(hold(payment, 60)).isInstanceOf(Held.class);
		assertThat(agreements.hold(person, TwoHospitals.SECOND, payment, new Money(60), Set.of())).isEqualTo(new NotHeld("limit_total"));
	}

	@Test
	void refusesAnotherAmountForTheSamePayment() {
		anActiveAgreement(signing, news, person, terms(null, null, null));
		UUID payment = UUID.randomUUID();
		hold(payment, 60);

		assertThatIllegalArgumentException().isThrownBy(() -> hold(payment, 61));
	}

	@Test
	void makesRoomAgainWhenReleasedHoweverOften() {
		anActiveAgreement(signing, news, person, terms(null, null, 100L));
		UUID payment = UUID.randomUUID();
		hold(payment, 60);

		agreements.release(person, TwoHospitals.FIRST, payment);
		agreements.release(person, TwoHospitals.FIRST, payment);

		assertThat(agreements.standing(person)).get().extracting(Standing::available).isEqualTo(new Money(100));
	}

	@Test
	void consumesOnceHoweverOftenItIsTold() {
		anActiveAgreement(signing, news, person, terms(null, null, 100L));
		UUID payment = UUID.randomUUID();
		hold(payment, 60);

		agreements.consume(person, TwoHospitals.FIRST, payment);
		agreements.consume(person, TwoHospitals.FIRST, payment);
		agreements.release(person, TwoHospitals.FIRST, payment);

		assertThat(agreements.standing(person)).get().extracting(Standing::available).isEqualTo(new Money(40));
	}

	@Test
	void countsAChargeThatHappenedAfterItsHoldWasReleased() {
		anActiveAgreement(signing, news, person, terms(null, null, 100L));
		UUID payment = UUID.randomUUID();
		hold(payment, 60);
		agreements.release(person, TwoHospitals.FIRST, payment);

		agreements.consume(person, TwoHospitals.FIRST, payment);

		assertThat(agreements.standing(person)).get().extracting(Standing::available).isEqualTo(new Money(40));
	}

	@Test
	void holdsAgainAfterAReleaseWithTheLimitsOfThatMoment() {
		anActiveAgreement(signing, news, person, terms(null, null, 100L));
		UUID payment = UUID.randomUUID();
		hold(payment, 60);
		agreements.release(person, TwoHospitals.FIRST, payment);
		hold(UUID.randomUUID(), 50);

		assertThat(hold(payment, 60)).isEqualTo(new NotHeld("limit_total"));
		assertThat(hold(payment, 50)).isInstanceOf(Held.class);
	}

	@Test
	void startsAfreshWithTheNextBusinessDate() {
		anActiveAgreement(signing, news, person, terms(null, 100L, null));
		UUID payment = UUID.randomUUID();
		hold(payment, 100);
		agreements.consume(person, TwoHospitals.FIRST, payment);
		assertThat(hold(UUID.randomUUID(), 1)).isEqualTo(new NotHeld("limit_per_day"));

		clock.advance(Duration.ofHours(24));

		assertThat(hold(UUID.randomUUID(), 100)).isInstanceOf(Held.class);
	}

	@Test
	void holdsNothingWithoutASignedAgreement() {
		assertThat(hold(UUID.randomUUID(), 1)).isEqualTo(new NotHeld("no_agreement"));
		anAgreementBeingSigned(signing, person, terms(null, null, null));

		assertThat(hold(UUID.randomUUID(), 1)).isEqualTo(new NotHeld("no_agreement"));
		assertThat(agreements.standing(person)).isEmpty();
	}

	@Test
	void holdsNothingNewOnceTheEndWasAskedForButKeepsWhatIsHeld() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(null, null, null));
		UUID payment = UUID.randomUUID();
		hold(payment, 60);
		counter.terminate(AgreementWorld.APP, number);

		assertThat(hold(UUID.randomUUID(), 1)).isEqualTo(new NotHeld("agreement_not_active"));
		assertThat(hold(payment, 60)).isInstanceOf(Held.class);
		assertThat(agreements.standing(person)).isEmpty();
	}

	@Test
	void ignoresWhatWasNeverHeld() {
		anActiveAgreement(signing, news, person, terms(null, null, 100L));

		agreements.consume(person, TwoHospitals.FIRST, UUID.randomUUID());
		agreements.release(person, TwoHospitals.FIRST, UUID.randomUUID());

		assertThat(agreements.standing(person)).get().extracting(Standing::available).isEqualTo(new Money(100));
	}

	@Test
	void keepsPersonNumberAndTokenOutOfTheTablesInPlainText() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(null, null, null));

		String row = jdbc.sql("select a::text from credit_agreement a where number = :number").param("number", number.value())
				.query(String.class).single();

		assertThat(row).contains(number.value()).doesNotContain(hex(person.value())).doesNotContain(hex("token-" + number))
				.doesNotContain(person.value()).doesNotContain(hex("6216***********0018"));
	}

	private HoldResult hold(UUID payment, long fen) {
		return agreements.hold(person, TwoHospitals.FIRST, payment, new Money(fen), Set.of());
	}

	private static String hex(String text) {
		return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
	}
}
