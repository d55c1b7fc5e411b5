package medpay.console.finance;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import medpay.settlement.statement.Taking;
import medpay.settlement.statement.Takings;
import medpay.settlement.statement.Takings.Period;

/** From which side the takings are seen (结算单口径). */
enum View {

	/** The hospital's statement (按场景). */
	SCENE(Takings::byScene, "scene."),
	/** The days of a month (按日). */
	DAY(Takings::byDay, ""),
	/** The cashier's shift (按收费员). */
	OPERATOR(Takings::byOperator, "");

	private final BiFunction<Takings, Period, List<Taking>> reading;
	private final String words;

	View(BiFunction<Takings, Period, List<Taking>> reading, String words) {
		this.reading = reading;
		this.words = words;
	}

	List<Taking> read(Takings takings, Period period) {
		return reading.apply(takings, period);
	}

	/** The key of what a row is summed under; empty: it is its own word. */
	String key(Taking taking) {
		if (taking.under().isEmpty()) {
			return "taking.none-" + this;
		}
		return words.isEmpty() ? "" : words + taking.under();
	}

	String heading() {
		return "taking.under-" + this;
	}

	String fileName() {
		return name().toLowerCase(Locale.ROOT);
	}
}
