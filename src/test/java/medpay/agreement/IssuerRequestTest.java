package medpay.agreement;

import static medpay.agreement.AgreementWorld.APP;
import static medpay.agreement.AgreementWorld.OTHER_APP;
import static medpay.agreement.AgreementWorld.anActiveAgreement;
import static medpay.agreement.AgreementWorld.anAgreementBeingSigned;
import static medpay.agreement.AgreementWorld.granted;
import static medpay.agreement.AgreementWorld.somebody;
import static medpay.agreement.AgreementWorld.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import medpay.agreement.IssuerRequestRecord.State;
import medpay.agreement.LimitRaises.Outcome;
import medpay.agreement.LimitRaises.Raise;
import medpay.channel.ConsentDoor.ConfirmationResult;
import medpay.channel.ConsentDoor.GrantInquiry;
import medpay.channel.PaymentChannel.SigningInquiry;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.testing.MovableBusinessClock;
import medpay.testing.Together;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Raises of limits and applications for cards. */
@SpringBootTest(classes = AgreementWorld.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = AgreementWorld.Database.class)
class IssuerRequestTest {

	private static final Money CREDIT = new Money(3_000_000);

	@Autowired
	private Signing signing;
	@Autowired
	private AgreementNews news;
	@Autowired
	private AgreementCounter counter;
	@Autowired
	private AgreementTerms agreementTerms;
	@Autowired
	private LimitRaises raises;
	@Autowired
	private CardApplications cards;
	@Autowired
	private CreditAgreements agreements;
	@Autowired
	private ErrandJob job;
	@Autowired
	private ScriptedChannel channel;
	@Autowired
	private MovableBusinessClock clock;

	private final PersonNumber person = somebody();

	@BeforeEach
	void aChannelInAGoodMood() {
		channel.calm();
		channel.raises.clear();
		channel.applications.clear();
	}

