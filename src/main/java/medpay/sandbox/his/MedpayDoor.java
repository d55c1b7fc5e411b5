package medpay.sandbox.his;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import medpay.sandbox.DemoClient;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.his.JsonHttp.NoAnswer;
import medpay.sandbox.his.JsonHttp.Reply;
import medpay.sandbox.his.JsonHttp.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The door of the HIS and the entry app to Medpay (医院系统与入口的调用门): signs each request and sends it over HTTP, as any HIS would. */
@Component
@SandboxPart
public class MedpayDoor {

	private static final String API = "/api/v1";
	/** Longer than the longest wait that a look-up may ask for. */
	private static final Duration LIMIT = Duration.ofSeconds(75);

	private final MedpayAddress address;
	private final JsonHttp http;
	private final SandboxDatabase database;
	private final HisTimeline timeline;

	MedpayDoor(MedpayAddress address, JsonHttp http, SandboxDatabase database, HisTimeline timeline) {
		this.address = address;
		this.http = http;
		this.database = database;
		this.timeline = timeline;
	}

	/** Whether the box knows where Medpay is. */
	public boolean leadsSomewhere() {
		return address.application().isPresent();
	}

	/**
	 * One signed call.
	 *
	 * @param client who signs
	 * @param path below {@code /api/v1}, with query, for example {@code /payments?bill_number=B1}
	 * @param body null for none
	 * @return whatever was answered, problems included
	 * @throws NoAnswer when none came: ask again, or send the same bill again
	 */
	public Reply call(DemoClient client, String method, String path, @Nullable JsonNode body) {
		return call(new Call(client, method, path, body, null, false));
	}

	/**
	 * A call.
	 *
	 * @param personNo whom it is about, for the timeline; null: as far as the bodies tell
	 * @param quiet not for the timeline: a question repeated every moment
	 */
	public record Call(DemoClient client, String method, String path, @Nullable JsonNode body, @Nullable String personNo, boolean quiet) {}

	/** The same, for who knows more about the call. */
	public Reply call(Call call) {
		URI base = address.application().orElseThrow(() -> new NoAnswer("application unknown", null));
		URI target = URI.create(base + API + call.path());
		byte[] bytes = JsonHttp.bytes(call.body());
		String authorization = RequestSignature.header(call.client(), database.machineTime().getEpochSecond(), call.method(), line(target), bytes);
		timeline.asked(call);
		try {
			Reply reply = http.send(new Request(call.method(), target, Map.of("Authorization", authorization), bytes), LIMIT);
			timeline.answered(call, reply);
			return reply;
		} catch (NoAnswer e) {
			timeline.lost(call);
			throw e;
		}
	}

	/** A file instead of JSON, signed alike. */
	public Reply file(DemoClient client, String method, String path, byte[] content) {
		URI base = address.application().orElseThrow(() -> new NoAnswer("application unknown", null));
		URI target = URI.create(base + API + path);
		String authorization = RequestSignature.header(client, database.machineTime().getEpochSecond(), method, line(target), content);
		return http.send(new Request(method, target, Map.of("Authorization", authorization, "Content-Type", "text/csv"), content), LIMIT);
	}

	/** True when Medpay reports ready. */
	public boolean isReady() {
		Optional<URI> base = address.application();
		try {
			return base.isPresent()
					&& http.send(new Request("GET", URI.create(base.get() + "/actuator/health/readiness"), Map.of(), new byte[0]), LIMIT).succeeded();
		} catch (NoAnswer e) {
			return false;
		}
	}

	private static String line(URI target) {
		return target.getRawQuery() == null ? target.getRawPath() : target.getRawPath() + "?" + target.getRawQuery();
	}
}
