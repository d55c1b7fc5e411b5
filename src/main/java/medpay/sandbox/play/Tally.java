package medpay.sandbox.play;

import medpay.sandbox.play.PlayProgress.Failure;
import medpay.shared.BilingualText;

/** Counts the visits of a running play (计数); many visits end at once. */
final class Tally {

	private static final int MOST_FAILURES = 50;

	private PlayProgress progress = PlayProgress.NOTHING;

	synchronized PlayProgress progress() {
		return progress;
	}

	synchronized void ended(String visit, VisitEnd end) {
		PlayProgress was = progress;
		progress = switch (end) {
			case VisitEnd.Paid() -> counted(was, 1, 0, 0, 0, 0);
			case VisitEnd.AtWindow() -> counted(was, 0, 1, 0, 0, 0);
			case VisitEnd.Skipped() -> counted(was, 0, 0, 0, 1, 0);
			case VisitEnd.Refused(String code, BilingualText reason) -> told(counted(was, 0, 0, 1, 0, 0), new Failure(visit, code, reason));
			case VisitEnd.Failed(String code, BilingualText reason) -> told(counted(was, 0, 0, 0, 0, 1), new Failure(visit, code, reason));
			case VisitEnd.Open(String state) -> told(was, new Failure(visit, "still_open", new BilingualText(
					"支付尚未结束（" + state + "），系统会自动继续。", "The payment is open still (" + state + ") and goes on by itself.")));
		};
	}

	private static PlayProgress counted(PlayProgress was, int paid, int atWindow, int refused, int skipped, int failed) {
		return new PlayProgress(was.done() + 1, was.paid() + paid, was.atWindow() + atWindow, was.refused() + refused, was.skipped() + skipped,
				was.failed() + failed, was.failures());
	}

	private static PlayProgress told(PlayProgress progress, Failure failure) {
		return progress.failures().size() < MOST_FAILURES ? progress.with(failure) : progress;
	}
}
