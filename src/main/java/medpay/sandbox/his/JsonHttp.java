package medpay.sandbox.his;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import medpay.sandbox.SandboxPart;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP with JSON for those in the box who call others (沙箱外呼): bounded in connections, time and size; no proxy, no redirects. */
@Component
@SandboxPart
public class JsonHttp implements DisposableBean {

	private static final int MOST_AT_ONCE = 48;
	private static final int LARGEST_ANSWER = 4 * 1024 * 1024;
	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
			.proxy(HttpClient.Builder.NO_PROXY).connectTimeout(Duration.ofSeconds(5)).build();
	private final Semaphore lines = new Semaphore(MOST_AT_ONCE, true);

	/** What is asked, the body as the very bytes to send. */
	public record Request(String method, URI address, Map<String, String> headers, byte[] body) {}

	/** A status and the JSON that came with it; a missing node when none came. */
	public record Reply(int status, JsonNode body) {

		/** The text at this field; empty when it is not there. */
		public String text(String field) {
			return body.path(field).asString("");
		}

		public boolean succeeded() {
			return status >= 200 && status < 300;
		}
	}

	/** No answer came, or none that is JSON: whether the request took effect is unknown (未得到应答). */
	public static final class NoAnswer extends RuntimeException {

		NoAnswer(String reason, @Nullable Throwable cause) {
			super(reason, cause);
		}
	}

	/** The bytes of a body; none for none. */
	public static byte[] bytes(@Nullable JsonNode body) {
		return body == null ? new byte[0] : JSON.writeValueAsBytes(body);
	}

	/** Sends, and waits for the whole answer at most so long, the wait for a free line not counted. */
	public Reply send(Request request, Duration limit) {
		var builder = HttpRequest.newBuilder(request.address()).timeout(limit).header("Accept", "application/json").method(request.method(),
				HttpRequest.BodyPublishers.ofByteArray(request.body()));
		if (request.body().length > 0) {
			builder.header("Content-Type", "application/json");
		}
		request.headers().forEach(builder::setHeader);
		lines.acquireUninterruptibly();
		try {
			return read(answer(client.sendAsync(builder.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER)), limit));
		} finally {
			lines.release();
		}
	}

	private static HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> exchange, Duration limit) {
		try {
			return exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
		} catch (TimeoutException e) {
			exchange.cancel(true);
			throw new NoAnswer("timeout", e);
		} catch (InterruptedException e) {
			exchange.cancel(true);
			Thread.currentThread().interrupt();
			throw new NoAnswer("interrupted", e);
		} catch (ExecutionException e) {
			throw new NoAnswer(e.getCause() instanceof IOException ? "connection" : "failed", e);
		}
	}

	private static Reply read(HttpResponse<byte[]> response) {
		try {
			return new Reply(response.statusCode(), response.body().length == 0 ? JSON.missingNode() : JSON.readTree(response.body()));
		} catch (JacksonException e) {
			throw new NoAnswer("no JSON", e);
		}
	}

	@Override
	public void destroy() {
		client.shutdownNow();
	}
}
