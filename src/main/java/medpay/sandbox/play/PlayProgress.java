package medpay.sandbox.play;

import java.util.ArrayList;
import java.util.List;
import medpay.shared.BilingualText;

/**
 * How far a play has come (演练进度).
 *
 * @param done visits that reached an end: paid, at the window, refused, skipped, failed
 * @param failed visits that the HIS in the box could not bring to an end
 * @param failures the first of those that were refused, failed or stayed open, and why; without personal data
 */
public record PlayProgress(int done, int paid, int atWindow, int refused, int skipped, int failed, List<Failure> failures) {

	static final PlayProgress NOTHING = new PlayProgress(0, 0, 0, 0, 0, 0, List.of());

	/**
	 * One that did not go through.
	 *
	 * @param visit its number in the file or of the generator; empty for the play as a whole
	 * @param code stable, lower case with underscores
	 */
	public record Failure(String visit, String code, BilingualText reason) {}

	PlayProgress with(Failure failure) {
		var more = new ArrayList<>(failures);
		more.add(failure);
		return new PlayProgress(done, paid, atWindow, refused, skipped, failed, List.copyOf(more));
	}
}
