package medpay.operator;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import medpay.operator.SignedIn.Step;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** An operator who has signed in, for tests of pages. */
public final class Somebody {

	private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

	private Somebody() {}

	/** With these roles, for every institution. */
	public static SignedIn withRoles(Role... roles) {
		return in(Step.WORK, true, roles);
	}

	static SignedIn in(Step step, boolean confirmed, Role... roles) {
		var account = new OperatorAccount(new UUID(0, 7), "gu", "顾某", Set.of(roles), true, Set.of(), true, false, NOW, true, NOW, null);
		return new SignedIn(account, new Session(new byte[32], account.id(), Stage.WHOLE, NOW, NOW, NOW, "127.0.0.1"), step, confirmed);
	}

	/** Sits before the page from here on in this thread. */
	public static void sits(SignedIn operator) {
		SecurityContextHolder.setContext(new SecurityContextImpl(new OperatorAuthentication(operator)));
	}
}
