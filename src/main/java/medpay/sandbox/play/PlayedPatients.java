package medpay.sandbox.play;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import medpay.sandbox.DemoClients;
import medpay.sandbox.his.JsonHttp.Reply;
import medpay.sandbox.his.MedpayDoor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the patients of one play as they come (演练患者建档): registered, with a card of ample credit and an agreement that they confirmed on the phone. A
 * child is delegated to a guardian, who has card and agreement instead.
 */
final class PlayedPatients {

	private static final JsonMapper JSON = JsonMapper.builder().build();
	private static final long AMPLE_FEN = 1_000_000_000L;
	private static final Duration LONGEST_SIGNING = Duration.ofSeconds(30);

	private final long play;
	private final ControlDoor control;
	private final MedpayDoor medpay;
	private final DemoClients clients;
	private final Pauses pauses;
	private final Map<Integer, CompletableFuture<Ready>> made = new ConcurrentHashMap<>();

	PlayedPatients(long play, Doors doors, Pauses pauses) {
		this.play = play;
		this.control = doors.control();
		this.medpay = doors.medpay();
		this.clients = doors.clients();
		this.pauses = pauses;
	}

	/** Everybody the play talks to. */
	record Doors(ControlDoor control, MedpayDoor medpay, DemoClients clients) {}

	/**
	 * A patient who can come.
	 *
	 * @param person whom the visit is about
	 * @param payer whose phone shows the code and whose agreement pays: the guardian, or the patient
	 */
	record Ready(String person, String payer) {}

	/** A patient who is ready to be treated; of two who ask for the same patient one makes it and the other waits. */
	Ready of(PlayedPatient patient) {
		var mine = new CompletableFuture<Ready>();
		var before = made.putIfAbsent(patient.number(), mine);
		if (before != null) {
			return before.join();
		}
		try {
			mine.complete(make(patient));
		} catch (RuntimeException e) {
			// The patient's next visit tries anew.
			made.remove(patient.number(), mine);
			mine.completeExceptionally(e);
		}
		return mine.join();
	}

	private Ready make(PlayedPatient patient) {
		PlayedPatient guardian = patient.guardian();
		String payer = register(guardian == null ? patient : guardian, null);
		String person = guardian == null ? payer : register(patient, payer);
		control.patients("/" + payer + "/cards", object().put("issuer", "示范银行").put("credit_limit_fen", AMPLE_FEN));
		sign(payer);
		return new Ready(person, payer);
	}

	private String register(PlayedPatient patient, @Nullable String guardian) {
		ObjectNode body = object().put("name", patient.name()).put("id_number", patient.idNumber(play))
				.put("birth_date", patient.birthDate().toString());
		if (patient.insuranceType() != null) {
			body.put("insurance_type", patient.insuranceType()).put("person_type", patient.personType())
					.put("current_account_fen", patient.accountFen() / 3)
					.put("history_account_fen", patient.accountFen() - patient.accountFen() / 3)
					.put("deductible_met_fen", patient.deductibleMetFen());
		}
		return control.patients("", guardian == null ? body : body.put("guardian_person_no", guardian)).text("person_no");
	}

	private void sign(String person) {
		Reply begun = medpay.call(clients.entryApp(), "POST", "/agreements",
				object().put("person_no", person).put("channel", "UNIONPAY").put("consent_version", "2026-1"));
		String number = begun.text("agreement_number");
		if (!begun.succeeded()) {
			throw new IllegalStateException("The agreement was refused: " + begun.status() + " " + begun.text("code"));
		}
		control.patients("/" + person + "/confirmations", object());
		if (!pauses.until(() -> medpay.call(clients.entryApp(), "GET", "/agreements/" + number, null).text("state").equals("ACTIVE"),
				LONGEST_SIGNING)) {
			throw new IllegalStateException("The agreement did not become active");
		}
	}

	private static ObjectNode object() {
		return JSON.createObjectNode();
	}
}
