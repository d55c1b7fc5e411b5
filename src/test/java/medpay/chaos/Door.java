package medpay.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import medpay.access.Signature;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client's way to Medpay (接入通道): signed requests to whichever process answers. What got no answer, or one that may be repeated, is sent again, the same
 * body, to either.
 */
final class Door {

	private static final JsonMapper JSON = JsonMapper.builder().build();
	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
	private static final Duration ONE_ANSWER = Duration.ofSeconds(8);
	private static final Duration ALL_ANSWERS = Duration.ofMinutes(4);

	private static final int CONFLICT = 409;
	/** A visit that is busy for longer is tried another day. */
	private static final int MOST_CONFLICTS = 8;

	private final Credentials credentials;
	private final List<Integer> ports;
	private final RandomGenerator random;

	Door(Credentials credentials, List<Integer> ports, RandomGenerator random) {
		this.credentials = credentials;
		this.ports = ports;
		this.random = random;
	}

	/** Who signs. */
	record Credentials(String clientId, String secret, String kind, String institution) {

		@Override
		public String toString() {
			return clientId;
		}
	}

	/** What is asked. */
	record Request(String method, String path, @Nullable Object body) {

		static Request get(String path) {
			return new Request("GET", path, null);
		}

		static Request post(String path, Object body) {
			return new Request("POST", path, body);
		}

		static Request put(String path, Object body) {
			return new Request("PUT", path, body);
		}
	}

	/** An answer and when it was asked for and came. */
	record Reply(int status, JsonNode body, Instant sentAt, Instant gotAt) {

		boolean accepted() {
			return status < 300;
		}

		String text(String pointer) {
			return body.at(pointer).asString("");
		}

		private boolean repeatable() {
			return status >= 500 || status == 429 || body.path("retryable").asBoolean(false);
		}
	}

	/** Nobody answered for minutes, whatever was tried. */
	static final class NoAnswer extends RuntimeException {

		private static final long serialVersionUID = 1;

		NoAnswer(String request) {
			super(request);
		}
	}

	String institution() {
		return credentials.institution();
	}

	/** The answer, however often it must be asked for. */
	Reply ask(Request request) {
		Instant end = now().plus(ALL_ANSWERS);
		for (int conflicts = 0; now().isBefore(end);) {
			Optional<Reply> reply = once(ports.get(random.nextInt(ports.size())), request);
			conflicts += reply.filter(got -> got.status() == CONFLICT).isPresent() ? 1 : 0;
			if (reply.isPresent() && (!reply.get().repeatable() || conflicts > MOST_CONFLICTS)) {
				return reply.get();
			}
			Patience.pause(Duration.ofMillis(200 + random.nextInt(600)));
		}
		throw new NoAnswer(request.method() + " " + request.path());
	}

	/** The same request to every process at once, whatever comes of it. */
	void askAllAtOnce(Request request) {
		for (int port : ports) {
			Thread.startVirtualThread(() -> once(port, request));
		}
	}

	/** One try. Empty: nothing whole came back. */
	private Optional<Reply> once(int port, Request request) {
		byte[] body = request.body() == null ? new byte[0] : JSON.writeValueAsBytes(request.body());
		String path = "/api/v1" + request.path();
		Instant sentAt = now();
		Signature signature = Signature.sign(credentials.clientId(), credentials.secret(), sentAt.getEpochSecond(), UUID.randomUUID().toString(),
				new Signature.Request(request.method(), path, body));
		var sent = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(ONE_ANSWER)
				.header("Content-Type", "application/json").header("Authorization", signature.header())
				.method(request.method(), BodyPublishers.ofByteArray(body)).build();
		try {
			HttpResponse<String> got = HTTP.send(sent, BodyHandlers.ofString(StandardCharsets.UTF_8));
			return Optional.of(new Reply(got.statusCode(), JSON.readTree(got.body().isEmpty() ? "{}" : got.body()), sentAt, now()));
		} catch (IOException | JacksonException e) {
			return Optional.empty();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
	}

	private static Instant now() {
		return Instant.now();
	}
}
