package medpay.sandbox.stage;

import java.util.UUID;
import medpay.sandbox.DemoClient;
import medpay.sandbox.DemoClients;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.his.JsonHttp.NoAnswer;
import medpay.sandbox.his.JsonHttp.Reply;
import medpay.sandbox.his.MedpayDoor;
import medpay.shared.web.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The cashier's counter (收费窗口与退费台): collects, gives up and refunds as the first hospital's HIS does, and passes on what Medpay answered. */
@RestController
@SandboxPart
@RequestMapping("/sandbox/stage/payments/{payment_id}")
class CounterController {

	private static final String NUMBER = "[0-9A-Za-z_-]{1,64}";
	private static final long MOST_FEN = 100_000_000_00L;

	private final MedpayDoor door;
	private final DemoClient hospital;

	CounterController(MedpayDoor door, DemoClients clients) {
		this.door = door;
		this.hospital = clients.hospitals().getFirst();
	}

	/** The cashier takes the self-pay part in cash. */
	@PostMapping("/window-payment")
	Answer collect(@PathVariable("payment_id") UUID payment, @RequestBody Collect collect) {
		var checks = new Checks();
		String person = person(checks, collect.personNo());
		long fen = checks.between("amount_fen", collect.amountFen(), 1, MOST_FEN);
		checks.done();
		ObjectNode body = byTheCashier().put("receipt_number", "R" + shortNumber()).put("method", "CASH").put("amount_fen", fen).put("despite_doubt",
				Boolean.TRUE.equals(collect.despiteDoubt()));
		return ask("POST", "/payments/" + payment + "/window-payment", body, person);
	}

	/** The patient does not come back. */
	@PostMapping("/cancellation")
	Answer giveUp(@PathVariable("payment_id") UUID payment, @RequestBody Act act) {
		return ask("POST", "/payments/" + payment + "/cancellation", byTheCashier(), checked(act.personNo()));
	}

	/** The whole bill, or one of its lines, goes back. */
	@PostMapping("/refunds")
	Answer refund(@PathVariable("payment_id") UUID payment, @RequestBody GiveBack back) {
		ObjectNode body = byTheCashier().put("refund_number", "T" + shortNumber()).put("reason", "沙箱演示");
		if (back.lineNumber() != null) {
			body.putArray("lines").addObject().put("line_number", back.lineNumber());
		}
		return ask("POST", "/payments/" + payment + "/refunds", body, checked(back.personNo()));
	}

	/** How the refund stands. */
	@GetMapping("/refunds/{refund_number}")
	Answer look(@PathVariable("payment_id") UUID payment, @PathVariable("refund_number") String refundNumber,
			@RequestParam("person_no") String personNo) {
		var checks = new Checks();
		String number = checks.matching("refund_number", refundNumber, NUMBER, NUMBER);
		String person = person(checks, personNo);
		checks.done();
		return answered(new MedpayDoor.Call(hospital, "GET", "/payments/" + payment + "/refunds/" + number, null, person, true));
	}

	/** The cashier pays the patient's part out. */
	@PostMapping("/refunds/{refund_number}/window-return")
	Answer payOut(@PathVariable("payment_id") UUID payment, @PathVariable("refund_number") String refundNumber, @RequestBody Act act) {
		var checks = new Checks();
		String number = checks.matching("refund_number", refundNumber, NUMBER, NUMBER);
		String person = person(checks, act.personNo());
		checks.done();
		return ask("POST", "/payments/" + payment + "/refunds/" + number + "/window-return",
				byTheCashier().put("receipt_number", "RT" + shortNumber()), person);
	}

	private static String checked(String personNo) {
		var checks = new Checks();
		String person = person(checks, personNo);
		checks.done();
		return person;
	}

	private static String person(Checks checks, String personNo) {
		return checks.matching("person_no", personNo, NUMBER, NUMBER);
	}

	private static ObjectNode byTheCashier() {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		body.putObject("operator").put("code", "C2001").put("name", "周收费").put("kind", "CASHIER");
		return body;
	}

	private Answer ask(String method, String path, JsonNode body, String person) {
		return answered(new MedpayDoor.Call(hospital, method, path, body, person, false));
	}

	private Answer answered(MedpayDoor.Call call) {
		try {
			Reply reply = door.call(call);
			return new Answer(reply.status(), reply.body());
		} catch (NoAnswer e) {
			return new Answer(0, JsonNodeFactory.instance.objectNode());
		}
	}

	private static String shortNumber() {
		return UUID.randomUUID().toString().replace("-", "").substring(0, 20);
	}

	record Act(String personNo) {}

	/** {@code despiteDoubt}: the cashier confirmed the warning. */
	record Collect(String personNo, long amountFen, @Nullable Boolean despiteDoubt) {}

	/** {@code lineNumber}: null for the whole. */
	record GiveBack(String personNo, @Nullable Integer lineNumber) {}

	/** Medpay's answer as it came; status 0 when none came. */
	record Answer(int status, JsonNode body) {}
}
