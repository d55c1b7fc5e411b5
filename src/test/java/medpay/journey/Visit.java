package medpay.journey;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import medpay.journey.City.Client;
import medpay.journey.City.Reply;
import tools.jackson.databind.JsonNode;

/** A patient's way through the hospital, step by step. Every person is invented. */
final class Visit {

	private static final AtomicLong SERIAL = new AtomicLong(System.currentTimeMillis() % 100_000_000);

	private final City city;
	private final Client hospital;

	Visit(City city, Client hospital) {
		this.city = city;
		this.hospital = hospital;
	}

	/** An employee of 45 or more with money on the personal account. */
	String aPatient() {
		return aPatient("310", "116032", 30_000, 100_000, 140_000);
	}

	String aPatient(String insuranceType, String personType, long currentAccount, long historyAccount, long deductibleMet) {
		long serial = SERIAL.incrementAndGet();
		Reply reply = city.sandbox("POST", "/patients",
				Map.of("name", "测试患者", "id_number", idNumber(serial), "birth_date", "1970-01-01", "insurance_type", insuranceType, "person_type",
						personType, "current_account_fen", currentAccount, "history_account_fen", historyAccount, "deductible_met_fen",
						deductibleMet));
		return ok(reply).text("person_no");
	}

	/** A number with a right check digit in a division that does not exist. */
	static String idNumber(long serial) {
		String first = "990000" + "19700101" + "%03d".formatted(serial % 1000);
		first = "99" + "%04d".formatted(serial / 1000 % 10000) + first.substring(6);
		int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
		int sum = 0;
		for (int index = 0; index < 17; index++) {
			sum += (first.charAt(index) - '0') * weights[index];
		}
		return first + "10X98765432".charAt(sum % 11);
	}

	/** A person of this age with these figures of the control API; without an insurance type: not insured. */
	String aPersonAged(LocalDate born, Map<String, Object> figures) {
		var request = new HashMap<String, Object>(figures);
		request.put("name", "测试患者");
		request.putIfAbsent("id_number", idNumber(SERIAL.incrementAndGet()));
		request.put("birth_date", born.toString());
		return ok(city.sandbox("POST", "/patients", request)).text("person_no");
	}

	void aCard(String person, long limitFen) {
		ok(city.sandbox("POST", "/patients/" + person + "/cards", Map.of("issuer", "测试银行", "credit_limit_fen", limitFen)));
	}

	String aSignedAgreement(String person) {
		Reply opened = ok(
				city.call(city.entryApp(), "POST", "/agreements", Map.of("person_no", person, "channel", "UNIONPAY", "consent_version", "2026-1")));
		ok(city.sandbox("POST", "/patients/" + person + "/confirmations", Map.of()));
		String number = opened.text("agreement_number");
		for (int look = 0; look < 100; look++) {
			if (city.call(city.entryApp(), "GET", "/agreements/" + number, null).text("state").equals("ACTIVE")) {
				return number;
			}
			pause();
		}
		throw new AssertionError("The agreement never became active");
	}

	Reply verified(String person) {
		String code = ok(city.sandbox("POST", "/patients/" + person + "/codes", Map.of("kind", "INSURANCE_VOUCHER"))).text("code");
		return ok(verify(code));
	}

	Reply verify(String code) {
		return city.call(hospital, "POST", "/voucher-verifications",
				Map.of("code", code, "scene", "OUTPATIENT", "department_code", "0301", "operator", operator(), "terminal", "ROOM-1"));
	}

	/** A patient with everything: card, agreement, verified code. */
	Reply aReadyPatient() {
		String person = aPatient();
		aCard(person, 1_000_000);
		aSignedAgreement(person);
		return verified(person);
	}

	/** Likewise, and the channel declines the next charge of this patient, of nobody else. */
	Reply aPatientWhoseNextChargeIsDeclined() {
		return aPatientWhoseChargesAreDeclined(1);
	}

	/** UnionPay charges this patient, of nobody else, and nothing of it is ever heard. */
	Reply aPatientWhoseAnswersAreLost() {
		String person = aPatient();
		aCard(person, 1_000_000);
		aSignedAgreement(person);
		for (var fault : Map.of("consume", "NO_ANSWER_AFTER", "query", "NO_ANSWER_BEFORE", "notify", "NO_ANSWER_BEFORE").entrySet()) {
			city.sandbox("POST", "/faults",
					Map.of("party", "unionpay", "operation", fault.getKey(), "mode", fault.getValue(), "times", 0, "person_no", person));
		}
		return verified(person);
	}

	/** {@code times} 0: every one. */
	Reply aPatientWhoseChargesAreDeclined(int times) {
		String person = aPatient();
		aCard(person, 1_000_000);
		aSignedAgreement(person);
		city.sandbox("POST", "/faults", Map.of("party", "unionpay", "operation", "consume", "mode", "DECLINE", "times", times, "person_no", person));
		return verified(person);
	}

	static Map<String, Object> operator() {
		return Map.of("code", "D1001", "name", "李医生", "kind", "DOCTOR");
	}

	/** A bill of one visit with these lines (national code, amount). */
	static Map<String, Object> bill(String verification, String number, Object... codesAndFen) {
		List<Map<String, Object>> lines = new ArrayList<>();
		long total = 0;
		for (int index = 0; index < codesAndFen.length; index += 2) {
			long fen = ((Number) codesAndFen[index + 1]).longValue();
			lines.add(Map.of("line_number", index / 2 + 1, "item_code", codesAndFen[index], "hospital_item_code", "H" + index, "item_name",
					"项目" + index,
					"unit_price", BigDecimal.valueOf(fen, 2).toPlainString(), "quantity", "1", "amount_fen", fen));
			total += fen;
		}
		return bill(verification, number, "V-" + number, lines, total);
	}

	static Map<String, Object> bill(String verification, String number, String visitNumber, List<Map<String, Object>> lines, long total) {
		return Map.of("bill_number", number, "verification_id", verification, "scene", "OUTPATIENT", "operator", operator(), "terminal", "ROOM-1",
				"visit",
				Map.of("visit_number", visitNumber, "department_code", "0301", "department_name", "心内科", "doctor_code", "D1001", "doctor_name", "李医生",
						"started_at", "2026-11-23T09:30:00+08:00", "diagnoses", List.of(Map.of("code", "I10.x00", "name", "高血压", "main", true))),
				"lines", lines, "total_fen", total);
	}

	static String billNumber() {
		return "B" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
	}

	Reply pay(Map<String, Object> bill) {
		return city.call(hospital, "POST", "/payments", bill);
	}

	Reply paymentOf(String billNumber) {
		return city.call(hospital, "GET", "/payments?bill_number=" + billNumber, null);
	}

	/** Looks until the payment has this state, for at most a minute. */
	JsonNode eventually(String billNumber, String state) {
		JsonNode last = null;
		for (int look = 0; look < 600; look++) {
			last = paymentOf(billNumber).body();
			if (last.path("state").asString().equals(state)) {
				return last;
			}
			pause();
		}
		throw new AssertionError("The payment never became " + state + ": " + last);
	}

	static Reply ok(Reply reply) {
		if (reply.status() >= 300) {
			throw new AssertionError(reply.status() + " " + reply.body());
		}
		return reply;
	}

	/** Gives the other processes a moment; every loop around it is bounded. */
	static void pause() {
		LockSupport.parkNanos(100_000_000);
	}
}
