package medpay.sandbox.play;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.his.JsonHttp;
import medpay.sandbox.his.JsonHttp.Reply;
import medpay.sandbox.his.JsonHttp.Request;
import medpay.sandbox.his.MedpayAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The play's door to the control API of this very process (控制接口调用): patients, cards and codes come about as anybody makes them. */
@Component
@SandboxPart
class ControlDoor {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final MedpayAddress address;
	private final JsonHttp http;

	ControlDoor(MedpayAddress address, JsonHttp http) {
		this.address = address;
		this.http = http;
	}

	/** {@code path} below {@code /sandbox/api/patients}. Any answer but success is our own mistake. */
	Reply patients(String path, @Nullable JsonNode body) {
		URI target = URI.create(address.thisProcess().orElseThrow() + "/sandbox/api/patients" + path);
		Reply reply = http.send(new Request("POST", target, Map.of(), JsonHttp.bytes(body)), LIMIT);
		if (!reply.succeeded()) {
			throw new IllegalStateException("The control API refused: " + reply.status() + " " + reply.text("code") + " " + reply.text("field"));
		}
		return reply;
	}
}
