package medpay.access;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The client that signed this request, as the security chain knows it. */
final class SignedCaller extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1;

	private final transient Client client;

	SignedCaller(Client client) {
		super(List.of());
		this.client = client;
		setAuthenticated(true);
	}

	Client client() {
		return client;
	}

	@Override
	public Object getPrincipal() {
		return client.clientId();
	}

	@Override
	public String getCredentials() {
		return "";
	}
}
