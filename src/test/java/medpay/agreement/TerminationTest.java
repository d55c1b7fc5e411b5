package medpay.agreement;

import static medpay.agreement.AgreementWorld.APP;
import static medpay.agreement.AgreementWorld.anActiveAgreement;
import static medpay.agreement.AgreementWorld.somebody;
import static medpay.agreement.AgreementWorld.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import medpay.agreement.CreditAgreements.HoldResult;
import medpay.channel.PaymentChannel.TerminationResult;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.testing.MovableBusinessClock;
import medpay.testing.Together;
import medpay.testing.TwoHospitals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
	private CreditAgreements agreements;
	@Autowired
	private CreditForesight foresight;
	@Autowired
	private ErrandJob job;
	@Autowired
	private ScriptedChannel channel;
	@Autowired
	private MovableBusinessClock clock;

	private final PersonNumber person = somebody();

	@BeforeEach
	void aChannelInAGoodMood() {
		var fresh = new ScriptedChannel();
		channel.opening = fresh.opening;
		channel.signing = fresh.signing;
		channel.termination = fresh.termination;
		channel.credit = fresh.credit;
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
			var turn = new java.util.concurrent.atomic.AtomicInteger();

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
