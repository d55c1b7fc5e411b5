package medpay.chaos;

import java.util.function.Function;
import java.util.stream.Stream;
import medpay.chaos.Evidence.PaymentRow;

/** Liveness (活性核对): with all faults gone everything comes to its end, or to a person by name (I13). */
final class AllDrained implements Comparison.Rule {

	@Override
	public Stream<Violation> broken(Evidence evidence) {
		return Stream.of(
				evidence.ours().refunds().stream().filter(refund -> !refund.state().ended() && refund.task() == null)
						.map(refund -> new Violation("I13", "never came to an end", refund.toString())),
				evidence.ours().payments().stream().filter(AllDrained::stuck)
						.map(payment -> new Violation("I13", "never came to an end", payment.toString())),
				evidence.ours().leftOver().stream().map(row -> new Violation("I13", "left over", row))).flatMap(Function.identity());
	}

	private static boolean stuck(PaymentRow payment) {
		return !payment.state().answered() && payment.task() == null;
	}
}
