package medpay.sandbox.his;

import medpay.sandbox.DemoClient;
import medpay.sandbox.Faults.Mode;
import medpay.sandbox.Message;
import medpay.sandbox.MessageTimeline;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.his.JsonHttp.Reply;
import medpay.sandbox.his.MedpayDoor.Call;
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

	void asked(Call call) {
		if (!call.quiet()) {
			JsonNode body = call.body();
			timeline.note(there(call).worth(body == null || !body.has("total_fen") ? null : body.path("total_fen").asLong())
					.about(person(call, body)).reading(call.method() + " " + call.path() + "\n" + (body == null ? "" : body)));
		}
	}

	/** The state, the result or the problem's code; the amount is what the patient's credit account or the window pays. */
	void answered(Call call, Reply reply) {
		if (!call.quiet()) {
			String told = reply.text("state") + reply.text("result") + reply.text("code");
			JsonNode selfPay = reply.body().at(reply.body().has("self_pay_fen") ? "/self_pay_fen" : "/insurance/self_pay_fen");
			boolean settled = reply.body().has("self_pay_fen") || reply.body().at("/insurance/state").asString("").equals("SETTLED");
			timeline.note(back(call).worth(settled && selfPay.isNumber() ? selfPay.asLong() : null).about(person(call, reply.body()))
					.saying((reply.status() + " " + told).strip()).reading("HTTP " + reply.status() + "\n" + reply.body()));
		}
	}

	void lost(Call call) {
		if (!call.quiet()) {
			timeline.note(back(call).about(person(call, call.body())).spoiltBy(Mode.NO_ANSWER_BEFORE));
		}
	}

	private static Message there(Call call) {
		return Message.between(party(call.client()), MEDPAY, operation(call.method(), call.path()));
	}

	private static Message back(Call call) {
		return Message.between(MEDPAY, party(call.client()), operation(call.method(), call.path()));
	}

	private static @Nullable String person(Call call, @Nullable JsonNode body) {
		if (call.personNo() != null || body == null) {
			return call.personNo();
		}
		return body.findValuesAsString("person_no").stream().filter(found -> found.matches("[0-9A-Za-z_-]{1,30}")).findFirst().orElse(null);
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
		if (plain.contains("/refunds")) {
			return plain.endsWith("/window-return") ? "window-return" : method.equals("GET") ? "refund-query" : "give-back";
		}
		return method.equals("GET") ? thing + "-query" : parts.length > 3 ? parts[3].substring(0, Math.min(20, parts[3].length())) : thing;
	}
}
