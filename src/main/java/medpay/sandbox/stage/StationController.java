package medpay.sandbox.stage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import medpay.sandbox.DemoClient;
import medpay.sandbox.DemoClients;
import medpay.sandbox.Message;
import medpay.sandbox.MessageTimeline;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.his.HisBill;
import medpay.sandbox.his.HisVisit;
import medpay.sandbox.his.JsonHttp.NoAnswer;
import medpay.sandbox.his.JsonHttp.Reply;
import medpay.sandbox.his.MedpayDoor;
import medpay.sandbox.insurance.catalogue.Catalogue;
import medpay.sandbox.insurance.catalogue.CatalogueItem;
import medpay.shared.BusinessClock;
import medpay.shared.Money;
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

/** The doctor's station (医生工作站): scans, estimates and sends the bill as the first hospital's HIS does, and passes on what Medpay answered. */
@RestController
@SandboxPart
@RequestMapping("/sandbox/stage")
class StationController {

	private static final String NUMBER = "[0-9A-Za-z_-]{1,64}";
	/** The states worth telling: ends, and doubts. What lies between passes by. */
	private static final Set<String> NEWS = Set.of("PAID", "AT_WINDOW", "PAID_AT_WINDOW", "REFUSED", "REVERSED", "INSURANCE_IN_DOUBT",
			"CHARGE_IN_DOUBT",
			"REVERSAL_IN_DOUBT");
	private static final int MOST_LINES = 40;
	private static final long MOST_OF_ONE = 99;

	private final MedpayDoor door;
	private final MessageTimeline timeline;
	private final SandboxClock clock;
	private final DemoClient hospital;
	private final Catalogue catalogue = Catalogue.ofSandbox();

	StationController(MedpayDoor door, MessageTimeline timeline, SandboxClock clock, DemoClients clients) {
		this.door = door;
		this.timeline = timeline;
		this.clock = clock;
		this.hospital = clients.hospitals().getFirst();
	}

	/** The patient shows the code, the station reads it. */
	@PostMapping("/visits")
	Opened scan(@RequestBody Scan scan) {
		var checks = new Checks();
		String person = checks.matching("person_no", scan.personNo(), NUMBER, NUMBER);
		Department department = checks.oneOf("department", scan.department(), Department.class);
		String code = checks.text("code", scan.code(), 1, 512);
		checks.done();
		timeline.note(Message.between("phone", "his", "code").about(person));
		var visit = visit("V" + newNumber(), department);
		Answer answer = ask("POST", "/voucher-verifications", visit.verification(code, department.scene()), person);
		return new Opened(visit.visitNumber(), "B" + newNumber(), visit.startedAt(), answer.status(), answer.body());
	}

	/** Who would pay what; nothing moves. */
	@PostMapping("/estimates")
	Answer estimate(@RequestBody Finish finish) {
		return ask("POST", "/payments/estimates", bill(finish), finish.personNo());
	}

	/** The visit is finished. The same bill number again is the same payment. */
	@PostMapping("/payments")
	Answer finish(@RequestBody Finish finish) {
		return ask("POST", "/payments", bill(finish), finish.personNo());
	}

	/**
	 * How the payment stands. Asked every moment, so that only news gets on the timeline.
	 *
	 * @param known the state that the page shows
	 */
	@GetMapping("/payments/{bill_number}")
	Answer look(@PathVariable("bill_number") String billNumber, @RequestParam("person_no") String personNo,
			@RequestParam(defaultValue = "") String known) {
		var checks = new Checks();
		String number = checks.matching("bill_number", billNumber, NUMBER, NUMBER);
		String person = checks.matching("person_no", personNo, NUMBER, NUMBER);
		checks.done();
		var call = new MedpayDoor.Call(hospital, "GET", "/payments?bill_number=" + number, null, person, true);
		Answer answer = answered(call);
		String state = answer.body().path("state").asString("");
		if (!known.isEmpty() && !state.equals(known) && NEWS.contains(state)) {
			timeline.note(Message.between("medpay", "his", "payment-query").about(person).saying("200 " + state)
					.worth(selfPay(answer.body())).reading(answer.body().toString()));
		}
		return answer;
	}

