package medpay.sandbox.play;

import java.time.Duration;
import java.util.Set;
import medpay.sandbox.DemoClient;
import medpay.sandbox.DemoClients;
import medpay.sandbox.his.HisBill;
import medpay.sandbox.his.JsonHttp.NoAnswer;
import medpay.sandbox.his.JsonHttp.Reply;
import medpay.sandbox.his.MedpayDoor;
import medpay.sandbox.play.PlayedPatients.Ready;
import medpay.shared.BilingualText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One visit's way through the hospital (一次就诊): the patient shows a code, the HIS verifies it, sends the bills and asks until each has its answer. */
final class VisitWalk {

	private static final Set<String> ANSWERED = Set.of("PAID", "AT_WINDOW", "PAID_AT_WINDOW", "REFUSED", "REVERSED");
	private static final int MOST_TRIES = 8;
	private static final Duration BETWEEN_TRIES = Duration.ofMillis(700);
	/** Longer than the doubts of {@link PlayedFaults} last. */
	private static final Duration PATIENCE = Duration.ofMinutes(4);
	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final PlayedPatients patients;
	private final PlayedFaults faults;
	private final ControlDoor control;
	private final MedpayDoor medpay;
	private final DemoClients clients;
	private final Pauses pauses;

	VisitWalk(PlayedPatients patients, PlayedFaults faults, PlayedPatients.Doors doors, Pauses pauses) {
		this.patients = patients;
		this.faults = faults;
		this.control = doors.control();
		this.medpay = doors.medpay();
		this.clients = doors.clients();
		this.pauses = pauses;
	}

	/** Plays it to its end. */
	VisitEnd walk(PlayedVisit visit, Turn turn) {
		if (visit.isSkipped()) {
			return new VisitEnd.Skipped();
		}
		Ready who = patients.of(visit.patient());
		try (var _ = faults.order(visit, who)) {
			DemoClient his = clients.hospitals().get(visit.hospital());
			ObjectNode shown = visit.visit().verification(code(visit.shows(), who), visit.bills().getFirst().scene());
			Reply verified = again(turn, his, "/voucher-verifications", shown);
			if (!verified.succeeded()) {
				return failed(verified);
			}
			return verified.text("result").equals("VERIFIED")
					? pay(visit, turn, his, verified.text("verification_id"))
					: refused(verified, verified.text("reason"));
		}
	}

	private String code(PhoneCode kind, Ready who) {
		ObjectNode request = JSON.createObjectNode().put("kind", kind.name());
		if (kind == PhoneCode.FAMILY_SUISHEN_CODE) {
			request.put("for_person_no", who.person());
		}
		return control.patients("/" + who.payer() + "/codes", request).text("code");
	}

	/** The bills one after the other; after a refusal nothing more of this visit. */
	private VisitEnd pay(PlayedVisit visit, Turn turn, DemoClient his, String verification) {
		VisitEnd end = new VisitEnd.Paid();
		for (HisBill bill : visit.bills()) {
			Reply reply = again(turn, his, "/payments", bill.request(verification));
			if (!reply.succeeded()) {
				return failed(reply);
			}
			Reply payment = ANSWERED.contains(reply.text("state")) ? reply : turn.givenAwayFor(() -> answered(his, reply));
			switch (payment.text("state")) {
				case "PAID", "PAID_AT_WINDOW" -> {
				}
				case "AT_WINDOW" -> end = new VisitEnd.AtWindow();
				case "REFUSED", "REVERSED" -> {
					return refused(payment, "refused");
				}
				default -> {
					return new VisitEnd.Open(payment.text("state"));
				}
			}
		}
		return end;
	}

	/** Sends the very same again while nobody knows or the answer says that it may be repeated. */
	private Reply again(Turn turn, DemoClient his, String path, ObjectNode body) {
		for (int tries = 1;; tries++) {
			boolean last = tries == MOST_TRIES || pauses.isBrokenOff();
			try {
				Reply reply = medpay.call(his, "POST", path, body);
				if (last || !isWorthRepeating(reply)) {
					return reply;
				}
			} catch (NoAnswer e) {
				if (last) {
					throw e;
				}
			}
			turn.givenAwayFor(() -> {
				pauses.pause(BETWEEN_TRIES);
				return true;
			});
		}
	}

	private static boolean isWorthRepeating(Reply reply) {
		return reply.succeeded() ? reply.text("result").equals("IN_DOUBT") : reply.body().path("retryable").asBoolean(false);
	}

	/** Asks until the payment is answered, or patience ends. */
	private Reply answered(DemoClient his, Reply begun) {
		var latest = new Object() {

			Reply reply = begun;
		};
		pauses.until(() -> {
			try {
				Reply reply = medpay.call(his, "GET", "/payments/" + begun.text("payment_id") + "?wait=1", null);
				latest.reply = reply.succeeded() ? reply : latest.reply;
			} catch (NoAnswer e) {
				return false;
			}
			return ANSWERED.contains(latest.reply.text("state"));
		}, PATIENCE);
		return latest.reply;
	}

	private static VisitEnd refused(Reply reply, String code) {
		return new VisitEnd.Refused(code, text(reply.body().path("operator_text")));
	}

	private static VisitEnd failed(Reply reply) {
		BilingualText told = text(reply.body().path("message"));
		String field = reply.text("field").isEmpty() ? "" : reply.text("field") + ": ";
		return new VisitEnd.Failed(reply.text("code").isEmpty() ? "http_" + reply.status() : reply.text("code"),
				new BilingualText(field + told.zh(), field + told.en()));
	}

	private static BilingualText text(JsonNode node) {
		return new BilingualText(node.path("zh").asString(""), node.path("en").asString(""));
	}
}
