package medpay.agreement;

import static medpay.agreement.AgreementWorld.APP;
import static medpay.agreement.AgreementWorld.OTHER_APP;
import static medpay.agreement.AgreementWorld.anActiveAgreement;
import static medpay.agreement.AgreementWorld.anAgreementBeingSigned;
import static medpay.agreement.AgreementWorld.ended;
import static medpay.agreement.AgreementWorld.signed;
import static medpay.agreement.AgreementWorld.signing;
import static medpay.agreement.AgreementWorld.somebody;
import static medpay.agreement.AgreementWorld.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import medpay.agreement.Signing.Outcome;
import medpay.agreement.Signing.Terms;
import medpay.channel.PaymentChannel.SigningInquiry;
import medpay.channel.PaymentChannel.SigningResult;
import medpay.channel.PaymentChannel.TerminationResult;
import medpay.shared.PersonNumber;
import medpay.testing.MemoryAudit;
import medpay.testing.MemoryExchange;
import medpay.testing.MovableBusinessClock;
import medpay.testing.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = AgreementWorld.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = AgreementWorld.Database.class)
@ExtendWith(OutputCaptureExtension.class)
class SigningTest {

	private static final Terms TERMS = terms(50_000L, null, null);

	@Autowired
	private Signing signing;
	@Autowired
	private AgreementNews news;
	@Autowired
	private AgreementCounter counter;
	@Autowired
	private ErrandJob job;
	@Autowired
	private ScriptedChannel channel;
	@Autowired
	private MovableBusinessClock clock;
	@Autowired
	private MemoryAudit audit;
	@Autowired
	private MemoryExchange exchange;

	private final PersonNumber person = somebody();

	@BeforeEach
	void aChannelInAGoodMood() {
		var fresh = new ScriptedChannel();
		channel.opening = fresh.opening;
		channel.signing = fresh.signing;
		channel.termination = fresh.termination;
	}

	@Test
	void opensTheSigningAtTheChannelBeforeItAnswers() {
		AgreementRecord agreement = ((Outcome.Begun) signing.sign(APP, person, TERMS)).agreement();

		assertThat(agreement.state()).isEqualTo(AgreementState.SIGNING);
		assertThat(agreement.continueUrl()).isEqualTo("https://gateway.example/sign");
		assertThat(channel.openedOrders).contains(agreement.number().value());
		assertThat(audit.actionsOn(agreement.number().value())).containsExactly("agreement.signing");
	}

	@Test
	void failsWhenTheChannelSaysNo() {
		channel.opening = order -> new SigningResult.Declined("66", "身份信息不正确");

		AgreementRecord agreement = ((Outcome.Begun) signing.sign(APP, person, TERMS)).agreement();

		assertThat(agreement.state()).isEqualTo(AgreementState.FAILED);
		assertThat(agreement.reason()).isEqualTo("66");
	}

	@Test
	void mayBeTriedAnewAfterItFailed() {
		channel.opening = order -> new SigningResult.Declined("66", "身份信息不正确");
		AgreementNumber failed = anAgreementBeingSigned(signing, person, TERMS);
		channel.opening = new ScriptedChannel().opening;

		AgreementNumber next = anAgreementBeingSigned(signing, person, TERMS);

		assertThat(next).isNotEqualTo(failed);
		assertThat(counter.of(APP, person)).extracting(AgreementRecord::state).containsExactly(AgreementState.FAILED, AgreementState.SIGNING);
	}

	@Test
	void becomesActiveByTheChannelsNewsHoweverOftenItIsTold() {
		AgreementNumber number = anAgreementBeingSigned(signing, person, TERMS);

		assertThat(news.hear(signed(number, "token-1-" + number))).isTrue();
		assertThat(news.hear(signed(number, "token-1-" + number))).isTrue();

		AgreementRecord agreement = counter.find(APP, number).orElseThrow();
		assertThat(agreement.state()).isEqualTo(AgreementState.ACTIVE);
		assertThat(agreement.account()).isEqualTo("6216***********0018");
		assertThat(audit.actionsOn(number.value())).containsExactly("agreement.signing", "agreement.signed");
	}

	@Test
	void isNotMovedByNewsOfAnotherOrder() {
		assertThat(news.hear(signed(AgreementNumber.next(), "token-of-nobody"))).isFalse();
	}

	@Test
	void failsByTheChannelsNews() {
		AgreementNumber number = anAgreementBeingSigned(signing, person, TERMS);

		news.hear(signing(number, new SigningInquiry.Failed("91", "认证失败")));

		assertThat(counter.find(APP, number)).get().extracting(AgreementRecord::state).isEqualTo(AgreementState.FAILED);
	}

