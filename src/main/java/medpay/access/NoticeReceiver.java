package medpay.access;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import medpay.shared.InstitutionId;

/** A client that takes notices (通知接收方), as the register has it; its secret never prints. */
public record NoticeReceiver(String clientId, Clients.Kind kind, InstitutionId institution, NoticeRegistration registration) {

	/** Where all its notices go; empty when each bill names an address. */
	public Optional<URI> address() {
		return Optional.ofNullable(registration.address());
	}

	/** Whether this address lies at an origin that was registered. */
	public boolean allows(URI address) {
		return Stream.concat(registration.allowedOrigins().stream(), address().stream()).anyMatch(origin -> sameOrigin(origin, address));
	}

	/** Signs a notice as the client signs its requests, with the secret of notices. */
	public Signature sign(long timestamp, String nonce, Signature.Request request) {
		return Signature.sign(clientId, registration.secret(), timestamp, nonce, request);
	}

	private static boolean sameOrigin(URI one, URI other) {
		return one.getScheme().equalsIgnoreCase(other.getScheme()) && one.getHost().equalsIgnoreCase(other.getHost()) && port(one) == port(other);
	}

	private static int port(URI address) {
		if (address.getPort() >= 0) {
			return address.getPort();
		}
		return address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
	}

	@Override
	public String toString() {
		return "NoticeReceiver[" + clientId + "]";
	}
}
