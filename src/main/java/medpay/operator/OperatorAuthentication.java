package medpay.operator;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The operator as the security chain knows it. */
public final class OperatorAuthentication extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1;

	private final transient SignedIn operator;

	OperatorAuthentication(SignedIn operator) {
		super(List.of());
		this.operator = operator;
		setAuthenticated(true);
	}

	@Override
	public SignedIn getPrincipal() {
		return operator;
	}

	@Override
	public String getCredentials() {
		return "";
	}
}
