package medpay.agreement;

import static medpay.agreement.AgreementWorld.APP;
import static medpay.agreement.AgreementWorld.OTHER_APP;
import static medpay.agreement.AgreementWorld.anActiveAgreement;
import static medpay.agreement.AgreementWorld.anAgreementBeingSigned;
import static medpay.agreement.AgreementWorld.anotherActiveAgreement;
import static medpay.agreement.AgreementWorld.somebody;
import static medpay.agreement.AgreementWorld.suspension;
import static medpay.agreement.AgreementWorld.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import medpay.agreement.AgreementTerms.Ordering;
import medpay.agreement.AgreementTerms.Outcome;
import medpay.agreement.CreditAgreements.HoldResult.Held;
import medpay.agreement.CreditAgreements.HoldResult.NotHeld;
import medpay.agreement.CreditAgreements.Standing;
import medpay.agreement.Signing.Terms;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.testing.MovableBusinessClock;
import medpay.testing.Together;
import medpay.testing.TwoHospitals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Several accounts, their order, lower limits, stops for now. */
@SpringBootTest(classes = AgreementWorld.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = AgreementWorld.Database.class)
class AccountsTest {

	@Autowired
	private Signing signing;
	@Autowired
	private AgreementNews news;
	@Autowired
	private AgreementCounter counter;
	@Autowired
	private AgreementTerms agreementTerms;
	@Autowired
	private CreditAgreements agreements;
	@Autowired
	private MovableBusinessClock clock;

	private final PersonNumber person = somebody();

	@Test
	void aFurtherAccountIsKnownByItsNumberForEver() throws Exception {
		anActiveAgreement(signing, news, person, terms(null, null, null));
		var further = new Terms("UNIONPAY", "2026-11", AgreementLimits.NONE, "second");

		List<Signing.Outcome> outcomes = Together.times(20, () -> signing.sign(APP, person, further));

		assertThat(outcomes).filteredOn(Signing.Outcome.Begun.class::isInstance).hasSize(1);
		assertThat(outcomes).filteredOn(Signing.Outcome.AskedBefore.class::isInstance).hasSize(19);
		assertThat(counter.of(APP, person)).hasSize(2);
		AgreementNumber number = counter.of(APP, person).getLast().number();
		counter.terminate(APP, number);
		assertThat(signing.sign(APP, person, further)).isInstanceOfSatisfying(Signing.Outcome.AskedBefore.class,
				before -> assertThat(before.agreement().number()).isEqualTo(number));
		assertThat(signing.sign(APP, person, new Terms("UNIONPAY", "2027-01", AgreementLimits.NONE, "second")))
				.isInstanceOfSatisfying(Signing.Outcome.OtherTerms.class, other -> assertThat(other.field()).isEqualTo("consent_version"));
	}

