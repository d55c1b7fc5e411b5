package medpay.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Visits to play: real ones where the folder with real data lies beside the project, else believable ones of our own making. */
final class Visits {

	private static final Path REAL = Path.of("../shared/data/visits/real_visits_sample.jsonl");
	private static final Path ITEMS = Path.of("../shared/data/visits/chaoyang_item_map_derived.csv");
	private static final JsonMapper JSON = JsonMapper.builder().build();

	private Visits() {}

	/** A visit with its lines as the HIS would send them. */
	record Played(String number, String patient, List<Map<String, Object>> lines, long totalFen) {}

	static boolean realOnesAreHere() {
		return Files.exists(REAL) && Files.exists(ITEMS);
	}

	static List<Played> first(int count) {
		return realOnesAreHere() ? real(count) : made(count);
	}

	private static List<Played> real(int count) {
		try (var rows = Files.lines(REAL)) {
			Map<String, String> national = nationalCodes();
			return rows.map(JSON::readTree).filter(visit -> visit.path("kind").asString().equals("charge")).limit(count)
					.map(visit -> played(visit, national)).toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Map<String, String> nationalCodes() throws IOException {
		Map<String, String> codes = new HashMap<>();
		for (String row : Files.readAllLines(ITEMS)) {
			String[] cells = row.split(",", -1);
			codes.put(cells[0] + cells[1], cells[cells.length - 1].isBlank() ? cells[0] : cells[cells.length - 1]);
		}
		return codes;
	}

	private static Played played(JsonNode visit, Map<String, String> national) {
		List<Map<String, Object>> lines = StreamSupport.stream(visit.path("lines").spliterator(), false).map(line -> {
			String code = line.path("item_code").asString();
			String name = line.path("item_name").asString();
			return line(line.path("line_no").asInt(), national.getOrDefault(code + name, code), code + " " + name, name,
					line.path("unit_price_fen").asLong(),
					line.path("qty").asLong());
		}).toList();
		return new Played(visit.path("visit_id").asString(), visit.path("patient_ref").asString(), lines, visit.path("total_fen").asLong());
	}

	private static List<Played> made(int count) {
		var random = new Random(20160415);
		List<Played> visits = new ArrayList<>();
		for (int visit = 1; visit <= count; visit++) {
			List<Map<String, Object>> lines = new ArrayList<>();
			long total = 0;
			for (int line = 1; line <= 1 + random.nextInt(5); line++) {
				long price = random.nextLong(100, 10_000);
				long quantity = random.nextLong(1, 7);
				String code = random.nextInt(3) == 0 ? "LOCAL-" + random.nextInt(50) : "XC08CAA187A001020101187";
				lines.add(line(line, code, "H" + code, "项目 " + code, price, quantity));
				total += price * quantity;
			}
			visits.add(new Played("MADE-" + visit, "P" + visit % 150, lines, total));
		}
		return visits;
	}

	private static Map<String, Object> line(int number, String code, String hospitalCode, String name, long priceFen, long quantity) {
		return Map.of("line_number", number, "item_code", code, "hospital_item_code", hospitalCode, "item_name", name, "unit_price",
				BigDecimal.valueOf(priceFen, 2).toPlainString(), "quantity", quantity, "amount_fen", priceFen * quantity);
	}
}
