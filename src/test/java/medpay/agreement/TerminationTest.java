package medpay.agreement;

import static medpay.agreement.AgreementWorld.APP;
import static medpay.agreement.AgreementWorld.anActiveAgreement;
import static medpay.agreement.AgreementWorld.somebody;
import static medpay.agreement.AgreementWorld.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import medpay.access.HisClient;
import medpay.agreement.CreditAgreements.HoldResult;
import medpay.channel.ChannelNews.TerminationNews.Side;
import medpay.channel.ChannelNews.TerminationNews;
import medpay.channel.PaymentChannel.TerminationResult;
import medpay.shared.Money;
import medpay.shared.Operator;
import medpay.shared.PersonNumber;
import medpay.testing.MovableBusinessClock;
import medpay.testing.Together;
import medpay.testing.TwoHospitals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = AgreementWorld.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = AgreementWorld.Database.class)
class TerminationTest {

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
	private CreditForesight foresight;
	@Autowired
	private ErrandJob job;
	@Autowired
	private ScriptedChannel channel;
	@Autowired
	private MovableBusinessClock clock;

	private static final Operator CASHIER = new Operator("C1", "王收费", Operator.Kind.CASHIER);

	private final PersonNumber person = somebody();

	@BeforeEach
	void aChannelInAGoodMood() {
		channel.calm();
	}

