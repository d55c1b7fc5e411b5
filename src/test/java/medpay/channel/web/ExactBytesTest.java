package medpay.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import medpay.channel.ChannelNews;
import medpay.channel.inbox.CallbackReader;
import medpay.channel.inbox.Inbox;
import medpay.channel.inbox.InboxFixture;
import medpay.shared.InstitutionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** A form over real HTTP, through Tomcat, Security and Spring MVC: what is checked and kept are the bytes that were sent. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = ExactBytesTest.Server.class)
class ExactBytesTest {

	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	@ImportAutoConfiguration({TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
			HttpEncodingAutoConfiguration.class})
	@Import({CallbackController.class, Afterwards.class, Recorder.class})
	static class Server {

		@Bean
		Inbox inbox() {
			return new InboxFixture().inbox;
		}

		@Bean
		SecurityFilterChain open(HttpSecurity http) {
			return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
					.csrf(csrf -> csrf.ignoringRequestMatchers("/callbacks/**")).build();
		}
	}

	/** Remembers what it was asked to check. */
	static class Recorder implements CallbackReader {

		final List<byte[]> checked = new CopyOnWriteArrayList<>();

		@Override
		public String channel() {
			return "unionpay";
		}

		@Override
		public Receipt check(byte[] body) {
			checked.add(body);
			return new Receipt.Genuine(InboxFixture.HOSPITAL, "A1");
		}

		@Override
		public Optional<ChannelNews> read(InstitutionId institution, byte[] body, Instant receivedAt) {
			return Optional.empty();
		}
	}

	@LocalServerPort
	private int port;

	@Autowired
	private Recorder recorder;

	@Test
	void areWhatIsChecked() throws IOException, InterruptedException {
		byte[] body = "z=1&a=%e6%88%90%5b0%5d&signPubKeyCert=x%0D%0Ay&plus=a+b&_csrf=no".getBytes(StandardCharsets.US_ASCII);
		var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/callbacks/unionpay"))
				.header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8").POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
		try (var client = HttpClient.newHttpClient()) {
			var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.body()).isEqualTo("ok");
		}
		assertThat(recorder.checked).containsExactly(body);
	}
}
