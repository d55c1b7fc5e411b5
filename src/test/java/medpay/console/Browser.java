package medpay.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A reader with a browser: keeps cookies, wants pages. */
final class Browser implements AutoCloseable {

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).proxy(ProxySelector.of(null))
			.followRedirects(HttpClient.Redirect.NORMAL).build();
	private final String address;

	Browser(int port) {
		this.address = "http://127.0.0.1:" + port;
	}

	HttpResponse<String> open(String path) {
		return get(path, "text/html,application/xhtml+xml,*/*;q=0.8");
	}

	/** What a page asks for by itself. */
	HttpResponse<String> renew(String path) {
		return send(HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "*/*").header("HX-Request", "true").build());
	}

	HttpResponse<String> get(String path, String accept) {
		return send(HttpRequest.newBuilder(URI.create(address + path)).header("Accept", accept).build());
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return client.send(request, HttpResponse.BodyHandlers.ofString());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	@Override
	public void close() {
		client.close();
	}
}
