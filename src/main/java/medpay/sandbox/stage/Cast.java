package medpay.sandbox.stage;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import medpay.sandbox.DemoClients;
import medpay.sandbox.MadeOnce;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.his.JsonHttp.Reply;
import medpay.sandbox.his.MedpayDoor;
import medpay.shared.BusinessDate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Brings the people of the demonstration to life at its first use (演示人物建档): registered, given cards, signed up, as anybody would be. */
@Component
@SandboxPart
class Cast {

	static final String CONSENT = "2026-11";
	private static final JsonMapper JSON = JsonMapper.builder().build();
	private static final long PER_PAYMENT_FEN = 100_000;

	private final ControlApi control;
	private final MedpayDoor door;
	private final DemoClients clients;
	private final MadeOnce madeOnce;
	private final SandboxClock clock;

	Cast(ControlApi control, MedpayDoor door, DemoClients clients, MadeOnce madeOnce, SandboxClock clock) {
		this.control = control;
		this.door = door;
		this.clients = clients;
		this.madeOnce = madeOnce;
		this.clock = clock;
	}

	/** Their numbers as persons, by role; made once for the database. {@code registeredOn}: the day from which their ages count, yyyy-MM-dd. */
	record Numbers(String registeredOn, Map<Role, String> byRole) {

		String of(Role role) {
			return byRole.getOrDefault(role, "");
		}
	}

	/** Everybody, ready to see a doctor: whoever should have signed has, even when an earlier start was cut off in between. */
	synchronized Numbers people() {
		Numbers numbers = madeOnce.take("stage-cast", Numbers.class, this::register);
		for (Role role : Role.values()) {
			if (role.account().signed() && agreements(numbers.of(role)).status() == 404) {
				sign(numbers.of(role));
				control.post("/patients/" + numbers.of(role) + "/confirmations", JSON.createObjectNode());
			}
		}
		return numbers;
	}

	private Numbers register() {
		var numbers = new EnumMap<Role, String>(Role.class);
		LocalDate today = BusinessDate.of(clock.now()).value();
		for (Role role : Role.values()) {
			String number = control.post("/patients", figures(role, today, numbers)).text("person_no");
			numbers.put(role, number);
			if (role.account().creditLimitFen() > 0) {
				control.post("/patients/" + number + "/cards",
						JSON.createObjectNode().put("issuer", "示范银行").put("credit_limit_fen", role.account().creditLimitFen()));
			}
		}
		return new Numbers(today.toString(), numbers);
	}

	/** Fills the personal accounts again, as if no visit had been (恢复余额). */
	void renew() {
		Numbers numbers = people();
		for (Role role : Role.values()) {
			control.post("/patients", figures(role, LocalDate.parse(numbers.registeredOn()), numbers.byRole()));
		}
	}

	private static ObjectNode figures(Role role, LocalDate today, Map<Role, String> numbers) {
		Role guardian = role.guardian();
		ObjectNode figures = JSON.createObjectNode().put("name", role.fullName().zh()).put("id_number", role.idNumber(today))
				.put("birth_date", role.birthDate(today).toString()).put("insurance_type", role.insured().type())
				.put("person_type", role.insured().personType()).put("current_account_fen", role.insured().currentAccountFen())
				.put("history_account_fen", 0).put("deductible_met_fen", role.insured().deductibleMetFen());
		return guardian == null ? figures : figures.put("guardian_person_no", numbers.get(guardian));
	}

	/** What the app knows of a person's agreements; 404 when there is none. */
	Reply agreements(String personNo) {
		return door.call(new MedpayDoor.Call(clients.entryApp(), "GET", "/agreements?person_no=" + personNo, null, personNo, true));
	}

	/** The app asks for an agreement; it then waits on the phone. */
	Reply sign(String personNo) {
		ObjectNode request = JSON.createObjectNode().put("person_no", personNo).put("channel", "UNIONPAY").put("consent_version", CONSENT);
		request.putObject("limits").put("per_payment_fen", PER_PAYMENT_FEN);
		return door.call(new MedpayDoor.Call(clients.entryApp(), "POST", "/agreements", request, personNo, false));
	}
}
