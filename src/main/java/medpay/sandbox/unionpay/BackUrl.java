package medpay.sandbox.unionpay;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where a merchant wants to be told (后台通知地址): an absolute address of the web, at most 512 characters. */
record BackUrl(URI value) {

	static Optional<BackUrl> of(String text) {
		try {
			var address = new URI(text);
			boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
			return web && address.getHost() != null && text.length() <= 512 ? Optional.of(new BackUrl(address)) : Optional.empty();
		} catch (URISyntaxException e) {
			return Optional.empty();
		}
	}
}
