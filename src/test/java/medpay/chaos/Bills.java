package medpay.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Draws bills (演练费用单): one to three lines, some covered by the insurance and some not. */
final class Bills {

	static final Map<String, Object> OPERATOR = Map.of("code", "D1001", "name", "李医生", "kind", "DOCTOR");
	static final Map<String, Object> CASHIER = Map.of("code", "C2001", "name", "王收费", "kind", "CASHIER");
	private static final List<String> ITEMS = List.of("XC08CAA187A001020101187", "XC07ABM062A001020100594", "XC09CAX143E001010404960",
			"ITEM-OF-ITS-OWN");

	private final RandomGenerator random;

	Bills(RandomGenerator random) {
		this.random = random;
	}

	Map<String, Object> of(String verification, String visitNumber, String billNumber) {
		List<Map<String, Object>> lines = new ArrayList<>();
		long total = 0;
		for (int number = 1; number <= 1 + random.nextInt(3); number++) {
			long unit = 100L + random.nextInt(6_000);
			int quantity = 1 + random.nextInt(3);
			lines.add(Map.of("line_number", number, "item_code", ITEMS.get(random.nextInt(ITEMS.size())), "hospital_item_code", "H" + number,
					"item_name", "演练项目" + number, "unit_price", BigDecimal.valueOf(unit, 2).toPlainString(), "quantity", Integer.toString(quantity),
					"amount_fen", unit * quantity));
			total += unit * quantity;
		}
		return Map.of("bill_number", billNumber, "verification_id", verification, "scene", "OUTPATIENT", "self_pay_by",
				random.nextInt(10) == 0 ? "WINDOW" : "AGREEMENT", "care_delivered", random.nextBoolean(), "operator", OPERATOR, "terminal", "ROOM-1",
				"visit", visit(visitNumber), "lines", lines, "total_fen", total);
	}

	private static Map<String, Object> visit(String number) {
		return Map.of("visit_number", number, "department_code", "0301", "department_name", "心内科", "doctor_code", "D1001", "doctor_name", "李医生",
				"started_at", "2026-11-23T09:30:00+08:00", "diagnoses", List.of(Map.of("code", "I10.x00", "name", "高血压", "main", true)));
	}
}
