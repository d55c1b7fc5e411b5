package medpay.onboarding;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import medpay.institution.Enrolment;
import medpay.shared.Neighbourhood;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Asks the sandbox (沙箱) for clients and keys, again and again for a bounded time: it may be a process of its own that is still starting. */
final class SandboxDoor {

	private static final Logger log = LoggerFactory.getLogger(SandboxDoor.class);
	private static final Duration ONE_ANSWER = Duration.ofSeconds(10);

	private final URI sandbox;
	private final JsonMapper json;
	private final Clock clock;
	private final Patience patience;

	/** How long to ask, and how long to pause between two questions. */
	record Patience(Duration atMost, Duration pause) {}

	SandboxDoor(URI sandbox, JsonMapper json, Clock clock, Patience patience, Neighbourhood near) {
		if (!Counterparties.isNear(sandbox, near)) {
			throw new OnboardingFailed("沙箱地址须为本机地址或属于 medpay.sandbox.networks：" + sandbox,
					"the sandbox must be on this machine or in medpay.sandbox.networks: " + sandbox);
		}
		this.sandbox = sandbox;
		// What the sandbox tells others, the console for example, is none of our business here.
		this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
		this.clock = clock;
		this.patience = patience;
	}

	private record ClientsAnswer(List<Counterparties.ClientRow> clients, List<Counterparties.OperatorRow> operators) {}

	private record KeysAnswer(List<Enrolment> institutions) {}

	Counterparties ask() {
		// A client of its own, closed at once: this is asked once in a life. No proxy stands between us and this machine.
		try (HttpClient http = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).connectTimeout(ONE_ANSWER).build()) {
			Instant deadline = clock.instant().plus(patience.atMost());
			var clients = CounterpartyJson.read(json, get(http, "/sandbox/api/clients", deadline), ClientsAnswer.class, "/sandbox/api/clients");
			var keys = CounterpartyJson.read(json, get(http, "/sandbox/api/keys", deadline), KeysAnswer.class, "/sandbox/api/keys");
			return new Counterparties(keys.institutions(), clients.clients(), clients.operators());
		}
	}

	private byte[] get(HttpClient http, String path, Instant deadline) {
		var request = HttpRequest.newBuilder(sandbox.resolve(path)).timeout(ONE_ANSWER).header("Accept", "application/json").build();
		String trouble;
		do {
			try {
				HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
				if (response.statusCode() == 200) {
					return response.body();
				}
				trouble = "HTTP " + response.statusCode();
			} catch (IOException e) {
				trouble = e.getClass().getSimpleName();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new OnboardingFailed("启动被中断", "the start was interrupted");
			}
			log.debug("The sandbox did not answer {}: {}", path, trouble);
		} while (pauseBefore(deadline));
		throw new OnboardingFailed("沙箱未应答 " + sandbox + path + "（" + trouble + "）",
				"the sandbox does not answer at " + sandbox + path + " (" + trouble + ")");
	}

	/** Pauses, and tells whether there is time for another question. */
	private boolean pauseBefore(Instant deadline) {
		try {
			Thread.sleep(patience.pause());
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
		return clock.instant().isBefore(deadline);
	}
}
