package medpay.sandbox.web;

import java.net.URI;
import java.util.List;
import medpay.sandbox.DemoClient;
import medpay.sandbox.DemoClients;
import medpay.sandbox.DemoOperators;
import medpay.sandbox.SandboxPart;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Hands out the demo clients and operators (演示接入方与操作员) with their secrets: worth nothing outside the sandbox. */
@RestController
@SandboxPart
class ClientsController {

	private final DemoClients clients;
	private final DemoOperators operators;

	ClientsController(DemoClients clients, DemoOperators operators) {
		this.clients = clients;
		this.operators = operators;
	}

	@GetMapping("/sandbox/api/clients")
	Clients all() {
		String base = ServletUriComponentsBuilder.fromCurrentContextPath().path("/sandbox/notices/").toUriString();
		return new Clients(
				clients.all().stream().map(client -> new ClientView(client.clientId(), client.secret(), client.kind(), client.institutionCode(),
						new NoticeView(URI.create(base + client.clientId()), client.noticeSecret()))).toList(),
				operators.all());
	}

	/** {@code operators}: who can sign in at the console, with password and authenticator secret. */
	record Clients(List<ClientView> clients, List<DemoOperators.DemoOperator> operators) {}

	/** {@code notice}: where it takes notices. */
	record ClientView(String clientId, String secret, DemoClient.Kind kind, String institutionCode, NoticeView notice) {}

	/** {@code secret}: what the notices are signed with. */
	record NoticeView(URI address, String secret) {}
}
