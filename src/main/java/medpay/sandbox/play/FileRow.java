package medpay.sandbox.play;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import medpay.shared.web.Checks;
import medpay.shared.web.FieldProblem;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of a file of real visits (文件行), checked: a visit with its lines, as the hospital booked them.
 *
 * @param kind charge, refund, or both in one visit
 */
record FileRow(String visitId, LocalDate serviceDate, String patientRef, Kind kind, List<Item> items) {

	private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
	private static final String NUMBER = "[A-Za-z0-9_.:-]{1,22}";
	private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
	private static final List<String> WEEKDAYS = List.of("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日");
	private static final int MOST_ITEMS = 1000;
	private static final long MOST_FEN = 10_000_000_000L;
	private static final long MOST_UNITS = 1_000_000;

	/** What a visit is (就诊类型). */
	enum Kind {
		/** 收费. */
		CHARGE,
		/** 退费. */
		REFUND,
		/** 收费与退费并存. */
		MIXED
	}

	/** A booked line; a negative quantity gives something back. */
	record Item(String code, String name, long quantity, long priceFen) {}

	/**
	 * Reads one line.
	 *
	 * @param number of the line, from 1
	 * @throws ProblemException naming line and field, in both languages
	 */
	static FileRow read(String text, int number) {
		try {
			JsonNode node = JSON.readTree(text);
			if (node == null || !node.isObject()) {
				throw new ProblemException(ProblemCode.MALFORMED, List.of(new FieldProblem("line[" + number + "]", "第 " + number + " 行不是 JSON 对象",
						"line " + number + " is no JSON object")));
			}
			return checked(node);
		} catch (JacksonException e) {
			throw new ProblemException(ProblemCode.MALFORMED, List.of(
					new FieldProblem("line[" + number + "]", "第 " + number + " 行不是合法的 JSON", "line " + number + " is not valid JSON")));
		} catch (ProblemException e) {
			throw e.code() == ProblemCode.MALFORMED
					? e
					: new ProblemException(e.code(), e.errors().stream().map(error -> at(number, error)).toList());
		}
	}

	static FieldProblem at(int number, FieldProblem error) {
		return new FieldProblem("line[" + number + "]." + error.field(), "第 " + number + " 行 " + error.field() + "：" + error.zh(),
				"line " + number + ", " + error.field() + ": " + error.en());
	}

	private static FileRow checked(JsonNode node) {
		var checks = new Checks();
		String visit = checks.matching("visit_id", text(node, "visit_id"), NUMBER, NUMBER);
		LocalDate day = day(checks, node);
		String patient = checks.text("patient_ref", text(node, "patient_ref"), 1, 50);
		String kind = checks.matching("kind", text(node, "kind"), "charge|refund|mixed", "charge | refund | mixed");
		JsonNode array = node.path("lines");
		checks.that(array.isArray() && !array.isEmpty() && array.size() <= MOST_ITEMS, "lines", "须有 1 至 " + MOST_ITEMS + " 项",
				"must have 1 to " + MOST_ITEMS + " elements");
		long total = whole(checks, node, "total_fen", MOST_FEN);
		checks.done();
		Kind what = Kind.valueOf(kind.toUpperCase(Locale.ROOT));
		List<Item> items = new ArrayList<>();
		long sum = 0;
		for (int index = 0; index < array.size(); index++) {
			Item item = item(checks.at("lines", index), array.get(index), what);
			items.add(item);
			sum += item.quantity() * item.priceFen();
		}
		checks.that(!checks.fine() || sum == total, "total_fen", "与明细合计不符", "is not the sum of the lines");
		checks.done();
		return new FileRow(visit, day, patient, what, items);
	}

	private static LocalDate day(Checks checks, JsonNode node) {
		String date = checks.matching("service_date", text(node, "service_date"), DATE, "yyyy-MM-dd");
		if (!date.matches(DATE)) {
			return LocalDate.EPOCH;
		}
		try {
			LocalDate day = LocalDate.parse(date);
			String weekday = text(node, "weekday_as_found");
			checks.that(weekday == null || WEEKDAYS.get(day.getDayOfWeek().getValue() - 1).equals(weekday), "service_date", "不是所记的星期",
					"does not fall on the weekday that was recorded");
			return day;
		} catch (DateTimeException e) {
			checks.that(false, "service_date", "不是有效日期", "is no date");
			return LocalDate.EPOCH;
		}
	}

	private static Item item(Checks checks, JsonNode node, Kind kind) {
		String code = checks.text("item_code", text(node, "item_code"), 1, 50);
		String name = checks.text("item_name", text(node, "item_name"), 1, 99);
		long quantity = whole(checks, node, "qty", MOST_UNITS);
		long price = whole(checks, node, "unit_price_fen", MOST_FEN);
		long amount = whole(checks, node, "amount_fen", MOST_FEN);
		checks.that(price > 0, "unit_price_fen", "须大于零", "must be more than zero");
		switch (kind) {
			case CHARGE -> checks.that(quantity > 0, "qty", "收费明细的数量须大于零", "must be more than zero in a charge");
			case REFUND -> checks.that(quantity < 0, "qty", "退费明细的数量须小于零", "must be less than zero in a refund");
			case MIXED -> checks.that(quantity != 0, "qty", "数量不能为零", "must not be zero");
		}
		checks.that(Math.abs(quantity) <= MOST_FEN / Math.max(1, price) && quantity * price == amount, "amount_fen", "不等于数量乘单价",
				"is not quantity times unit price");
		return new Item(code, name, quantity, price);
	}

	/** A whole number written as one; its size at most {@code most}. */
	private static long whole(Checks checks, JsonNode node, String field, long most) {
		JsonNode value = node.path(field);
		boolean fits = value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= -most && value.asLong() <= most;
		checks.that(fits, field, value.isMissingNode() || value.isNull() ? "必填" : "须为整数，绝对值不超过 " + most,
				value.isMissingNode() || value.isNull() ? "is required" : "must be a whole number of at most " + most);
		return fits ? value.asLong() : 0;
	}

	private static @Nullable String text(JsonNode node, String field) {
		return node.path(field).isString() ? node.path(field).asString() : null;
	}
}
