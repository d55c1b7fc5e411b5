package medpay.sandbox.web;

import java.util.List;
import medpay.sandbox.DemoClient;
import medpay.sandbox.DemoClients;
import medpay.sandbox.SandboxPart;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the demo clients (演示接入方) with their secrets: worth nothing outside the sandbox. */
@RestController
@SandboxPart
class ClientsController {

	private final DemoClients clients;

	ClientsController(DemoClients clients) {
		this.clients = clients;
	}

	@GetMapping("/sandbox/api/clients")
	Clients all() {
		return new Clients(clients.all(), List.of());
	}

	/** {@code operators}: none before the console has any. */
	record Clients(List<DemoClient> clients, List<String> operators) {}
}
