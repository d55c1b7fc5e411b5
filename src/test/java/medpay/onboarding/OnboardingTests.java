package medpay.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.regex.Pattern;
import medpay.access.Clients;
import medpay.audit.Audit;
import medpay.institution.Enrolment;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.operator.Operators;
import medpay.shared.InstitutionCode;
import medpay.shared.StartRefused;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application takes its counterparties from the sandbox or from a file, or does not start and says why. */
class OnboardingTests {

	private static final String CLIENTS = """
			{"clients":[{"client_id":"his-renji","secret":"secret-of-renji-hospital","kind":"HIS","institution_code":"H31010100001"},
			 {"client_id":"app","secret":"secret-of-the-patients-app","kind":"ENTRY","institution_code":"P31010000001"}],
			 "operators":[{"code":"shen","name":"沈会计","roles":["FINANCE"],"password":"sandbox-Password-1","totp_secret":"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"}]}""";
	private static final String INSTITUTIONS = """
			{"institutions":[
			 {"code":"H31010100001","name":"仁济医院","kind":"HOSPITAL","level":"THREE","district":"黄浦区","area":"310101","default_specialty":"0300",
			  "specialties":{"D01":"0301"},
			  "insurance":{"address":"http://127.0.0.1:9000/insurance","voucher_centre_address":"http://localhost:9000/centre","receiver":"SHYB",
			   "signing_key":"aa11","platform_key":"04bb","registration_transaction":"2201","device_number":"00-11","device_address":"10.0.0.1"},
			  "merchants":[{"channel":"unionpay","merchant_number":"898310000000001","address":"http://[::1]:9000/unionpay","sign_method":"12",
			   "signing_key":"","signing_certificate":"","secure_key":"keyed","trusted_roots":"","token_requestor":"12345678901"}]},
			 {"code":"P31010000001","name":"平台","kind":"PLATFORM","level":"ONE","district":"黄浦区","area":"310100","default_specialty":"0300",
			  "specialties":{},"merchants":[]}]}""";

	@TempDir
	private Path folder = Path.of("");

	private final Queue<Integer> troubles = new ArrayDeque<>();
	private String clients = CLIENTS;
	private String keys = INSTITUTIONS;
	private HttpServer sandbox = start();

