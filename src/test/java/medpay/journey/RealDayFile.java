package medpay.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of a day's visits with the figures to expect: the real peak day where the folder with real data lies beside the project, else a small one of our
 * own making in the same format.
 */
record RealDayFile(String lines, int visits, int skipped, int lineCount, long totalFen) {

	private static final Path VISITS = Path.of("../shared/data/visits/real_visits_sample.jsonl");
	private static final Path FIGURES = Path.of("../shared/data/visits/daily_totals_derived.csv");
	private static final JsonMapper JSON = JsonMapper.builder().build();
	private static final String PEAK_DAY = "2016-04-15";

	static boolean realOnesAreHere() {
		return Files.exists(VISITS) && Files.exists(FIGURES);
	}

	static RealDayFile peakDay() {
		return realOnesAreHere() ? real() : made();
	}

	private static RealDayFile real() {
		try {
			String[] figures = Files.readAllLines(FIGURES).stream().filter(row -> row.startsWith(PEAK_DAY)).findFirst().orElseThrow().split(",", -1);
			List<String> lines = Files.readAllLines(VISITS).stream().filter(line -> line.contains("\"service_date\":\"" + PEAK_DAY + "\"")).toList();
			return new RealDayFile(String.join("\n", lines), Integer.parseInt(figures[1]), 0, Integer.parseInt(figures[2]),
					Long.parseLong(figures[3]));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The first so many visits of the file, over several days. */
	static RealDayFile first(int count) {
		if (!realOnesAreHere()) {
			return made();
		}
		try (var rows = Files.lines(VISITS)) {
			return of(rows.limit(count).toList());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Expects every line that charges something to be paid. */
	private static RealDayFile of(List<String> rows) {
		int visits = 0;
		int lines = 0;
		long total = 0;
		for (String row : rows) {
			long[] charged = JSON.readTree(row).path("lines").valueStream().mapToLong(line -> line.path("amount_fen").asLong())
					.filter(amount -> amount > 0).toArray();
			visits += charged.length > 0 ? 1 : 0;
			lines += charged.length;
			total += LongStream.of(charged).sum();
		}
		return new RealDayFile(String.join("\n", rows), visits, rows.size() - visits, lines, total);
	}

	/** Patients come again on the day, a line comes twice, and one visit only gives something back. */
	private static RealDayFile made() {
		var random = new Random(4);
		var file = new StringBuilder();
		long all = 0;
		int count = 0;
		for (int visit = 1; visit <= 40; visit++) {
			long price = random.nextLong(100, 5_000);
			long quantity = random.nextLong(1, 6);
			int times = visit % 4 == 0 ? 2 : 1;
			var lines = new StringBuilder();
			for (int line = 1; line <= times; line++) {
				lines.append(lines.isEmpty() ? "" : ",").append(line(line, quantity, price));
			}
			file.append(visit("MADE-" + visit, "P" + visit % 30, "charge", lines.toString(), times * quantity * price)).append('\n');
			all += times * quantity * price;
			count += times;
		}
		file.append(visit("MADE-R", "P1", "refund", line(1, -1, 700), -700)).append('\n');
		return new RealDayFile(file.toString(), 40, 1, count, all);
	}

	static String visit(String id, String patient, String kind, String lines, long total) {
		return "{\"visit_id\":\"%s\",\"currency\":\"CNY\",\"service_date\":\"2026-03-02\",\"patient_ref\":\"%s\",\"kind\":\"%s\",\"lines\":[%s],\"total_fen\":%d,\"flags\":[]}"
				.formatted(id, patient, kind, lines, total);
	}

	static String line(int number, long quantity, long price) {
		return "{\"line_no\":%d,\"item_code\":\"H%d\",\"item_name\":\"苯磺酸氨氯地平片(示例)\",\"qty\":%d,\"unit_price_fen\":%d,\"amount_fen\":%d}"
				.formatted(number, number, quantity, price, quantity * price);
	}
}
