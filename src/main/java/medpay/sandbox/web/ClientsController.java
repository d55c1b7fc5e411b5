package medpay.sandbox.web;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import medpay.sandbox.MadeOnce;
import medpay.sandbox.SandboxKeys;
import medpay.sandbox.SandboxKeys.DemoInstitution;
import medpay.sandbox.SandboxPart;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The demo clients (演示接入方): a HIS for each hospital, one entry app at the platform. Made once, their secrets last as long as the database. */
@RestController
@SandboxPart
class ClientsController {

	private static final SecureRandom RANDOM = new SecureRandom();

	private final Clients clients;

	ClientsController(MadeOnce madeOnce, SandboxKeys city) {
		clients = madeOnce.take("clients", Clients.class,
				() -> new Clients(city.institutions().stream().map(ClientsController::make).toList(), List.of()));
	}

	@GetMapping("/sandbox/api/clients")
	Clients all() {
		return clients;
	}

	private static Client make(DemoInstitution institution) {
		byte[] secret = new byte[32];
		RANDOM.nextBytes(secret);
		Kind kind = switch (institution.kind()) {
			case HOSPITAL -> Kind.HIS;
			case PLATFORM -> Kind.ENTRY;
		};
		String id = (kind == Kind.HIS ? "his-" : "app-") + institution.code().value().toLowerCase(Locale.ROOT);
		return new Client(id, Base64.getUrlEncoder().withoutPadding().encodeToString(secret), kind, institution.code().value());
	}

	enum Kind {
		/** 医院信息系统. */
		HIS,
		/** 服务入口. */
		ENTRY
	}

	/** {@code operators}: none before the console has any. */
	record Clients(List<Client> clients, List<String> operators) {}

	record Client(String clientId, String secret, Kind kind, String institutionCode) {

		@Override
		public String toString() {
			return "Client[" + clientId + "]";
		}
	}
}