	@Test
	void theNewLimitsHoldOnceThePatientAndTheIssuerHaveAgreed() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(500L, 800L, null));

		IssuerRequestRecord raise = asked(number, raise("r1", 900L, CREDIT));

		assertThat(raise.state()).isEqualTo(State.WAITING);
		assertThat(channel.raises).singleElement().satisfies(order -> {
			assertThat(order.words()).isEqualTo("Medpay limits in yuan: per payment 9.00, credit limit 30000.00");
			assertThat(order.creditLimit()).isEqualTo(CREDIT);
			assertThat(order.token()).isEqualTo("token-" + number);
		});
		assertThat(allowed(number)).as("not before").isEqualTo(terms(500L, 800L, null).limits());
		assertThat(news.hear(granted(raise.number(), new GrantInquiry.Granted(CREDIT, "")))).isTrue();
		news.hear(granted(raise.number(), new GrantInquiry.Granted(CREDIT, "")));

		assertThat(allowed(number)).isEqualTo(terms(900L, 800L, null).limits());
		assertThat(counter.find(APP, number).orElseThrow().raises()).singleElement().satisfies(shown -> {
			assertThat(shown.state()).isEqualTo(State.GRANTED);
			assertThat(shown.granted()).isEqualTo(CREDIT);
		});
		assertThat(counter.find(APP, number).orElseThrow().limits().used()).as("no money moves").isEqualTo(Money.ZERO);
	}

	@Test
	void aRefusedRaiseChangesNothingAndMakesRoomForTheNext() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(500L, null, null));
		IssuerRequestRecord raise = asked(number, raise("r1", 900L, null));
		assertThat(raises.ask(APP, number, raise("r2", 901L, null))).as("one at a time").contains(new Outcome.NotNow());

		news.hear(granted(raise.number(), new GrantInquiry.Refused("30", "no")));
		news.hear(granted(raise.number(), new GrantInquiry.Refused("33", "no")));

		assertThat(raises.find(APP, number, "r1")).get().extracting(IssuerRequestRecord::state, IssuerRequestRecord::reason)
				.containsExactly(State.REFUSED, "30");
		assertThat(allowed(number)).isEqualTo(terms(500L, null, null).limits());
		assertThat(asked(number, raise("r2", 901L, null)).state()).isEqualTo(State.WAITING);
	}

	@Test
	void theSameNumberIsTheSameRaise() throws Exception {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(500L, null, null));

		List<Outcome> outcomes = Together.times(20, () -> raises.ask(APP, number, raise("r1", 900L, null)).orElseThrow());

		assertThat(outcomes).filteredOn(Outcome.Begun.class::isInstance).hasSize(1);
		assertThat(outcomes).filteredOn(Outcome.AskedBefore.class::isInstance).hasSize(19);
		assertThat(channel.raises).hasSize(1);
		assertThat(raises.ask(APP, number, raise("r1", 901L, null))).contains(new Outcome.OtherContent("limits.per_payment_fen"));
		assertThat(raises.ask(APP, number, raise("r1", 900L, CREDIT))).contains(new Outcome.OtherContent("credit_limit_fen"));
		assertThat(raises.ask(OTHER_APP, number, raise("r1", 900L, null))).as("another app").isEmpty();
	}

	@Test
	void whatWouldNotRiseIsNamed() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(500L, null, null));

		assertThat(raises.ask(APP, number, raise("r1", 500L, null))).contains(new Outcome.NotHigher("per_payment_fen"));
		assertThat(raises.ask(APP, number, new Raise("r1", "2026-11", terms(null, 9L, null).limits(), null)))
				.as("no limit is the highest").contains(new Outcome.NotHigher("per_day_fen"));
		assertThat(raises.ask(APP, anAgreementBeingSigned(signing, somebody(), terms(1L, null, null)), raise("r1", 2L, null)))
				.contains(new Outcome.NotNow());
		assertThat(channel.raises).isEmpty();
	}

	@Test
	void aLostAnswerIsADoubtThatTheSameOrderEnds() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(500L, null, null));
		channel.asking = () -> new ConfirmationResult.InDoubt("timeout");
		assertThat(asked(number, raise("r1", 900L, null)).state()).isEqualTo(State.IN_DOUBT);

		channel.asking = ConfirmationResult.Waiting::new;
		clock.advance(Duration.ofSeconds(2));
		job.run();

		assertThat(raises.find(APP, number, "r1")).get().extracting(IssuerRequestRecord::state).isEqualTo(State.WAITING);
		assertThat(channel.raises).hasSize(2);
		assertThat(channel.raises.getFirst()).as("the very same order").isEqualTo(channel.raises.getLast());
		channel.grant = order -> new GrantInquiry.Granted(null, "");
		clock.advance(Duration.ofMinutes(1));
		job.run();
		assertThat(allowed(number)).isEqualTo(terms(900L, null, null).limits());
	}

	@Test
	void aChannelThatDeclinesEndsItAtOnce() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(500L, null, null));
		channel.asking = () -> new ConfirmationResult.Declined("01", "no");

		assertThat(asked(number, raise("r1", 900L, null))).extracting(IssuerRequestRecord::state, IssuerRequestRecord::reason)
				.containsExactly(State.REFUSED, "01");
	}

	@Test
	void anUnansweredOneLapsesAndALateYesStillCounts() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(500L, null, null));
		IssuerRequestRecord raise = asked(number, raise("r1", 900L, null));
		clock.advance(Duration.ofDays(7).plusSeconds(1));
		job.run();
		assertThat(raises.find(APP, number, "r1")).get().extracting(IssuerRequestRecord::reason).isEqualTo("lapsed");

		news.hear(granted(raise.number(), new GrantInquiry.Granted(null, "")));

		assertThat(allowed(number)).isEqualTo(terms(900L, null, null).limits());
	}

	@Test
	void whoLowersWhileARaiseWaitsKeepsTheLowLimit() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(500L, null, null));
		IssuerRequestRecord raise = asked(number, raise("r1", 900L, null));
		clock.advance(Duration.ofSeconds(1));
		agreementTerms.lower(APP, number, terms(100L, null, null).limits());

		news.hear(granted(raise.number(), new GrantInquiry.Granted(null, "")));

		assertThat(allowed(number)).isEqualTo(terms(100L, null, null).limits());
		assertThat(raises.find(APP, number, "r1")).get().extracting(IssuerRequestRecord::state).isEqualTo(State.GRANTED);
	}

	@Test
	void aCardIsAppliedForAndThenSigned() {
		var card = new CardApplications.Card("c1", "UNIONPAY", "2026-11", "示范银行", CREDIT);
		var begun = (CardApplications.Outcome.Begun) cards.ask(APP, person, card);
		assertThat(cards.ask(APP, person, card)).isInstanceOf(CardApplications.Outcome.AskedBefore.class);
		assertThat(cards.ask(APP, person, new CardApplications.Card("c1", "UNIONPAY", "2026-11", "另一银行", CREDIT)))
				.isEqualTo(new CardApplications.Outcome.OtherContent("issuer"));
		assertThat(agreements.standings(person)).as("a card alone charges nothing").isEmpty();

		String number = begun.application().number();
		channel.grant = order -> new GrantInquiry.Granted(CREDIT, "629900******0017");

		clock.advance(Duration.ofSeconds(2));
		assertThat(cards.find(APP, number)).get().extracting(IssuerRequestRecord::state, IssuerRequestRecord::account)
				.containsExactly(State.GRANTED, "629900******0017");
		assertThat(cards.find(OTHER_APP, number)).isEmpty();
		assertThat(counter.find(APP, new AgreementNumber(number))).as("it is no agreement").isEmpty();
		assertThat(channel.applications).singleElement().satisfies(order -> assertThat(order.person()).isEqualTo(person));
	}

	@Test
	void newsOfOneKindAreNeverTakenForAnother() {
		AgreementNumber number = anActiveAgreement(signing, news, person, terms(500L, null, null));
		IssuerRequestRecord raise = asked(number, raise("r1", 900L, null));

		assertThat(news.hear(AgreementWorld.signing(new AgreementNumber(raise.number()), new SigningInquiry.Failed("30", "no")))).isFalse();
		assertThat(news.hear(AgreementWorld.ended(raise.number(), "a-token-of-nobody"))).isFalse();
		assertThat(news.hear(granted(number.value(), new GrantInquiry.Granted(null, "")))).isFalse();
		assertThat(allowed(number)).isEqualTo(terms(500L, null, null).limits());
	}

	private IssuerRequestRecord asked(AgreementNumber number, Raise raise) {
		return ((Outcome.Begun) raises.ask(APP, number, raise).orElseThrow()).raise();
	}

	private static Raise raise(String requestNumber, long perPayment, @Nullable Money credit) {
		return new Raise(requestNumber, "2026-11", terms(perPayment, null, null).limits(), credit);
	}

	private AgreementLimits allowed(AgreementNumber number) {
		return counter.find(APP, number).orElseThrow().limits().allowed();
	}
}
