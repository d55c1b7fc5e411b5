package medpay.sandbox.his;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import medpay.sandbox.SandboxPart;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Where Medpay is, seen from the box (应用地址): as set, else this very process, unless the sandbox is a process of its own. */
@Component
@SandboxPart
public class MedpayAddress {

	private static final Set<String> EVERYWHERE = Set.of("", "0.0.0.0", "::", "[::]");
	private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

	private final Environment settings;
	private final Optional<URI> given;

	MedpayAddress(Environment settings, @Value("${medpay.sandbox.application-url:}") String given) {
		this.settings = settings;
		this.given = given.isBlank() ? Optional.empty() : Optional.of(checked(given.strip()));
	}

	/** Bills carry personal data: plain HTTP on this machine only. */
	private static URI checked(String given) {
		try {
			URI address = new URI(given.replaceFirst("/+$", ""));
			String host = address.getHost();
			boolean plainHere = "http".equals(address.getScheme()) && host != null && THIS_MACHINE.contains(host);
			if (host != null && (plainHere || "https".equals(address.getScheme()))) {
				return address;
			}
		} catch (URISyntaxException e) {
			throw wrong(given, e);
		}
		throw wrong(given, null);
	}

	private static IllegalArgumentException wrong(String given, @Nullable Exception cause) {
		return new IllegalArgumentException("medpay.sandbox.application-url 须为本机的 http 地址或 https 地址。"
				+ " It must be an http address of this machine, or https: " + given, cause);
	}

	/** The application's address without a slash at its end; empty when nobody said it, or before this process's port is open. */
	public Optional<URI> application() {
		return given.isPresent() || settings.acceptsProfiles(Profiles.of("sandbox")) ? given : thisProcess();
	}

	/** This process's own address, where the control API answers; empty before its port is open. */
	public Optional<URI> thisProcess() {
		String port = settings.getProperty("local.server.port", "");
		return port.isBlank() ? Optional.empty() : Optional.of(URI.create(scheme() + "://" + host() + ":" + port + path()));
	}

	private String scheme() {
		boolean secured = settings.containsProperty("server.ssl.bundle") || settings.containsProperty("server.ssl.certificate")
				|| settings.containsProperty("server.ssl.key-store");
		return secured && settings.getProperty("server.ssl.enabled", Boolean.class, true) ? "https" : "http";
	}

	private String host() {
		String address = settings.getProperty("server.address", "");
		if (EVERYWHERE.contains(address)) {
			return "127.0.0.1";
		}
		return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
	}

	private String path() {
		return settings.getProperty("server.servlet.context-path", "").replaceFirst("/+$", "");
	}
}
