package medpay.sandbox.unionpay;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import medpay.channel.unionpay.UnionPayMessage;
import org.jspecify.annotations.Nullable;

/** Where a merchant listens for notifications. Answers each with the status that was set, 200 at first. */
final class CallbackServer implements AutoCloseable {

	private final HttpServer server;
	private final BlockingQueue<UnionPayMessage> heard = new LinkedBlockingQueue<>();
	private volatile int status = 200;

	CallbackServer() {
		try {
			server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		server.createContext("/", exchange -> {
			try (exchange) {
				byte[] body = exchange.getRequestBody().readAllBytes();
				exchange.sendResponseHeaders(status, -1);
				UnionPayMessage.ofForm(body).ifPresent(heard::add);
			}
		});
		server.start();
	}

	String address() {
		return "http://127.0.0.1:" + server.getAddress().getPort() + "/callbacks/unionpay";
	}

	void answerWith(int code) {
		status = code;
	}

	/** The next notification; waits for it as long as any machine may need. */
	UnionPayMessage next() {
		var message = take(20_000);
		if (message == null) {
			throw new AssertionError("No notification came");
		}
		return message;
	}

	/** Throws away what came so far. */
	void forget() {
		heard.clear();
	}

	int count() {
		return heard.size();
	}

	private @Nullable UnionPayMessage take(long millis) {
		try {
			return heard.poll(millis, TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	@Override
	public void close() {
		server.stop(0);
	}
}
