package medpay.console;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who may look (页面开放范围). Nobody signs in yet, so payments are shown in the sandbox only, or where {@code medpay.console.open} says that the network in
 * front lets only the right people through.
 */
@Component
public class ConsoleAccess {

	private final boolean sandbox;
	private final boolean open;

	ConsoleAccess(@Value("${medpay.sandbox.enabled:false}") boolean sandbox, @Value("${medpay.console.open:#{null}}") @Nullable Boolean open) {
		this.sandbox = sandbox;
		this.open = open == null ? sandbox : open;
	}

	/** The counterparties are the sandbox: invented people and play money. */
	public boolean sandbox() {
		return sandbox;
	}

	public boolean mayShowPayments() {
		return open;
	}
}