	@Test
	void endsAtOnceWhenNothingIsOpen() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(null, null, null));

		AgreementRecord agreement = counter.terminate(APP, number).orElseThrow();

		assertThat(agreement.state()).isEqualTo(AgreementState.TERMINATED);
		assertThat(agreement.reason()).isEqualTo("requested");
		assertThat(channel.deletedTokens).contains("token-" + number);
	}

	@Test
	void waitsForAnOpenChargeAndThenEndsByItself() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(null, null, null));
		UUID payment = UUID.randomUUID();
		agreements.hold(person, TwoHospitals.FIRST, payment, new Money(60), Set.of());

		AgreementRecord waiting = counter.terminate(APP, number).orElseThrow();
		job.run();

		assertThat(waiting.state()).isEqualTo(AgreementState.ACTIVE);
		assertThat(waiting.life().terminationRequestedAt()).isNotNull();
		assertThat(channel.deletedTokens).doesNotContain("token-" + number);

		agreements.consume(person, TwoHospitals.FIRST, payment);
		job.run();

		assertThat(state(number)).isEqualTo(AgreementState.TERMINATED);
		assertThat(channel.deletedTokens).contains("token-" + number);
	}

	@Test
	void anOpenChargeEndsAsItWillWhenTheBankEndsTheAgreementMeanwhile() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(null, null, null));
		UUID payment = UUID.randomUUID();
		agreements.hold(person, TwoHospitals.FIRST, payment, new Money(60), Set.of());

		news.hear(endedBy(number, Side.BANK));

		assertThat(state(number)).as("the charge is still open").isEqualTo(AgreementState.ACTIVE);
		assertThat(hold(person)).isEqualTo(new HoldResult.NotHeld("agreement_not_active"));
		agreements.consume(person, TwoHospitals.FIRST, payment);
		job.run();
		AgreementRecord ended = counter.find(APP, number).orElseThrow();
		assertThat(ended.state()).isEqualTo(AgreementState.TERMINATED);
		assertThat(ended.reason()).isEqualTo("by_bank");
		assertThat(ended.limits().used()).as("the charge counts").isEqualTo(new Money(60));
	}

	@ParameterizedTest
	@CsvSource({"CHANNEL,by_channel", "BANK,by_bank", "PATIENT,by_patient"})
	void theReasonTellsWhoEndedIt(Side by, String reason) {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(null, null, null));

		news.hear(endedBy(number, by));
		news.hear(endedBy(number, Side.CHANNEL));

		AgreementRecord ended = counter.find(APP, number).orElseThrow();
		assertThat(ended.state()).isEqualTo(AgreementState.TERMINATED);
		assertThat(ended.reason()).isEqualTo(reason);
		assertThat(channel.deletedTokens).as("it is gone there already").doesNotContain("token-" + number);
	}

	@Test
	void aHospitalEndsOnlyWhatItHasHeld() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(null, null, null));
		var his = new HisClient("his-1", TwoHospitals.FIRST);
		assertThat(counter.terminate(his, number, CASHIER, "asked at the window")).isEmpty();
		UUID payment = UUID.randomUUID();
		agreements.hold(person, TwoHospitals.FIRST, payment, new Money(60), Set.of());
		agreements.release(person, TwoHospitals.FIRST, payment);
		assertThat(counter.terminate(new HisClient("his-2", TwoHospitals.SECOND), number, CASHIER, "not theirs")).isEmpty();
		assertThat(state(number)).isEqualTo(AgreementState.ACTIVE);

		assertThat(counter.terminate(his, number, CASHIER, "asked at the window")).get()
				.extracting(AgreementRecord::state, AgreementRecord::reason).containsExactly(AgreementState.TERMINATED, "by_hospital");
		assertThat(agreementTerms.consents(APP, number).orElseThrow()).filteredOn(consent -> consent.kind() == ConsentRecord.Kind.WITHDRAWAL)
				.singleElement().satisfies(consent -> assertThat(consent.by()).isEqualTo("his-1/C1"));
	}

	@Test
	void theFirstWhoAsksForTheEndIsTheReason() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(null, null, null));
		UUID payment = UUID.randomUUID();
		agreements.hold(person, TwoHospitals.FIRST, payment, new Money(60), Set.of());
		counter.terminate(APP, number);
		news.hear(endedBy(number, Side.BANK));

		agreements.release(person, TwoHospitals.FIRST, payment);
		job.run();

		assertThat(counter.find(APP, number)).get().extracting(AgreementRecord::state, AgreementRecord::reason)
				.containsExactly(AgreementState.TERMINATED, "requested");
	}

	/** No charge without an agreement that is active in that moment: the end before the signature. */
	@Test
	void aSignatureThatComesAfterTheEndChargesNothing() {
		AgreementNumber number = AgreementWorld.anAgreementBeingSigned(signing, person, terms(null, null, null));
		counter.terminate(APP, number);

		news.hear(AgreementWorld.signed(number, "token-" + number));
		job.run();

		assertThat(hold(person)).isInstanceOf(HoldResult.NotHeld.class);
		assertThat(counter.find(APP, number)).get().extracting(AgreementRecord::state, AgreementRecord::reason)
				.containsExactly(AgreementState.TERMINATED, "before_signed");
		assertThat(channel.deletedTokens).as("its token does not live on").contains("token-" + number);
	}

	/** And both at once: whichever is first, what is held has an agreement that was active, and in the end nothing is. */
	@Test
	void signatureAndEndAtOnceNeverLeaveAnAgreementThatCanBeCharged() throws Exception {
		for (int round = 0; round < 20; round++) {
			PersonNumber payer = somebody();
			AgreementNumber number = AgreementWorld.anAgreementBeingSigned(signing, payer, terms(null, null, null));
			var turn = new AtomicInteger();

			Together.times(2, () -> turn.getAndIncrement() == 0
					? news.hear(AgreementWorld.signed(number, "token-" + number))
					: counter.terminate(APP, number));
			job.run();

			assertThat(hold(payer)).isInstanceOf(HoldResult.NotHeld.class);
			assertThat(state(number)).isEqualTo(AgreementState.TERMINATED);
			assertThat(channel.deletedTokens).contains("token-" + number);
		}
	}

	private HoldResult hold(PersonNumber payer) {
		return agreements.hold(payer, TwoHospitals.FIRST, UUID.randomUUID(), new Money(1), Set.of());
	}

	private static TerminationNews endedBy(AgreementNumber number, Side by) {
		return new TerminationNews("unionpay", TwoHospitals.PLATFORM, number.value(), "token-" + number, by, new byte[0],
				Instant.parse("2026-11-23T02:00:09Z"));
	}

	@Test
	void repeatsTheDeletionUntilTheChannelHasAnswered() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(null, null, null));
		channel.termination = order -> new TerminationResult.InDoubt("timeout");
		assertThat(counter.terminate(APP, number)).get().extracting(AgreementRecord::state).isEqualTo(AgreementState.ACTIVE);

		channel.termination = order -> new TerminationResult.Terminated();
		clock.advance(Duration.ofSeconds(2));
		job.run();

		assertThat(state(number)).isEqualTo(AgreementState.TERMINATED);
		assertThat(channel.deletedTokens.stream().filter(("token-" + number)::equals)).hasSize(2);
	}

	@Test
	void isAskedForOnceHoweverOftenTheAppRepeats() throws Exception {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(null, null, null));

		Together.times(20, () -> counter.terminate(APP, number));

		assertThat(state(number)).isEqualTo(AgreementState.TERMINATED);
		assertThat(channel.deletedTokens.stream().filter(("token-" + number)::equals)).hasSize(1);
	}

	@Test
	void neverDeletesATokenThatAParallelPaymentHolds() throws Exception {
		for (int round = 0; round < 20; round++) {
			PersonNumber payer = somebody();
			AgreementNumber number = anActiveAgreement(signing, news, payer, terms(null, null, null));
			var turn = new AtomicInteger();

			List<Object> outcomes = Together.times(2, () -> turn.getAndIncrement() == 0
					? agreements.hold(payer, TwoHospitals.FIRST, UUID.randomUUID(), new Money(1), Set.of())
					: counter.terminate(APP, number));

			boolean held = outcomes.stream().anyMatch(HoldResult.Held.class::isInstance);
			assertThat(state(number)).isEqualTo(held ? AgreementState.ACTIVE : AgreementState.TERMINATED);
			assertThat(channel.deletedTokens.contains("token-" + number)).isEqualTo(!held);
		}
	}

	@Test
	void foreseesTheLowerOfLimitAndIssuersBalance() {
		anActiveAgreement(signing, news, person, terms(null, null, 1000L));

		channel.credit = order -> ScriptedChannel.stillLends(400);
		assertThat(foresight.of(person)).get().extracting(CreditAgreements.Standing::available).isEqualTo(new Money(400));
		channel.credit = order -> ScriptedChannel.stillLends(4000);
		assertThat(foresight.of(person)).get().extracting(CreditAgreements.Standing::available).isEqualTo(new Money(1000));
	}

	@Test
	void foreseesTheBestOfSeveralAccounts() {
		AgreementNumber first = anActiveAgreement(signing, news, person, terms(null, null, 300L));
		AgreementNumber second = ((Signing.Outcome.Begun) signing.sign(AgreementWorld.OTHER_APP, person, terms(null, null, 900L))).agreement()
				.number();
		news.hear(AgreementWorld.signed(second, "token-" + second));

		channel.credit = order -> ScriptedChannel.stillLends(order.token().equals("token-" + first) ? 200 : 800);
		assertThat(foresight.of(person)).get().extracting(CreditAgreements.Standing::agreement, CreditAgreements.Standing::available)
				.containsExactly(second, new Money(800));
		channel.credit = order -> ScriptedChannel.stillLends(order.token().equals("token-" + first) ? 200 : 100);
		assertThat(foresight.of(person)).get().extracting(CreditAgreements.Standing::agreement, CreditAgreements.Standing::available)
				.containsExactly(first, new Money(200));
	}

	@Test
	void foreseesNothingWhenNobodyTells() {
		anActiveAgreement(signing, news, person, terms(null, null, null));

		assertThat(foresight.of(person)).get().extracting(CreditAgreements.Standing::available).isNull();
		assertThat(foresight.of(somebody())).isEmpty();
	}

	private AgreementState state(AgreementNumber number) {
		return counter.find(APP, number).orElseThrow().state();
	}
}
