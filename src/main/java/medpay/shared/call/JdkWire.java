package medpay.shared.call;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * {@link Wire} on the JDK's HTTP client: HTTP/1.1, no redirects, one limit over the whole exchange, at most 4 MB of answer. Refuses to
 * send while a transaction is open.
 */
public final class JdkWire implements Wire, AutoCloseable {

	private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(Duration.ofSeconds(5)).build();

	@Override
	public Reply post(URI address, Map<String, String> headers, byte[] body, Duration limit) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("A transaction is open during a call to another party: commit the attempt first");
		}
		var request = HttpRequest.newBuilder(address).timeout(limit).POST(HttpRequest.BodyPublishers.ofByteArray(body));
		headers.forEach(request::header);
		CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request.build(), bounded());
		try {
			HttpResponse<byte[]> response = exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
			return new Reply.Received(response.statusCode(), response.body());
		} catch (TimeoutException e) {
			exchange.cancel(true);
			return new Reply.Lost("timeout", null);
		} catch (InterruptedException e) {
			exchange.cancel(true);
			Thread.currentThread().interrupt();
			return new Reply.Lost("interrupted", null);
		} catch (ExecutionException e) {
			return lost(e.getCause());
		}
	}

	private static Reply.Lost lost(@Nullable Throwable cause) {
		return switch (cause) {
			case java.net.http.HttpTimeoutException timeout -> new Reply.Lost("timeout", null);
			case TooLarge tooLarge -> new Reply.Lost("oversized", null);
			case null -> new Reply.Lost("connection", null);
			default -> cause.getCause() instanceof TooLarge
					? new Reply.Lost("oversized", null)
					: new Reply.Lost("connection", cause.getClass().getSimpleName());
		};
	}

	private static BodyHandler<byte[]> bounded() {
		return info -> new Bounded();
	}

	@Override
	public void close() {
		client.shutdownNow();
	}

	private static final class TooLarge extends RuntimeException {}

	/** Collects the body, and gives up when it grows too large. */
	private static final class Bounded implements BodySubscriber<byte[]> {

		private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
		private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
		private Flow.@Nullable Subscription subscription;

		@Override
		public CompletionStage<byte[]> getBody() {
			return whole;
		}

		@Override
		public void onSubscribe(Flow.Subscription opened) {
			subscription = opened;
			opened.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(List<ByteBuffer> buffers) {
			for (ByteBuffer buffer : buffers) {
				if (collected.size() + buffer.remaining() > LARGEST_ANSWER) {
					if (subscription != null) {
						subscription.cancel();
					}
					whole.completeExceptionally(new TooLarge());
					return;
				}
				byte[] bytes = new byte[buffer.remaining()];
				buffer.get(bytes);
				collected.writeBytes(bytes);
			}
		}

		@Override
		public void onError(Throwable failure) {
			whole.completeExceptionally(failure);
		}

		@Override
		public void onComplete() {
			whole.complete(collected.toByteArray());
		}
	}
}