	private static @Nullable Long selfPay(JsonNode payment) {
		return payment.at("/insurance/state").asString("").equals("SETTLED") ? Long.valueOf(payment.at("/insurance/self_pay_fen").asLong()) : null;
	}

	private Answer ask(String method, String path, JsonNode body, String person) {
		return answered(new MedpayDoor.Call(hospital, method, path, body, person, false));
	}

	/** No answer is one too: the page shows that it does not know. */
	private Answer answered(MedpayDoor.Call call) {
		try {
			Reply reply = door.call(call);
			return new Answer(reply.status(), reply.body());
		} catch (NoAnswer e) {
			return new Answer(0, JsonNodeFactory.instance.objectNode());
		}
	}

	private JsonNode bill(Finish finish) {
		var checks = new Checks();
		checks.matching("person_no", finish.personNo(), NUMBER, NUMBER);
		String bill = checks.matching("bill_number", finish.billNumber(), NUMBER, NUMBER);
		String visitNumber = checks.matching("visit_number", finish.visitNumber(), "[0-9A-Za-z_-]{1,30}", "[0-9A-Za-z_-]{1,30}");
		String verification = checks.matching("verification_id", finish.verificationId(), NUMBER, NUMBER);
		Department department = checks.oneOf("department", finish.department(), Department.class);
		OffsetDateTime startedAt = finish.startedAt() == null ? now() : finish.startedAt();
		List<Ordered> ordered = checks.list("lines", finish.lines(), 1, MOST_LINES);
		List<HisBill.Line> lines = IntStream.range(0, ordered.size()).mapToObj(index -> line(checks.at("lines", index), ordered.get(index)))
				.flatMap(Optional::stream).toList();
		checks.done();
		var visit = new HisVisit(visitNumber, department.asHisKnowsIt(), department.doctor(), startedAt, null, List.of(department.diagnosis()));
		return new HisBill(bill, visit, department.scene(), lines).request(verification);
	}

	private Optional<HisBill.Line> line(Checks checks, Ordered ordered) {
		Optional<CatalogueItem> item = catalogue.find(checks.text("item_code", ordered.itemCode(), 1, 30));
		checks.that(item.isPresent(), "item_code", "目录中没有该项目", "is not in the catalogue");
		long quantity = checks.between("quantity", ordered.quantity(), 1, MOST_OF_ONE);
		return item.filter(found -> checks.fine()).map(found -> new HisBill.Line(found.itemCode(), found.itemCode(), found.itemName(),
				new Money(found.priceCeilingFen()), quantity));
	}

	private HisVisit visit(String number, Department department) {
		return new HisVisit(number, department.asHisKnowsIt(), department.doctor(), now(), null, List.of(department.diagnosis()));
	}

	private OffsetDateTime now() {
		Instant now = clock.now();
		return now.truncatedTo(ChronoUnit.SECONDS).atZone(BusinessClock.SHANGHAI).toOffsetDateTime();
	}

	private static String newNumber() {
		return UUID.randomUUID().toString().replace("-", "").substring(0, 20);
	}

	/** {@code department}: a {@link Department}. */
	record Scan(String personNo, String code, String department) {}

	/** What the station keeps of a visit, and Medpay's answer to the scan; status 0 when none came. */
	record Opened(String visitNumber, String billNumber, OffsetDateTime startedAt, int status, JsonNode verification) {}

	/** {@code startedAt}: when the visit began; now when it is left out. */
	record Finish(String personNo, String billNumber, String visitNumber, String verificationId, String department,
			@Nullable OffsetDateTime startedAt,
			List<Ordered> lines) {}

	record Ordered(String itemCode, long quantity) {}

	/** Medpay's answer as it came; status 0 when none came. */
	record Answer(int status, JsonNode body) {}
}