	/** The modules that onboarding needs, without the sandbox and the rest. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@ComponentScan(basePackages = {"medpay.shared", "medpay.access", "medpay.institution",
			"medpay.operator", "medpay.onboarding"}, excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
	static class FourModules {

		@Bean
		Audit audit() {
			return _ -> {};
		}
	}

	@BeforeEach
	void listen() {
		serve("/sandbox/api/clients", true);
		serve("/sandbox/api/keys", false);
		sandbox.start();
	}

	@AfterEach
	void stop() {
		sandbox.stop(0);
	}

	private static HttpServer start() {
		try {
			return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private void serve(String path, boolean ofClients) {
		sandbox.createContext(path, exchange -> {
			Integer trouble = troubles.poll();
			byte[] body = (ofClients ? clients : keys).getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(trouble == null ? 200 : trouble, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
	}

	private ConfigurableApplicationContext run(String... properties) {
		return new SpringApplicationBuilder(FourModules.class).web(WebApplicationType.SERVLET).initializers(new TestDatabase.Initializer())
				.properties("server.port=0", "spring.main.banner-mode=off").properties(properties).run();
	}

	private ConfigurableApplicationContext runWithSandbox(String startWithin) {
		return run("medpay.sandbox.enabled=true", "medpay.sandbox.url=http://127.0.0.1:" + sandbox.getAddress().getPort(),
				"medpay.sandbox.start-within=" + startWithin);
	}

	private static void assertEnrolled(ConfigurableApplicationContext context) {
		var institutions = context.getBean(Institutions.class);
		Institution hospital = institutions.byCode(new InstitutionCode("H31010100001")).orElseThrow();
		assertThat(hospital.specialtyOf("D01")).isEqualTo("0301");
		assertThat(institutions.insuranceAccess(hospital.id()).signingKey()).isEqualTo("aa11");
		assertThat(institutions.merchantAccount(hospital.id(), "unionpay").secureKey()).isEqualTo("keyed");
		assertThat(institutions.platform().name()).isEqualTo("平台");
		assertThat(context.getBean(JdbcClient.class)
				.sql("select client_id || ' ' || access_client.kind || ' ' || code from access_client join institution using (institution_id) order by 1")
				.query(String.class).list()).containsExactly("app ENTRY P31010000001", "his-renji HIS H31010100001");
		assertThat(context.getBean(ApplicationAvailability.class).getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
	}

	@Test
	void takesInstitutionsAndClientsFromTheSandboxThatNeedsAMoment() {
		troubles.add(404);
		troubles.add(503);
		try (var context = runWithSandbox("60s")) {
			assertEnrolled(context);
			assertThat(troubles).isEmpty();
		}
	}

	@Test
	void takesInstitutionsAndClientsFromTheAdministratorsFile() throws Exception {
		Path file = folder.resolve("counterparties.json");
		String clientsAlone = CLIENTS.substring(0, CLIENTS.indexOf(",\n \"operators\""));
		Files.writeString(file, clientsAlone + "," + INSTITUTIONS.strip().substring(1));
		try (var context = run("medpay.counterparties.file=" + file)) {
			assertEnrolled(context);
			assertThat(context.getBean(Operators.class).all()).isEmpty();
		}
	}

	/** The example of the operators' page, its gaps filled in. */
	@Test
	void takesTheFileThatOperatorsAreShown() throws Exception {
		var block = Pattern.compile("(?ms)^```json\n(.*?)^```$").matcher(Files.readString(Path.of("src/docs/operating.md")));
		assertThat(block.find()).isTrue();
		Path file = Files.writeString(folder.resolve("counterparties.json"),
				block.group(1).replace("https://…", "https://192.0.2.1").replace("\"receiver\": \"…\"", "\"receiver\": \"SHYB\"")
						.replace("\"token_requestor\": \"…\"", "\"token_requestor\": \"12345678901\"")
						.replace("\"merchant_number\": \"…\"", "\"merchant_number\": \"898310000000001\"")
						.replace("…", "0123456789abcdef"));
		try (var context = run("medpay.counterparties.file=" + file)) {
			var institutions = context.getBean(Institutions.class);
			Institution hospital = institutions.byCode(new InstitutionCode("H31010100001")).orElseThrow();
			assertThat(hospital.policies().releaseInDoubtUpToFen().fen()).isEqualTo(2000);
			assertThat(institutions.insuranceAccess(hospital.id()).oldChannelAddress()).hasHost("192.0.2.1");
			assertThat(institutions.platform().name()).isEqualTo("示范平台");
		}
	}

	@Test
	void theFileWinsOverThePageForWhatItNames() throws Exception {
		Path file = Files.writeString(folder.resolve("counterparties.json"),
				CLIENTS.substring(0, CLIENTS.indexOf(",\n \"operators\"")) + "," + INSTITUTIONS.strip().substring(1));
		try (var context = run("medpay.counterparties.file=" + file)) {
			var institutions = context.getBean(Institutions.class);
			Institution found = institutions.byCode(new InstitutionCode("P31010000001")).orElseThrow();
			institutions.enrol(new Enrolment(found.code(), "改了名的平台", found.kind(), found.level(), found.district(), found.area(),
					found.defaultSpecialty(), found.specialties(), null, List.of(), null));
			assertThat(institutions.platform().name()).isEqualTo("改了名的平台");

			context.getBean(Onboarding.class).run(new DefaultApplicationArguments());

			assertThat(institutions.platform().name()).isEqualTo("平台");
		}
	}

