package medpay.onboarding;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where institutions and clients come from.
 *
 * @param sandbox the sandbox's part
 * @param counterparties the real counterparties' part
 */
@ConfigurationProperties("medpay")
record OnboardingSettings(@DefaultValue Sandbox sandbox, @DefaultValue Counterparty counterparties) {

	/**
	 * The counterparties in a box.
	 *
	 * @param enabled whether they are used
	 * @param url base address of a sandbox that runs as a process of its own; this application's own address when empty
	 * @param startWithin how long to wait for its keys at the start
	 * @param networks where it may be beside this machine
	 */
	record Sandbox(@DefaultValue("false") boolean enabled, @DefaultValue("") String url, @DefaultValue("60s") Duration startWithin,
			@DefaultValue List<String> networks) {}

	/**
	 * The real counterparties.
	 *
	 * @param file JSON file with institutions and clients
	 */
	record Counterparty(@Nullable Path file) {}
}