	@Test
	void asksByTheLadderWhenTheNewsGetsLost() {
		AgreementNumber number = anAgreementBeingSigned(signing, person, TERMS);
		long before = asked(number);
		for (int seconds : new int[]{1, 2, 4, 8, 16, 32, 10, 30}) {
			clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
			job.run();
			assertThat(asked(number)).isEqualTo(before);
			clock.advance(Duration.ofMillis(1));
			job.run();
			before++;
			assertThat(asked(number)).isEqualTo(before);
		}
		channel.signing = order -> order.orderNumber().equals(number.value())
				? new SigningInquiry.Signed("token-" + number, "6216***********0018")
				: new SigningInquiry.StillWaiting();
		clock.advance(Duration.ofMinutes(1));
		job.run();

		assertThat(counter.find(APP, number)).get().extracting(AgreementRecord::state).isEqualTo(AgreementState.ACTIVE);
		clock.advance(Duration.ofDays(1));
		job.run();
		assertThat(asked(number)).isEqualTo(before + 1);
	}

	@Test
	void asksOnceWhenSeveralInstancesLookAtTheSameMoment() throws Exception {
		AgreementNumber number = anAgreementBeingSigned(signing, person, TERMS);
		clock.advance(Duration.ofSeconds(1));

		Together.times(8, () -> {
			job.run();
			return true;
		});

		assertThat(asked(number)).isEqualTo(1);
	}

	@Test
	void opensTheSameOrderAgainWhenNobodyKnowsWhetherTheChannelHasIt() {
		channel.opening = order -> new SigningResult.InDoubt("timeout");
		AgreementRecord agreement = ((Outcome.Begun) signing.sign(APP, person, TERMS)).agreement();
		assertThat(agreement.state()).isEqualTo(AgreementState.SIGNING);
		assertThat(agreement.continueUrl()).isNull();

		channel.opening = order -> new SigningResult.Waiting("https://gateway.example/again");
		clock.advance(Duration.ofSeconds(1));
		job.run();

		assertThat(channel.openedOrders.stream().filter(agreement.number().value()::equals)).hasSize(2);
		assertThat(counter.find(APP, agreement.number())).get().extracting(AgreementRecord::continueUrl)
				.isEqualTo("https://gateway.example/again");
	}

	@Test
	void lapsesWhenThePatientNeverConfirms() {
		AgreementNumber number = anAgreementBeingSigned(signing, person, TERMS);

		clock.advance(Duration.ofDays(7).plusSeconds(1));
		job.run();

		AgreementRecord agreement = counter.find(APP, number).orElseThrow();
		assertThat(agreement.state()).isEqualTo(AgreementState.FAILED);
		assertThat(agreement.reason()).isEqualTo("lapsed");
	}

	@Test
	void doesNotLapseWhileTheChannelGivesNoAnswer() {
		AgreementNumber number = anAgreementBeingSigned(signing, person, TERMS);
		channel.signing = order -> new SigningInquiry.NoAnswer("timeout");

		clock.advance(Duration.ofDays(8));
		job.run();

		assertThat(counter.find(APP, number)).get().extracting(AgreementRecord::state).isEqualTo(AgreementState.SIGNING);
	}

	@Test
	void deletesTheTokenOfASignatureThatCameTooLate() {
		AgreementNumber number = anAgreementBeingSigned(signing, person, TERMS);
		counter.terminate(APP, number);

		news.hear(signed(number, "late-" + number));
		job.run();
		news.hear(signed(number, "late-" + number));
		job.run();

		assertThat(counter.find(APP, number)).get().extracting(AgreementRecord::state).isEqualTo(AgreementState.TERMINATED);
		assertThat(channel.deletedTokens.stream().filter(("late-" + number)::equals)).hasSize(1);
	}

	@Test
	void deletesALateTokenUntilTheChannelHasAnswered() {
		AgreementNumber number = anAgreementBeingSigned(signing, person, TERMS);
		counter.terminate(APP, number);
		channel.termination = order -> new TerminationResult.InDoubt("timeout");
		news.hear(signed(number, "late-" + number));
		job.run();
		channel.termination = order -> new TerminationResult.Terminated();
		clock.advance(Duration.ofMinutes(2));
		job.run();
		clock.advance(Duration.ofDays(2));
		job.run();

		assertThat(channel.deletedTokens.stream().filter(("late-" + number)::equals)).hasSize(2);
	}

	@Test
	void endsWhenTheBankEndsTheTokenAfterSigning() {
		AgreementNumber number = anActiveAgreement(signing, news, person, TERMS);

		assertThat(news.hear(ended("an-order-of-the-bank", "token-" + number))).isTrue();

		AgreementRecord agreement = counter.find(APP, number).orElseThrow();
		assertThat(agreement.state()).isEqualTo(AgreementState.TERMINATED);
		assertThat(agreement.reason()).isEqualTo("by_channel");
	}

	@Test
	void endsAlsoWhenTheEndIsToldBeforeTheSignature() {
		AgreementNumber number = anAgreementBeingSigned(signing, person, TERMS);

		news.hear(ended(number.value(), "token-" + number));
		news.hear(signed(number, "token-" + number));
		job.run();

		assertThat(counter.find(APP, number)).get().extracting(AgreementRecord::state).isEqualTo(AgreementState.TERMINATED);
		assertThat(channel.deletedTokens).doesNotContain("token-" + number);
	}

