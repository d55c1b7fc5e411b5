package medpay.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import medpay.access.EntryClient;
import medpay.agreement.Signing.Outcome;
import medpay.agreement.Signing.Terms;
import medpay.channel.ChannelNews.GrantNews;
import medpay.channel.ChannelNews.SigningNews;
import medpay.channel.ChannelNews.SuspensionNews;
import medpay.channel.ChannelNews.TerminationNews;
import medpay.channel.Channels;
import medpay.channel.ConsentDoor.GrantInquiry;
import medpay.channel.PaymentChannel.SigningInquiry.Signed;
import medpay.channel.PaymentChannel.SigningInquiry;
import medpay.shared.Ids;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import medpay.testing.MemoryAudit;
import medpay.testing.MemoryExchange;
import medpay.testing.MovableBusinessClock;
import medpay.testing.TestDatabase;
import medpay.testing.TwoHospitals;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The agreements on a real database, with a scripted channel and a clock that moves. No stereotype here, so that no other test finds it by scanning. */
@EnableAutoConfiguration
@EntityScan("medpay.agreement")
@EnableJpaRepositories("medpay.agreement")
@ComponentScan(basePackages = "medpay.agreement", excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*"))
public class AgreementWorld {

	public static final EntryClient APP = new EntryClient("entry-1", TwoHospitals.PLATFORM);
	public static final EntryClient OTHER_APP = new EntryClient("entry-2", TwoHospitals.PLATFORM);

	@Bean
	public MovableBusinessClock movableClock() {
		return new MovableBusinessClock(Instant.parse("2026-11-23T02:00:00Z"));
	}

	@Bean
	public CryptoProvider cryptoProvider() {
		return new BouncyCastleCrypto(CryptoKeys.random());
	}

	@Bean
	public ScriptedChannel scriptedChannel() {
		return new ScriptedChannel();
	}

	@Bean
	public Channels channels(ScriptedChannel channel) {
		return new Channels(List.of(channel));
	}

	@Bean
	public MemoryExchange memoryExchange() {
		return new MemoryExchange();
	}

	@Bean
	public MemoryAudit memoryAudit() {
		return new MemoryAudit();
	}

	/** Whoever begins with 31 was met before. */
	@Bean
	public KnownPersons knownPersons() {
		return person -> person.value().startsWith("31");
	}

	/** Payments that need no hold any more; all others do. */
	@Bean
	public Set<UUID> endedPayments() {
		return ConcurrentHashMap.newKeySet();
	}

	@Bean
	public HeldPayments heldPayments(Set<UUID> endedPayments) {
		return (institution, payment) -> !endedPayments.contains(payment);
	}

	@Bean
	public TwoHospitals twoHospitals() {
		return new TwoHospitals();
	}

	/** A person nobody else in the tests is. */
	public static PersonNumber somebody() {
		return new PersonNumber("31" + Ids.orderNumber().substring(4, 32));
	}

	public static Terms terms(@Nullable Long perPayment, @Nullable Long perDay, @Nullable Long total) {
		return new Terms("UNIONPAY", "2026-11", new AgreementLimits(money(perPayment), money(perDay), money(total)));
	}

	private static @Nullable Money money(@Nullable Long fen) {
		return fen == null ? null : new Money(fen);
	}

	static AgreementNumber anAgreementBeingSigned(Signing signing, PersonNumber person, Terms terms) {
		return ((Outcome.Begun) signing.sign(APP, person, terms)).agreement().number();
	}

	public static AgreementNumber anActiveAgreement(Signing signing, AgreementNews news, PersonNumber person, Terms terms) {
		AgreementNumber number = anAgreementBeingSigned(signing, person, terms);
		news.hear(signed(number, "token-" + number));
		return number;
	}

	static AgreementNumber anotherActiveAgreement(Signing signing, AgreementNews news, PersonNumber person, Terms terms) {
		var further = new Terms(terms.channel(), terms.consentVersion(), terms.limits(), "further-" + Ids.orderNumber());
		return anActiveAgreement(signing, news, person, further);
	}

	static SigningNews signed(AgreementNumber number, String token) {
		return signing(number, new Signed(token, "6216***********0018"));
	}

	static SigningNews signing(AgreementNumber number, SigningInquiry result) {
		return new SigningNews("unionpay", TwoHospitals.PLATFORM, number.value(), result, "00", new byte[0], Instant.parse("2026-11-23T02:00:05Z"));
	}

	static TerminationNews ended(String orderNumber, String token) {
		return new TerminationNews("unionpay", TwoHospitals.PLATFORM, orderNumber, token, TerminationNews.Side.CHANNEL, new byte[0],
				Instant.parse("2026-11-23T02:00:09Z"));
	}

	static GrantNews granted(String orderNumber, GrantInquiry result) {
		return new GrantNews("unionpay", TwoHospitals.PLATFORM, orderNumber, result, "00", new byte[0], Instant.parse("2026-11-23T02:00:07Z"));
	}

	static SuspensionNews suspension(AgreementNumber number, boolean suspended, Instant since) {
		return new SuspensionNews("unionpay", TwoHospitals.PLATFORM, number.value(), "token-" + number, suspended, since, new byte[0], since);
	}

	/** A fresh database, and no job but when a test runs it. */
	public static final class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			new TestDatabase.Initializer().initialize(context);
			context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("noJob", Map.of("medpay.agreement.job-every", "PT24H",
					"medpay.agreement.left-over-every", "PT24H")));
		}
	}
}
