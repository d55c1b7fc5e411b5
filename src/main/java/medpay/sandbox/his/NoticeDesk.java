package medpay.sandbox.his;

import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import medpay.sandbox.DemoClient;
import medpay.sandbox.DemoClients;
import medpay.sandbox.Faults;
import medpay.sandbox.Message;
import medpay.sandbox.MessageTimeline;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the demo clients take notices (通知接收): checks the signature as any receiver must, keeps what came by its event_id, and misbehaves when told to. */
@RestController
@SandboxPart
class NoticeDesk {

	private final DemoClients clients;
	private final SandboxDatabase database;
	private final Faults faults;
	private final MessageTimeline timeline;
	private final SandboxClock clock;
	private final JsonMapper json;

	NoticeDesk(DemoClients clients, SandboxDatabase database, Faults faults, MessageTimeline timeline, SandboxClock clock, JsonMapper json) {
		this.clients = clients;
		this.database = database;
		this.faults = faults;
		this.timeline = timeline;
		this.clock = clock;
		this.json = json;
	}

	@PostMapping("/sandbox/notices/{client}")
	ResponseEntity<Void> take(@PathVariable String client, @RequestHeader(name = "Authorization", defaultValue = "") String authorization,
			@RequestBody byte[] body, HttpServletRequest request) {
		Optional<DemoClient> known = clients.all().stream().filter(each -> each.clientId().equals(client)).findFirst();
		if (known.isEmpty()) {
			return ResponseEntity.notFound().build();
		}
		if (faults.strike("his", "notice").isPresent()) {
			return ResponseEntity.internalServerError().build();
		}
		if (!RequestSignature.fits(authorization, known.get().noticeSecret(), request.getRequestURI(), body)) {
			return ResponseEntity.status(401).build();
		}
		keep(client, json.readTree(body));
		return ResponseEntity.noContent().build();
	}

	private void keep(String client, JsonNode event) {
		int rows = database.jdbc()
				.sql("""
						insert into sandbox.notice_received (client_id, event_id, event_type, sequence, body, at) values (:client, :id::uuid, :type, :sequence, :body, :at)
						on conflict (client_id, event_id) do update set times = sandbox.notice_received.times + 1""")
				.param("client", client)
				.param("id", event.path("event_id").asString()).param("type", event.path("type").asString())
				.param("sequence", event.path("sequence").asLong()).param("body", event.toString())
				.param("at", OffsetDateTime.ofInstant(clock.now(), ZoneOffset.UTC)).update();
		if (rows > 0) {
			timeline.note(Message.between("medpay", client.startsWith("his-") ? "his" : "app", "notice").saying(event.path("type").asString())
					.reading(event.toString()));
		}
	}

	/** What a client took, in the order in which it came first. */
	@GetMapping("/sandbox/api/notices")
	Received all(@RequestParam("client_id") String client) {
		return new Received(database.jdbc().sql("select body, times from sandbox.notice_received where client_id = :client order by arrival")
				.param("client", client).query((row, number) -> new Notice(json.readTree(row.getString(1)), row.getInt(2))).list());
	}

	record Received(List<Notice> notices) {}

	/** {@code times}: how often it came. */
	record Notice(JsonNode event, int times) {}
}
