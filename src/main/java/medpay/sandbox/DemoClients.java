package medpay.sandbox;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import medpay.sandbox.DemoClient.Kind;
import medpay.sandbox.SandboxKeys.DemoInstitution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The demo clients (演示接入方): a HIS for each hospital, one entry app at the platform. Made once, their secrets last as long as the database. */
@Component
@SandboxPart
public class DemoClients {

	private static final SecureRandom RANDOM = new SecureRandom();

	private final List<DemoClient> clients;

	DemoClients(MadeOnce madeOnce, SandboxKeys city) {
		clients = madeOnce.take("clients", Kept.class, () -> new Kept(city.institutions().stream().map(DemoClients::make).toList(), null))
				.clients();
	}

	/** All of them: hospitals first. */
	public List<DemoClient> all() {
		return clients;
	}

	/** The hospitals' HIS, the bigger hospital first. */
	public List<DemoClient> hospitals() {
		return clients.stream().filter(client -> client.kind() == Kind.HIS).toList();
	}

	/** The patients' app. */
	public DemoClient entryApp() {
		return clients.stream().filter(client -> client.kind() == Kind.ENTRY).findFirst().orElseThrow();
	}

	private static DemoClient make(DemoInstitution institution) {
		byte[] secret = new byte[32];
		RANDOM.nextBytes(secret);
		Kind kind = switch (institution.kind()) {
			case HOSPITAL -> Kind.HIS;
			case PLATFORM -> Kind.ENTRY;
		};
		String id = (kind == Kind.HIS ? "his-" : "app-") + institution.code().value().toLowerCase(Locale.ROOT);
		return new DemoClient(id, Base64.getUrlEncoder().withoutPadding().encodeToString(secret), kind, institution.code().value());
	}

	/** {@code operators}: of an earlier version, always empty. */
	record Kept(List<DemoClient> clients, @Nullable List<String> operators) {}
}
