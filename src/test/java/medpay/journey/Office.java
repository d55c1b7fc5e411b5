package medpay.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** People at the pages who follow every link they are shown; they change nothing but by the forms that a test names. */
final class Office implements AutoCloseable {

	private static final Pattern LINK = Pattern.compile("(?:href|hx-get)=\"(/[^\"#]*)");
	private static final Pattern NUMBER = Pattern.compile("[0-9a-f-]{36}|[A-Z0-9]{12,}|\\d[\\d-]*|[^=&/?]{40,}");
	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).proxy(ProxySelector.of(null))
			.followRedirects(HttpClient.Redirect.NORMAL).build();
	private final URI base;

	Office(int port) {
		base = URI.create("http://127.0.0.1:" + port);
	}

	/** One of the invented operators sits down. */
	void signIn(String account) {
		submit("/sign-in", "/sign-in/demo", Map.of("account", account, "next", "/"));
	}

	/** Fills in a form that is on the page and sends it. */
	void submit(String page, String action, Map<String, String> fields) {
		var token = TOKEN.matcher(send(request(page).build()).body());
		if (!token.find()) {
			throw new AssertionError("No form on " + page);
		}
		var form = new StringBuilder("_csrf=").append(encoded(token.group(1)));
		fields.forEach((name, value) -> form.append('&').append(name).append('=').append(encoded(value)));
		HttpResponse<String> answer = send(request(action).header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString(form.toString())).build());
		if (answer.statusCode() != 200) {
			throw new AssertionError(action + ": " + answer.statusCode());
		}
	}

	/** Reads from these pages on whatever is linked, of each kind of address one; returns the kinds. */
	Set<String> readFrom(List<String> pages) {
		Set<String> read = new TreeSet<>();
		Set<String> seen = new HashSet<>();
		Queue<String> waiting = new ArrayDeque<>(pages);
		while (!waiting.isEmpty()) {
			String next = waiting.remove();
			String kind = NUMBER.matcher(next).replaceAll("*");
			if (!next.matches("/(sandbox|sign-out|webjars|assets|swagger|v3|css|js|icons|fonts)\\b.*|.*[?&](lang|seen|from|to)=.*") && seen.add(next)
					&& seen.stream().filter(each -> NUMBER.matcher(each).replaceAll("*").equals(kind)).count() <= 1) {
				HttpResponse<String> page = send(request(next).build());
				if (page.statusCode() >= 500) {
					throw new AssertionError(next + ": " + page.statusCode());
				}
				if (page.statusCode() == 200) {
					read.add(kind);
					LINK.matcher(page.body()).results().map(link -> link.group(1).replace("&amp;", "&"))
							.forEach(waiting::add);
				}
			}
		}
		return read;
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(base.resolve(path)).header("Accept", "text/html,*/*;q=0.8");
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return client.send(request, BodyHandlers.ofString());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		client.close();
	}
}
