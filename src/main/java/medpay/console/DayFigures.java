package medpay.console;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import medpay.payment.PaymentDays.Group;
import medpay.payment.machine.PaymentState;
import org.jspecify.annotations.Nullable;

/** Sums of a day's groups (当日汇总). Money of refused and reversed bills is nobody's and counts nowhere. */
record DayFigures(List<Group> groups) {

	private static final Set<PaymentState> NOTHING_COLLECTED = Set.of(PaymentState.REFUSED, PaymentState.REVERSED);

	long payments() {
		return sum(_ -> true, Group::count);
	}

	long totalFen() {
		return sum(this::counts, Group::totalFen);
	}

	/** What the insurance pays: funds and personal account. */
	long insuredFen() {
		return sum(this::counts, group -> group.fundFen() + group.personalAccountFen());
	}

	long selfPayFen() {
		return sum(this::counts, Group::selfPayFen);
	}

	/** Of the bills that have their answer, how many the patient did nothing for: in tenths of a percent, null while none has its answer. */
	@Nullable
	Long noTouch() {
		long answered = sum(group -> group.state().answered(), Group::count);
		return answered == 0 ? null : Tenths.percent(of(PaymentState.PAID), answered);
	}

	long of(PaymentState state) {
		return sum(group -> group.state() == state, Group::count);
	}

	/** Who pays what, the self-pay part by what became of it. */
	Split split() {
		return Split.of(List.of(new Split.Share("payer.fund", "part-fund", sum(this::counts, Group::fundFen)),
				new Split.Share("payer.personal-account", "part-account", sum(this::counts, Group::personalAccountFen)),
				new Split.Share("payer.hospital", "part-hospital", sum(this::counts, Group::otherFen)),
				new Split.Share("payer.charged", "part-self", selfPay(PaymentState.PAID)),
				new Split.Share("payer.window-paid", "part-window", selfPay(PaymentState.PAID_AT_WINDOW)),
				new Split.Share("payer.window-due", "part-due", selfPay(PaymentState.AT_WINDOW)),
				new Split.Share("payer.open", "part-open",
						sum(group -> !group.state().answered(), Group::selfPayFen))));
	}

	private long selfPay(PaymentState state) {
		return sum(group -> group.state() == state, Group::selfPayFen);
	}

	private boolean counts(Group group) {
		return !NOTHING_COLLECTED.contains(group.state());
	}

	private long sum(Predicate<Group> which, ToLongFunction<Group> what) {
		return groups.stream().filter(which).mapToLong(what).sum();
	}
}