	@Test
	void takesNoOperatorWithAPasswordFromAFile() throws Exception {
		Path file = folder.resolve("counterparties.json");
		Files.writeString(file, CLIENTS.strip().substring(0, CLIENTS.strip().length() - 1) + "," + INSTITUTIONS.strip().substring(1));
		assertThatThrownBy(() -> run("medpay.counterparties.file=" + file)).isInstanceOf(OnboardingFailed.class)
				.hasMessageContaining("names no operators");
	}

	@Test
	void startsWithoutEither() {
		try (var context = run("medpay.sandbox.enabled=false")) {
			assertThat(context.getBean(Institutions.class).all()).isEmpty();
			assertThat(context.getBean(Clients.class)).isNotNull();
		}
	}

	@Test
	void doesNotStartWhenTheSandboxNeverAnswers() {
		for (int i = 0; i < 1000; i++) {
			troubles.add(500);
		}
		assertRefusal("沙箱未应答", "the sandbox does not answer", "HTTP 500");
	}

	@Test
	void doesNotStartWithAnAddressOfAnotherMachine() {
		keys = INSTITUTIONS.replace("http://127.0.0.1:9000/insurance", "http://10.20.30.40:9000/insurance");
		assertRefusal("不是本机地址", "not of this machine", "http://10.20.30.40:9000/insurance");
		keys = INSTITUTIONS.replace("http://[::1]:9000/unionpay", "https://gateway.example.com/unionpay");
		assertRefusal("不是本机地址", "not of this machine", "https://gateway.example.com/unionpay");
	}

	@Test
	void doesNotStartWithASandboxOnAnotherMachine() {
		assertThatExceptionOfType(OnboardingFailed.class)
				.isThrownBy(() -> run("medpay.sandbox.enabled=true", "medpay.sandbox.url=http://192.0.2.1:8080").close())
				.withMessageContaining("沙箱地址须为本机地址");
	}

	@Test
	void doesNotStartWithKeysOfTheWrongFormAndPrintsNoSecret() {
		keys = INSTITUTIONS.replace("\"level\":\"THREE\"", "\"level\":\"SEVEN-SECRET\"");
		assertRefusal("内容无法读取", "/sandbox/api/keys institutions.[0].level", "documented form");
		keys = INSTITUTIONS;
		clients = CLIENTS.replace("secret-of-renji-hospital", "short-SECRET");
		assertRefusal("内容无法读取", "/sandbox/api/clients clients.[0]", "documented form");
	}

	@Test
	void doesNotStartWithAClientOfNoInstitution() {
		clients = CLIENTS.replace("\"H31010100001\"", "\"H31010199999\"");
		assertRefusal("机构不存在", "his-renji", "no enrolled institution");
	}

	@Test
	void doesNotStartWithDataThatTheDatabaseRefuses() {
		keys = INSTITUTIONS.replace("\"area\":\"310101\"", "\"area\":\"SECRET\"");
		assertRefusal("资料不合要求", "not acceptable", "institution_area_form");
	}

	@Test
	void doesNotStartWithSandboxAndRealCounterpartiesTogether() {
		assertThatThrownBy(() -> run("medpay.sandbox.enabled=true", "medpay.counterparties.file=/nowhere.json").close())
				.isInstanceOf(StartRefused.class).hasMessageContaining("play money and real money");
	}

	@Test
	void doesNotStartWithoutTheFileItWasPromised() {
		assertThatThrownBy(() -> run("medpay.counterparties.file=" + folder.resolve("missing.json")).close()).isInstanceOf(OnboardingFailed.class)
				.hasMessageContaining("missing.json").hasMessageContaining("无法读取对接方文件");
	}

	private void assertRefusal(String... texts) {
		assertThatThrownBy(() -> SpringApplication.exit(runWithSandbox("1ms"))).isInstanceOf(OnboardingFailed.class)
				.hasMessageContainingAll(texts).message().doesNotContain("SECRET");
	}
}
