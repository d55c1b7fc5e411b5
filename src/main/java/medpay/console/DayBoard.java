package medpay.console;

import java.util.Arrays;
import java.util.List;
import medpay.institution.Institution;
import medpay.payment.PaymentDays;
import medpay.payment.machine.PaymentState;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page of a day shows (今日看板), written out for people.
 *
 * @param noTouch share of the answered bills for which the patient did nothing; null while there is none
 * @param half and {@code ninetyFive}: seconds from the bill to paid; null while nothing was measured
 * @param doubtful how many are in doubt now, whatever their day
 * @param atWindow how many wait at the window now, whatever their day
 */
record DayBoard(long payments, Change paymentsChange, String total, @Nullable String noTouch, Change noTouchChange, String insured,
		Change insuredChange, String selfPay, Change selfPayChange, @Nullable String half, @Nullable String ninetyFive, long measured,
		HourColumns hours, Split split, List<StateCount> states, long doubtful, List<Doubt> doubts, long atWindow, long refused) {

	/** How many of the day's payments stand in a state. */
	record StateCount(PaymentState state, String tone, long count) {}

	/** One of the oldest doubts. */
	record Doubt(String path, String billNumber, PaymentState state, String tone, String total, String since) {}

	/** What the page was made from. */
	record Read(DayFigures day, DayFigures before, PaymentDays.Speed speed, List<PaymentDays.Standing> standing, List<PaymentDays.Waiting> doubts) {}

	static DayBoard of(Institution institution, Read read) {
		DayFigures day = read.day();
		DayFigures before = read.before();
		boolean measured = read.speed().payments() > 0;
		return new DayBoard(day.payments(), Change.percent(day.payments(), before.payments()), Yuan.of(day.totalFen()), percent(day.noTouch()),
				Change.points(day.noTouch(), before.noTouch()), Yuan.of(day.insuredFen()), Change.percent(day.insuredFen(), before.insuredFen()),
				Yuan.of(day.selfPayFen()), Change.percent(day.selfPayFen(), before.selfPayFen()),
				measured ? ShownTime.seconds(read.speed().half()) : null, measured ? ShownTime.seconds(read.speed().ninetyFivePercent()) : null,
				read.speed().payments(), HourColumns.of(day.groups(), before.groups()), day.split(), states(day), doubtful(read.standing()),
				read.doubts().stream().map(doubt -> doubt(institution, doubt)).toList(), count(read.standing(), PaymentState.AT_WINDOW),
				day.of(PaymentState.REFUSED));
	}

	private static List<StateCount> states(DayFigures day) {
		return Arrays.stream(PaymentState.values()).map(state -> new StateCount(state, Tone.of(state).style(), day.of(state)))
				.filter(state -> state.count() > 0).toList();
	}

	private static long doubtful(List<PaymentDays.Standing> standing) {
		return standing.stream().filter(each -> Tone.of(each.state()) == Tone.DOUBT).mapToLong(PaymentDays.Standing::count).sum();
	}

	private static long count(List<PaymentDays.Standing> standing, PaymentState state) {
		return standing.stream().filter(each -> each.state() == state).mapToLong(PaymentDays.Standing::count).sum();
	}

	private static Doubt doubt(Institution institution, PaymentDays.Waiting doubt) {
		return new Doubt("/payments/" + institution.code() + "/" + doubt.paymentId(), doubt.billNumber(), doubt.state(),
				Tone.of(doubt.state()).style(), Yuan.of(doubt.totalFen()), ShownTime.of(doubt.since()));
	}

	private static @Nullable String percent(@Nullable Long tenths) {
		return tenths == null ? null : Tenths.text(tenths) + "%";
	}
}
