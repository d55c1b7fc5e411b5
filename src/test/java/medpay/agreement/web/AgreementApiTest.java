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

	@Test
	void signsAFurtherAccountByItsNumber() throws Exception {
		sign("{}");
		String further = "{\"person_no\":\"" + person.value()
				+ "\",\"channel\":\"UNIONPAY\",\"consent_version\":\"2026-11\",\"another\":true,\"request_number\":\"second\"}";

		Reply begun = app("entry-1").post("/api/v1/agreements", further);

		assertThat(begun.status()).isEqualTo(201);
		assertThat(begun.text("/request_number")).isEqualTo("second");
		assertThat(app("entry-1").post("/api/v1/agreements", further).status()).isEqualTo(200);
		Reply unnumbered = app("entry-1").post("/api/v1/agreements", further.replace(",\"request_number\":\"second\"", ""));
		assertThat(unnumbered.status()).isEqualTo(422);
		assertThat(unnumbered.text("/field")).isEqualTo("request_number");
		assertThat(app("entry-1").post("/api/v1/agreements", further.replace(",\"another\":true", "")).text("/field")).isEqualTo("request_number");
		Reply other = app("entry-1").post("/api/v1/agreements", further.replace("2026-11", "2027-01"));
		assertThat(other.status()).isEqualTo(409);
		assertThat(other.text("/field")).isEqualTo("consent_version");
	}

	@Test
	void ordersTheAccountsAndNamesWhatIsMissing() throws Exception {
		String first = anActive("{}");
		String second = app("entry-1").post("/api/v1/agreements", "{\"person_no\":\"" + person.value()
				+ "\",\"channel\":\"UNIONPAY\",\"consent_version\":\"2026-11\",\"another\":true,\"request_number\":\"second\"}")
				.text("/agreement_number");

		Reply ordered = order("\"" + second + "\",\"" + first + "\"");

		assertThat(ordered.status()).isEqualTo(200);
		assertThat(ordered.text("/items/0/agreement_number")).isEqualTo(second);
		Reply missing = order("\"" + second + "\"");
		assertThat(missing.status()).isEqualTo(422);
		assertThat(missing.text("/field")).isEqualTo("agreement_numbers");
		assertThat(missing.text("/errors/0/en")).contains(first);
		assertThat(order("\"" + second + "\",\"" + second + "\"").text("/field")).isEqualTo("agreement_numbers[1]");
		assertThat(order("\"x\"").text("/field")).isEqualTo("agreement_numbers[0]");
		assertThat(order("").status()).isEqualTo(422);
		assertThat(
				app("entry-2").put("/api/v1/persons/" + person.value() + "/agreement-order", "{\"agreement_numbers\":[\"" + first + "\"]}").status())
				.isEqualTo(404);
	}

	@Test
	void stopsResumesAndLowers() throws Exception {
		String number = anActive("{\"per_payment_fen\":50000}");
		String path = "/api/v1/agreements/" + number;

		Reply stopped = app("entry-1").post(path + "/suspension", "");
		assertThat(stopped.status()).isEqualTo(200);
		assertThat(stopped.text("/state")).isEqualTo("SUSPENDED");
		assertThat(stopped.text("/suspended_by/0")).isEqualTo("PATIENT");
		assertThat(app("entry-1").post(path + "/resumption", "").text("/state")).isEqualTo("ACTIVE");
		Reply lowered = app("entry-1").put(path + "/limits", "{\"per_payment_fen\":100,\"per_day_fen\":300}");
		assertThat(lowered.status()).isEqualTo(200);
		assertThat(lowered.body().at("/left/per_day_fen").asLong()).isEqualTo(300);
		Reply higher = app("entry-1").put(path + "/limits", "{\"per_payment_fen\":101}");
		assertThat(higher.status()).isEqualTo(422);
		assertThat(higher.text("/code")).isEqualTo("limit_would_rise");
		assertThat(higher.text("/field")).isEqualTo("per_payment_fen");
		assertThat(app("entry-1").put(path + "/limits", "{}").status()).isEqualTo(422);
		assertThat(app("entry-1").put(path + "/limits", "{\"total_fen\":-1}").text("/field")).isEqualTo("total_fen");
		assertThat(app("entry-2").post(path + "/suspension", "").status()).isEqualTo(404);
		app("entry-1").post(path + "/termination", "");
		assertThat(app("entry-1").post(path + "/suspension", "").text("/code")).isEqualTo("state_conflict");
	}

	@Test
	void raisesLimitsAndAppliesForACard() throws Exception {
		String number = anActive("{\"per_payment_fen\":50000}");
		String path = "/api/v1/agreements/" + number + "/limit-raises";
		String raise = "{\"request_number\":\"r-1\",\"consent_version\":\"2026-11\",\"limits\":{\"per_payment_fen\":80000}}";

		Reply asked = app("entry-1").post(path, raise);

		assertThat(asked.status()).isEqualTo(201);
		assertThat(asked.text("/state")).isEqualTo("WAITING");
		assertThat(app("entry-1").post(path, raise).status()).isEqualTo(200);
		assertThat(app("entry-1").get(path + "/r-1").text("/state")).isEqualTo("WAITING");
		assertThat(app("entry-1").get(path + "/r-2").status()).isEqualTo(404);
		assertThat(app("entry-1").get("/api/v1/agreements/" + number).text("/limit_raises/0/request_number")).isEqualTo("r-1");
		assertThat(app("entry-1").post(path, raise.replace("80000", "90000")).text("/code")).isEqualTo("request_number_conflict");
		assertThat(app("entry-1").post(path, raise.replace("r-1", "r-2")).text("/code")).isEqualTo("state_conflict");
		Reply lower = app("entry-1").post(path, raise.replace("r-1", "r-3").replace("80000", "10"));
		assertThat(lower.text("/code")).isEqualTo("limit_not_higher");
		assertThat(lower.text("/field")).isEqualTo("limits.per_payment_fen");
		assertThat(app("entry-1").post(path, "{\"request_number\":\"r-4\",\"consent_version\":\"1\"}").text("/field")).isEqualTo("limits");
		assertThat(app("entry-1").post(path, raise.replace("r-1", "r 1")).text("/field")).isEqualTo("request_number");
		assertThat(app("entry-2").post(path, raise).status()).isEqualTo(404);

		String card = "{\"person_no\":\"" + person.value()
				+ "\",\"request_number\":\"c-1\",\"channel\":\"UNIONPAY\",\"consent_version\":\"1\",\"credit_limit_fen\":100}";
		Reply applied = app("entry-1").post("/api/v1/card-applications", card);
		assertThat(applied.status()).isEqualTo(201);
		String application = "/api/v1/card-applications/" + applied.text("/application_number");
		assertThat(app("entry-1").get(application).text("/state")).isEqualTo("WAITING");
		assertThat(app("entry-2").get(application).status()).isEqualTo(404);
		assertThat(app("entry-1").post("/api/v1/card-applications", card.replace("100", "0")).text("/field")).isEqualTo("credit_limit_fen");
		assertThat(app("entry-1").get("/api/v1/agreements/" + number + "/consents").text("/items/1/about")).isEqualTo("r-1");
	}

	@Test
	void addsAndRemovesMembersOfTheFamily() throws Exception {
		String number = anActive("{}");
		PersonNumber child = AgreementWorld.somebody();
		String path = "/api/v1/agreements/" + number + "/members/";
		String body = "{\"relation\":\"CHILD\",\"consent_version\":\"2026-11\"}";

		Reply added = app("entry-1").put(path + child.value(), body);

		assertThat(added.status()).isEqualTo(201);
		assertThat(added.text("/members/0/person_no")).isEqualTo(child.value());
		assertThat(app("entry-1").put(path + child.value(), body).status()).isEqualTo(200);
		assertThat(app("entry-1").put(path + person.value(), body).text("/field")).isEqualTo("person_no");
		assertThat(app("entry-1").put(path + "99-nobody", body).text("/code")).isEqualTo("person_unknown");
		assertThat(app("entry-1").put(path + child.value(), "{\"relation\":\"FRIEND\",\"consent_version\":\"1\"}").text("/field"))
				.isEqualTo("relation");
		assertThat(app("entry-2").put(path + child.value(), body).status()).isEqualTo(404);
		assertThat(app("entry-1").delete(path + child.value()).status()).isEqualTo(204);
		assertThat(app("entry-1").delete(path + child.value()).status()).isEqualTo(404);
	}

	@Test
	void aHospitalEndsWhatItHasHeldAndSaysWhoAndWhy() throws Exception {
		String number = anActive("{}");
		String path = "/api/v1/agreements/" + number + "/termination";
		String body = "{\"operator\":{\"code\":\"C1\",\"name\":\"王收费\",\"kind\":\"CASHIER\"},\"reason\":\"患者要求\"}";
		assertThat(app("his-1").post(path, body).status()).isEqualTo(404);
		agreements.hold(person, TwoHospitals.FIRST, UUID.randomUUID(), new Money(100), Set.of());

		assertThat(app("his-1").post(path, "").text("/field")).isEqualTo("operator");
		assertThat(app("his-1").post(path, body.replace("患者要求", " ")).text("/field")).isEqualTo("reason");
		Reply waiting = app("his-1").post(path, body);

		assertThat(waiting.status()).isEqualTo(202);
		assertThat(waiting.body().at("/termination_requested").asBoolean()).isTrue();
		assertThat(waiting.body().has("limits")).as("none of its business").isFalse();
		assertThat(app("his-1").get("/api/v1/agreements/" + number).status()).isEqualTo(403);
	}

	private String anActive(String limits) throws Exception {
		String number = sign(limits).text("/agreement_number");
		signed(number);
		return number;
	}

	private Reply order(String numbers) throws Exception {
		return app("entry-1").put("/api/v1/persons/" + person.value() + "/agreement-order", "{\"agreement_numbers\":[" + numbers + "]}");
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
