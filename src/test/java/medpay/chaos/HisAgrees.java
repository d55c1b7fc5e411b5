package medpay.chaos;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import medpay.chaos.Evidence.PaymentRow;
import medpay.chaos.HisView.BillKey;
import medpay.chaos.HisView.Seen;
import medpay.chaos.HisView.Withdrawn;
import medpay.payment.machine.PaymentState;

/** The hospitals' view (医院核对): nothing acknowledged is lost or told worse later (I2, I17), nothing refused at the door is paid, nobody waits for ever. */
final class HisAgrees implements Comparison.Rule {

	@Override
	public Stream<Violation> broken(Evidence evidence) {
		return Stream.of(lost(evidence), worse(evidence), refusedAndTaken(evidence), safeAndPaid(evidence),
				evidence.told().unanswered().stream().map(request -> new Violation("I13", "nobody answered for minutes", request)))
				.flatMap(Function.identity());
	}

	private static Map<BillKey, PaymentRow> payments(Evidence evidence) {
		return evidence.ours().payments().stream().collect(Collectors.toMap(PaymentRow::bill, Function.identity()));
	}

	private static Stream<Violation> lost(Evidence evidence) {
		Map<BillKey, PaymentRow> payments = payments(evidence);
		return evidence.told().seen().stream().flatMap(seen -> {
			PaymentRow payment = payments.get(seen.bill());
			if (payment == null || !payment.id().equals(seen.paymentId()) || payment.totalFen() != seen.totalFen()) {
				return Stream.of(new Violation("I2", "an acknowledged payment is lost", seen + " " + payment));
			}
			return leadsTo(seen.state(), payment.state())
					? Stream.empty()
					: Stream.of(new Violation("I6", "told " + seen.state() + ", ended " + payment.state(), payment.toString()));
		});
	}

	/** Of two answers of which the later was asked for after the earlier had come, the later is at least as new. */
	private static Stream<Violation> worse(Evidence evidence) {
		Map<BillKey, List<Seen>> byBill = evidence.told().seen().stream().collect(Collectors.groupingBy(Seen::bill));
		return byBill.values().stream().flatMap(answers -> answers.stream()
				.flatMap(later -> answers.stream().filter(earlier -> !earlier.gotAt().isAfter(later.sentAt()))
						.filter(earlier -> later.updatedAt().isBefore(earlier.updatedAt()) || !leadsTo(earlier.state(), later.state())
								|| later.refundedFen() < earlier.refundedFen())
						.map(earlier -> new Violation("I17", "a later answer is older", earlier + " then " + later))));
	}

	private static Stream<Violation> refusedAndTaken(Evidence evidence) {
		Map<BillKey, PaymentRow> payments = payments(evidence);
		return evidence.told().refusals().stream().filter(refusal -> payments.containsKey(refusal.bill()))
				.map(refusal -> new Violation("I2", "refused at the door with " + refusal.code() + " and taken in",
						String.valueOf(payments.get(refusal.bill()))));
	}

	private static Stream<Violation> safeAndPaid(Evidence evidence) {
		Map<BillKey, PaymentRow> payments = payments(evidence);
		return evidence.told().withdrawals().stream().filter(Withdrawn::safeToCollect).map(Withdrawn::bill).distinct()
				.filter(bill -> Optional.ofNullable(payments.get(bill)).filter(payment -> payment.state() == PaymentState.PAID).isPresent())
				.map(bill -> new Violation("I1", "told safe to collect, and charged nonetheless", String.valueOf(payments.get(bill))));
	}

	/** Whether the machine can come from one state to the other, in any number of steps. */
	static boolean leadsTo(PaymentState from, PaymentState to) {
		Set<PaymentState> reached = EnumSet.of(from);
		boolean grew = true;
		while (grew) {
			grew = reached
					.addAll(Stream.of(PaymentState.values()).filter(next -> reached.stream().anyMatch(state -> state.canMoveTo(next))).toList());
		}
		return reached.contains(to);
	}
}
