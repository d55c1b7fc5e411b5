package medpay.agreement.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import medpay.access.Clients;
import medpay.agreement.AgreementWorld;
import medpay.agreement.CreditAgreements;
import medpay.channel.ChannelNews.SigningNews;
import medpay.channel.ChannelNewsListener;
import medpay.channel.PaymentChannel.SigningInquiry.Signed;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.testing.SignedHttp.Reply;
import medpay.testing.SignedHttp;
import medpay.testing.TwoHospitals;
import medpay.voucher.ApiWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = ApiWorld.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "medpay.sandbox.enabled=false")
@ContextConfiguration(initializers = AgreementWorld.Database.class)
class AgreementApiTest {

	private static final String SECRET = "a-secret-of-32-characters-or-more";

	@LocalServerPort
	private int port;
	@Autowired
	private Clients clients;
	@Autowired
	private ChannelNewsListener news;
	@Autowired
	private CreditAgreements agreements;

	private final PersonNumber person = AgreementWorld.somebody();

	@BeforeEach
	void clients() {
		clients.enrol("entry-1", Clients.Kind.ENTRY, TwoHospitals.PLATFORM, SECRET);
		clients.enrol("entry-2", Clients.Kind.ENTRY, TwoHospitals.PLATFORM, SECRET);
		clients.enrol("his-1", Clients.Kind.HIS, TwoHospitals.FIRST, SECRET);
	}

	@Test
	void signsLooksUpAndEnds() throws Exception {
		Reply begun = sign("""
				{"per_payment_fen":50000}""");
		assertThat(begun.status()).isEqualTo(201);
		assertThat(begun.text("/state")).isEqualTo("SIGNING");
		assertThat(begun.text("/continue_url")).startsWith("https://");
		String number = begun.text("/agreement_number");

		Reply repeated = sign("""
				{"per_payment_fen":50000}""");
		assertThat(repeated.status()).isEqualTo(200);
		assertThat(repeated.text("/agreement_number")).isEqualTo(number);

		signed(number);
		Reply active = app("entry-1").get("/api/v1/agreements/" + number);
		assertThat(active.status()).isEqualTo(200);
		assertThat(active.text("/state")).isEqualTo("ACTIVE");
		assertThat(active.body().at("/limits/per_payment_fen").asLong()).isEqualTo(50_000);
		assertThat(active.body().at("/used_fen").asLong()).isZero();
		assertThat(active.body().has("person_no")).isFalse();

		Reply list = app("entry-1").get("/api/v1/agreements?person_no=" + person.value());
		assertThat(list.status()).isEqualTo(200);
		assertThat(list.text("/items/0/agreement_number")).isEqualTo(number);
		assertThat(list.body().has("next_cursor")).isTrue();

		Reply ended = app("entry-1").post("/api/v1/agreements/" + number + "/termination", "");
		assertThat(ended.status()).isEqualTo(200);
		assertThat(ended.text("/state")).isEqualTo("TERMINATED");
	}

	@Test
	void answersATerminationThatWaitsWith202() throws Exception {
		String number = sign("{}").text("/agreement_number");
		signed(number);
		agreements.hold(person, TwoHospitals.FIRST, UUID.randomUUID(), new Money(100), Set.of());

		Reply waiting = app("entry-1").post("/api/v1/agreements/" + number + "/termination", "");

		assertThat(waiting.status()).isEqualTo(202);
		assertThat(waiting.text("/state")).isEqualTo("ACTIVE");
		assertThat(waiting.body().at("/termination_requested").asBoolean()).isTrue();
	}

	@Test
	void namesTheTermThatDiffers() throws Exception {
		sign("{}");

		Reply other = sign("""
				{"per_day_fen":1}""");

		assertThat(other.status()).isEqualTo(409);
		assertThat(other.text("/code")).isEqualTo("agreement_exists");
		assertThat(other.text("/field")).isEqualTo("limits.per_day_fen");
	}

	@Test
	void refusesAHospital() throws Exception {
		Reply refused = app("his-1").get("/api/v1/agreements?person_no=" + person.value());

		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.text("/code")).isEqualTo("client_kind_wrong");
	}

	@Test
	void hidesEverythingFromAnotherApp() throws Exception {
		String number = sign("{}").text("/agreement_number");

		assertThat(app("entry-2").get("/api/v1/agreements/" + number).status()).isEqualTo(404);
		assertThat(app("entry-2").get("/api/v1/agreements?person_no=" + person.value()).status()).isEqualTo(404);
		assertThat(app("entry-2").post("/api/v1/agreements/" + number + "/termination", "").status()).isEqualTo(404);
		assertThat(app("entry-1").get("/api/v1/agreements/nonsense").status()).isEqualTo(404);
	}

	static Stream<Arguments> badBodies() {
		return Stream.of(
				Arguments.of(422, "person_no", """
						{"person_no":"","channel":"UNIONPAY","consent_version":"1"}"""),
				Arguments.of(422, "person_no", """
						{"person_no":"1234567890123456789012345678901","channel":"UNIONPAY","consent_version":"1"}"""),
				Arguments.of(422, "channel", """
						{"person_no":"1","channel":"unionpay","consent_version":"1"}"""),
				Arguments.of(422, "consent_version", """
						{"person_no":"1","channel":"UNIONPAY","consent_version":"123456789012345678901234567890123"}"""),
				Arguments.of(422, "consent_version", """
						{"person_no":"1","channel":"UNIONPAY","consent_version":" "}"""),
				Arguments.of(422, "limits.per_payment_fen", """
						{"person_no":"1","channel":"UNIONPAY","consent_version":"1","limits":{"per_payment_fen":-1}}"""),
				Arguments.of(422, "limits.per_day_fen", """
						{"person_no":"1","channel":"UNIONPAY","consent_version":"1","limits":{"per_day_fen":0}}"""),
				Arguments.of(400, "limits.total_fen", """
						{"person_no":"1","channel":"UNIONPAY","consent_version":"1","limits":{"total_fen":"100"}}"""),
				Arguments.of(400, "limits.total_fen", """
						{"person_no":"1","channel":"UNIONPAY","consent_version":"1","limits":{"total_fen":1.5}}"""));
	}

	@ParameterizedTest
	@MethodSource("badBodies")
	void namesTheFieldAtFault(int status, String field, String body) throws Exception {
		Reply refused = app("entry-1").post("/api/v1/agreements", body);

		assertThat(refused.status()).isEqualTo(status);
		assertThat(refused.text("/field")).isEqualTo(field);
	}

	@Test
	void refusesWhatIsMissing() throws Exception {
		assertThat(app("entry-1").post("/api/v1/agreements", "{}").status()).isBetween(400, 422);
		assertThat(app("entry-1").get("/api/v1/agreements").status()).isEqualTo(422);
		assertThat(app("entry-1").get("/api/v1/agreements?person_no=%27--").status()).isEqualTo(422);
	}

	private Reply sign(String limits) throws Exception {
		return app("entry-1").post("/api/v1/agreements",
				"{\"person_no\":\"" + person.value() + "\",\"channel\":\"UNIONPAY\",\"consent_version\":\"2026-11\",\"limits\":" + limits + "}");
	}

	private void signed(String number) {
		news.hear(new SigningNews("unionpay", TwoHospitals.PLATFORM, number, new Signed("token-" + number, "6216***********0018"), "00", new byte[0],
				Instant.parse("2026-11-23T02:00:05Z")));
	}

	private SignedHttp app(String clientId) {
		return new SignedHttp(port, clientId, SECRET);
	}
}
