package medpay.chaos;

import java.util.List;
import java.util.stream.Stream;

/** Compares all books row by row (逐笔核对). Nothing found means that no promise was seen broken. */
final class Comparison {

	/** One kind of promise. */
	interface Rule {

		Stream<Violation> broken(Evidence evidence);
	}

	private static final List<Rule> RULES = List.of(new ChargesAgree(), new SettlementsAgree(), new LedgerAgrees(), new StatesAgree(),
			new HisAgrees(),
			new AllDrained());

	private Comparison() {}

	static List<Violation> of(Evidence evidence) {
		return RULES.stream().flatMap(rule -> rule.broken(evidence)).toList();
	}
}