	@Test
	void endsInEitherOrderOfParallelNews() throws Exception {
		for (int round = 0; round < 20; round++) {
			AgreementNumber number = anAgreementBeingSigned(signing, somebody(), TERMS);
			var turn = new java.util.concurrent.atomic.AtomicInteger();

			Together.times(2, () -> turn.getAndIncrement() == 0
					? news.hear(signed(number, "token-" + number))
					: news.hear(ended(number.value(), "token-" + number)));

			assertThat(counter.find(APP, number)).get().extracting(AgreementRecord::state).isEqualTo(AgreementState.TERMINATED);
		}
	}

	@Test
	void givesTheSameAgreementToTheSameRequest() {
		AgreementNumber number = anAgreementBeingSigned(signing, person, TERMS);

		assertThat(signing.sign(APP, person, TERMS)).isInstanceOfSatisfying(Outcome.AskedBefore.class,
				before -> assertThat(before.agreement().number()).isEqualTo(number));
		news.hear(signed(number, "token-" + number));
		assertThat(signing.sign(APP, person, TERMS)).isInstanceOfSatisfying(Outcome.AskedBefore.class,
				before -> assertThat(before.agreement().state()).isEqualTo(AgreementState.ACTIVE));
	}

	@Test
	void namesTheFirstTermThatDiffersFromTheLiveAgreement() {
		AgreementNumber number = anAgreementBeingSigned(signing, person, TERMS);

		assertThat(signing.sign(APP, person, terms(1L, null, null))).isEqualTo(new Outcome.OtherTerms(number, "limits.per_payment_fen"));
		assertThat(signing.sign(APP, person, terms(50_000L, null, 1L))).isEqualTo(new Outcome.OtherTerms(number, "limits.total_fen"));
		assertThat(signing.sign(APP, person, new Terms("UNIONPAY", "2027-01", TERMS.limits())))
				.isEqualTo(new Outcome.OtherTerms(number, "consent_version"));
	}

	@Test
	void opensOnceUnderFiftyParallelRequests() throws Exception {
		List<Outcome> outcomes = Together.times(50, () -> signing.sign(APP, person, TERMS));

		Set<AgreementNumber> numbers = outcomes.stream().map(outcome -> switch (outcome) {
			case Outcome.Begun begun -> begun.agreement().number();
			case Outcome.AskedBefore before -> before.agreement().number();
			case Outcome.OtherTerms other -> throw new AssertionError("The terms are the same");
		}).collect(Collectors.toSet());
		assertThat(numbers).hasSize(1);
		assertThat(outcomes).filteredOn(Outcome.Begun.class::isInstance).hasSize(1);
		assertThat(channel.openedOrders.stream().filter(order -> numbers.contains(new AgreementNumber(order)))).hasSize(1);
	}

	@Test
	void showsAnAppOnlyItsOwnPersons() {
		AgreementNumber number = anActiveAgreement(signing, news, person, TERMS);

		assertThat(counter.find(OTHER_APP, number)).isEmpty();
		assertThat(counter.of(OTHER_APP, person)).isEmpty();
		assertThat(counter.terminate(OTHER_APP, number)).isEmpty();
		assertThat(counter.find(APP, number)).get().extracting(AgreementRecord::state).isEqualTo(AgreementState.ACTIVE);
	}

	@Test
	void doesNotShowAnAppAPersonWhoOnlyIsAskedThere() {
		AgreementNumber number = anActiveAgreement(signing, news, person, TERMS);
		signing.sign(OTHER_APP, person, TERMS);

		assertThat(counter.of(OTHER_APP, person)).hasSize(1);
		assertThat(counter.find(OTHER_APP, number)).isEmpty();
	}

	@Test
	void leavesNoPersonalDataInLogsAndTexts(CapturedOutput output) {
		var canary = new PersonNumber("CANARY" + somebody().value().substring(8));
		channel.opening = order -> {
			throw new IllegalStateException("the door broke");
		};
		assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> signing.sign(APP, canary, TERMS))).isNotNull();
		clock.advance(Duration.ofSeconds(1));
		job.run();
		channel.opening = new ScriptedChannel().opening;
		clock.advance(Duration.ofSeconds(2));
		job.run();
		AgreementRecord agreement = counter.of(APP, canary).getFirst();
		news.hear(signed(agreement.number(), "CANARYTOKEN" + agreement.number()));
		AgreementRecord active = counter.find(APP, agreement.number()).orElseThrow();

		assertThat(active.state()).isEqualTo(AgreementState.ACTIVE);
		assertThat(output).contains("could not be done").doesNotContain("CANARY");
		assertThat(active.toString() + agreement + canary + signed(active.number(), "CANARYTOKEN")).doesNotContain("CANARY").doesNotContain("6216");
		assertThat(audit.entries.toString()).doesNotContain("CANARY").doesNotContain("6216");
	}

	private long asked(AgreementNumber number) {
		return exchange.sent.stream().filter(saved -> saved.operation().equals("token-query") && saved.number().equals(number.value())).count();
	}
}
