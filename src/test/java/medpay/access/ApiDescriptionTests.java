package medpay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import medpay.audit.Audit;
import medpay.institution.Institutions;
import medpay.testing.TestDatabase;
import medpay.testing.TwoHospitals;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In the sandbox the API describes itself, and Swagger UI runs under its own content policy. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = ApiDescriptionTests.WebAlone.class, properties = "medpay.sandbox.enabled=true")
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
class ApiDescriptionTests {

	@LocalServerPort
	private int port;

	private final HttpClient http = HttpClient.newHttpClient();

	/** The web layer without the sandbox itself. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@ComponentScan(basePackages = {"medpay.shared",
			"medpay.access"}, excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
	static class WebAlone {

		@Bean
		Audit audit() {
			return _ -> {};
		}

		@Bean
		Institutions institutions() {
			return new TwoHospitals();
		}

		@Bean
		Described described() {
			return new Described();
		}
	}

	/** A call as other modules write them. */
	@RestController
	static class Described {

		record Bill(String billNumber, long totalFen) {}

		@PostMapping("/api/v1/described")
		Bill post(HisClient client, @RequestBody Bill bill) {
			return bill;
		}
	}

	private HttpResponse<String> get(String path) throws Exception {
		return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(), BodyHandlers.ofString());
	}

	@Test
	void describesCallsSigningAndProblems() throws Exception {
		var response = get("/v3/api-docs");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		JsonNode api = JsonMapper.shared().readTree(response.body());
		assertThat(api.path("openapi").asString()).startsWith("3.1");
		assertThat(api.at("/servers/0/url").asString()).isEqualTo("/");
		for (String scheme : List.of("MEDPAY-HMAC-SHA256", "MEDPAY-RSA-SHA256", "MEDPAY-SM2-SM3")) {
			assertThat(api.at("/components/securitySchemes/" + scheme + "/description").asString()).contains("PATH?QUERY", scheme + " client_id=");
		}
		assertThat(api.path("security")).as("one of them").hasSize(3);
		assertThat(api.at("/components/schemas/Problem/properties").propertyNames()).contains("code", "trace_id", "retryable", "errors");
		assertThat(api.at("/components/schemas/Bill/properties").propertyNames()).containsExactlyInAnyOrder("bill_number", "total_fen");
		JsonNode post = api.path("paths").path("/api/v1/described").path("post");
		assertThat(post.path("parameters").isMissingNode()).as("the client is no parameter").isTrue();
		assertThat(post.at("/responses/default/content").path("application/problem+json").at("/schema/$ref").asString())
				.isEqualTo("#/components/schemas/Problem");
		assertThat(get("/v3/api-docs/v1").statusCode()).isEqualTo(200);
	}

	@Test
	void showsSwaggerUiUnderItsOwnPolicy() throws Exception {
		var page = get("/swagger-ui/index.html");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).doesNotContain("<script>");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("style-src 'self' 'unsafe-inline'")
				.doesNotContain("script-src").doesNotContain("unsafe-eval");
		assertThat(get("/swagger-ui/swagger-initializer.js").body()).contains("/v3/api-docs");
		assertThat(get("/").headers().firstValue("Content-Security-Policy").orElse("")).doesNotContain("unsafe");
	}
}
