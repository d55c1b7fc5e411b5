package medpay.sandbox.stage;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.his.JsonHttp;
import medpay.sandbox.his.JsonHttp.Reply;
import medpay.sandbox.his.MedpayAddress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The control API as the page's own server uses it (控制接口): over HTTP, like everybody else. */
@Component
@SandboxPart
class ControlApi {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final MedpayAddress address;
	private final JsonHttp http;

	ControlApi(MedpayAddress address, JsonHttp http) {
		this.address = address;
		this.http = http;
	}

	/** {@code path}: below {@code /sandbox/api}. Anything but success is a mistake of ours. */
	Reply post(String path, JsonNode body) {
		URI here = address.thisProcess().orElseThrow(() -> new IllegalStateException("The sandbox does not listen yet"));
		Reply reply = http.send(new JsonHttp.Request("POST", URI.create(here + "/sandbox/api" + path), Map.of(), JsonHttp.bytes(body)), PATIENCE);
		if (!reply.succeeded()) {
			throw new IllegalStateException("The control API answered " + reply.status() + " to " + path.replaceAll("[0-9]{6,}", "…"));
		}
		return reply;
	}
}
