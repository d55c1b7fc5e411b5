package medpay.sandbox.play;

import static org.assertj.core.api.Assertions.assertThat;

import medpay.sandbox.SandboxCaller;
import medpay.sandbox.SandboxTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A sandbox of its own that was not told where the application is plays nothing, and says what it lacks; wrong options are named before that. */
@SandboxTest
class PlayRefusalsTest {

	@LocalServerPort
	private int port;

	private SandboxCaller sandbox;

	@BeforeEach
	void open() {
		sandbox = new SandboxCaller(port);
	}

	@Test
	void saysThatTheApplicationIsUnknownInBothLanguages() {
		var refused = sandbox.post("/sandbox/api/play", "{\"visits\":1}");

		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.body().path("code").asString()).isEqualTo("application_unknown");
		assertThat(refused.body().at("/message/zh").asString()).contains("medpay.sandbox.application-url");
		assertThat(refused.body().at("/message/en").asString()).contains("medpay.sandbox.application-url");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{} | visits", "{\"visits\":0} | visits", "{\"visits\":100001} | visits",
			"{\"visits\":1,\"per_second\":0} | per_second", "{\"visits\":1,\"per_second\":200.5} | per_second",
			"{\"visits\":1,\"per_second\":0.0000001} | per_second", "{\"visits\":1,\"per_second\":1e-999} | per_second",
			"{\"visits\":1,\"faults\":1.1} | faults", "{\"visits\":1,\"faults\":-0.1} | faults", "{\"visits\":1,\"seed\":1.5} | seed",
			"{\"visits\":\"many\"} | visits", "{\"visits\":1,\"speed\":3} | speed"})
	void namesTheOptionThatCannotBe(String body, String field) {
		var refused = sandbox.post("/sandbox/api/play", body);

		assertThat(refused.status()).isBetween(400, 422);
		assertThat(refused.body().path("field").asString()).as("%s", refused.body()).isEqualTo(field);
		assertThat(sandbox.get("/sandbox/api/play").body().path("state").asString()).isEqualTo("IDLE");
	}
}
