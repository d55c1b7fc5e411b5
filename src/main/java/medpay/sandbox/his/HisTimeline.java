package medpay.sandbox.his;

import medpay.sandbox.DemoClient;
import medpay.sandbox.MessageTimeline;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.his.JsonHttp.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Notes on the timeline what the HIS and the app said to Medpay and what it answered (医院侧报文). The one place that does. */
@Component
@SandboxPart
class HisTimeline {

	private static final String MEDPAY = "medpay";

	private final MessageTimeline timeline;

	HisTimeline(MessageTimeline timeline) {
		this.timeline = timeline;
	}

	void asked(DemoClient client, String method, String path, @Nullable JsonNode body) {
		String bill = body == null ? "" : body.path("bill_number").asString("");
		String total = body == null ? "" : body.path("total_fen").asString("");
		timeline.record(party(client), MEDPAY, operation(method, path), (bill + " " + total).strip());
	}

	void answered(DemoClient client, String method, String path, Reply reply) {
		String told = reply.text("state") + reply.text("result") + reply.text("code");
		timeline.record(MEDPAY, party(client), operation(method, path), (reply.status() + " " + told).strip());
	}

	void lost(DemoClient client, String method, String path) {
		timeline.record(MEDPAY, party(client), operation(method, path), "no answer");
	}

	private static String party(DemoClient client) {
		return switch (client.kind()) {
			case HIS -> "his";
			case ENTRY -> "app";
		};
	}

	/** A short name of the call. */
	static String operation(String method, String path) {
		String plain = path.replaceFirst("\\?.*", "");
		if (plain.endsWith("/estimates")) {
			return "estimate";
		}
		String[] parts = plain.split("/", -1);
		String thing = switch (parts.length > 1 ? parts[1] : "") {
			case "voucher-verifications" -> "verification";
			case "payments" -> "payment";
			case "agreements" -> "agreement";
			case "bills" -> "bill";
			default -> "other";
		};
		return method.equals("GET") ? thing + "-query" : parts.length > 3 ? parts[3].substring(0, Math.min(20, parts[3].length())) : thing;
	}
}