	@Test
	void theSameRequestIsKnownAfterTheLimitsHaveChanged() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(500L, null, null));
		agreementTerms.lower(APP, number, limits(300L, null, null));

		assertThat(signing.sign(APP, person, terms(500L, null, null))).isInstanceOf(Signing.Outcome.AskedBefore.class);
	}

	@Test
	void chargesInTheOrderThePatientHasSet() {
		AgreementNumber first = anActiveAgreement(signing, news, person, terms(null, null, null));
		AgreementNumber second = anotherActiveAgreement(signing, news, person, terms(null, null, null));
		AgreementNumber third = anotherActiveAgreement(signing, news, person, terms(null, null, null));

		assertThat(agreementTerms.order(APP, person, List.of(third, first, second))).isInstanceOf(Ordering.Ordered.class);

		assertThat(agreements.standings(person)).extracting(Standing::agreement).containsExactly(third, first, second);
		assertThat(hold(5)).extracting("agreement").isEqualTo(third);
	}

	@Test
	void namesWhatIsMissingOrTooMuchInAnOrder() {
		AgreementNumber first = anActiveAgreement(signing, news, person, terms(null, null, null));
		AgreementNumber second = anotherActiveAgreement(signing, news, person, terms(null, null, null));
		AgreementNumber others = anActiveAgreement(signing, news, somebody(), terms(null, null, null));

		assertThat(agreementTerms.order(APP, person, List.of(second))).isEqualTo(new Ordering.NotAll(first.value(), true));
		assertThat(agreementTerms.order(APP, person, List.of(second, first, others))).isEqualTo(new Ordering.NotAll(others.value(), false));
		assertThat(agreementTerms.order(APP, person, List.of(second, second))).isEqualTo(new Ordering.NotAll(second.value(), false));
		assertThat(agreementTerms.order(OTHER_APP, person, List.of(second, first))).isEqualTo(new Ordering.Nobody());
		assertThat(agreements.standings(person)).extracting(Standing::agreement).containsExactly(first, second);
	}

	@Test
	void parallelOrdersAndHoldsNeverWaitForEachOther() throws Exception {
		AgreementNumber first = anActiveAgreement(signing, news, person, terms(null, null, 1000L));
		AgreementNumber second = anotherActiveAgreement(signing, news, person, terms(null, null, 1000L));
		var turn = new java.util.concurrent.atomic.AtomicInteger();

		List<Object> outcomes = Together.times(60, () -> switch (turn.getAndIncrement() % 3) {
			case 0 -> agreementTerms.order(APP, person, List.of(first, second));
			case 1 -> agreementTerms.order(APP, person, List.of(second, first));
			default -> hold(10);
		});

		assertThat(outcomes).filteredOn(Held.class::isInstance).hasSize(20);
		assertThat(outcomes).filteredOn(Ordering.Ordered.class::isInstance).hasSize(40);
	}

	@Test
	void limitsAreLoweredAtOnceAndNeverRiseByAWordAlone() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(500L, null, null));

		assertThat(agreementTerms.lower(APP, number, limits(100L, 300L, null))).get().isInstanceOf(Outcome.Changed.class);

		assertThat(hold(101)).isEqualTo(new NotHeld("limit_per_payment"));
		assertThat(agreementTerms.lower(APP, number, limits(101L, null, null))).contains(new Outcome.WouldRise("per_payment_fen"));
		assertThat(agreementTerms.lower(APP, number, limits(null, 301L, 5L))).contains(new Outcome.WouldRise("per_day_fen"));
		assertThat(agreementTerms.lower(OTHER_APP, number, limits(1L, null, null))).isEmpty();
		assertThat(counter.find(APP, number).orElseThrow().limits().allowed()).isEqualTo(limits(100L, 300L, null));
	}

	@Test
	void showsWhatIsUsedAndWhatIsLeft() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(500L, 800L, 1000L));
		UUID charged = UUID.randomUUID();
		agreements.hold(person, TwoHospitals.FIRST, charged, new Money(300), Set.of());
		agreements.consume(person, TwoHospitals.FIRST, charged);
		hold(200);

		AgreementRecord.Limits limits = counter.find(APP, number).orElseThrow().limits();

		assertThat(limits).isEqualTo(new AgreementRecord.Limits(limits(500L, 800L, 1000L), new Money(300), new Money(200), new Money(500),
				new Money(300), new Money(500), new Money(300)));
	}

	@Test
	void aStoppedAgreementIsNotChargedUntilThePatientResumesIt() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(null, null, null));
		UUID open = UUID.randomUUID();
		agreements.hold(person, TwoHospitals.FIRST, open, new Money(5), Set.of());

		agreementTerms.suspend(APP, number, true);
		agreementTerms.suspend(APP, number, true);

		assertThat(counter.find(APP, number)).get().extracting(AgreementRecord::state).isEqualTo(AgreementState.SUSPENDED);
		assertThat(hold(1)).isEqualTo(new NotHeld("agreement_not_active"));
		agreements.consume(person, TwoHospitals.FIRST, open);
		assertThat(counter.find(APP, number).orElseThrow().limits().used()).as("an open charge ends as it will").isEqualTo(new Money(5));
		agreementTerms.suspend(APP, number, false);
		assertThat(hold(1)).isInstanceOf(Held.class);
	}

	@Test
	void whatTheChannelStopsOnlyTheChannelResumes() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(null, null, null));
		Instant now = clock.now();

		assertThat(news.hear(suspension(number, true, now))).isTrue();
		assertThat(agreementTerms.suspend(APP, number, false)).contains(new Outcome.NotNow());
		agreementTerms.suspend(APP, number, true);
		news.hear(suspension(number, false, now.plusSeconds(2)));
		assertThat(hold(1)).as("the patient has stopped it too").isEqualTo(new NotHeld("agreement_not_active"));
		agreementTerms.suspend(APP, number, false);

		assertThat(hold(1)).isInstanceOf(Held.class);
	}

	@Test
	void theLaterWordOfTheChannelCountsInWhateverOrderItArrives() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(null, null, null));
		Instant now = clock.now();

		news.hear(suspension(number, false, now.plusSeconds(5)));
		news.hear(suspension(number, true, now));

		assertThat(hold(1)).isInstanceOf(Held.class);
	}

	@Test
	void aStopThatComesBeforeTheSignatureHoldsOnceItIsSigned() {
		AgreementNumber number = anAgreementBeingSigned(signing, person, terms(null, null, null));
		news.hear(suspension(number, true, clock.now()));
		assertThat(agreementTerms.suspend(APP, number, true)).contains(new Outcome.NotNow());

		news.hear(AgreementWorld.signed(number, "token-" + number));

		assertThat(counter.find(APP, number)).get().extracting(AgreementRecord::state).isEqualTo(AgreementState.SUSPENDED);
		assertThat(hold(1)).isEqualTo(new NotHeld("agreement_not_active"));
		clock.advance(Duration.ofSeconds(1));
		news.hear(suspension(number, false, clock.now()));
		assertThat(hold(1)).isInstanceOf(Held.class);
	}

	private CreditAgreements.HoldResult hold(long fen) {
		return agreements.hold(person, TwoHospitals.FIRST, UUID.randomUUID(), new Money(fen), Set.of());
	}

	private static AgreementLimits limits(@Nullable Long payment, @Nullable Long day,
			@Nullable Long total) {
		return terms(payment, day, total).limits();
	}
}
