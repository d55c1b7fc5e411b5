package medpay.console.finance;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import medpay.console.ShownTime;
import medpay.console.Tone;
import medpay.console.Yuan;
import medpay.institution.Institution;
import medpay.reconciliation.Discrepancy;
import medpay.reconciliation.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * A difference written out for people (差错显示).
 *
 * @param stake what is at stake, yuan
 * @param owner the person, or null; {@code desk}: the key of the desk's name, or null
 * @param fits how it may end
 */
record DifferenceRow(Discrepancy found, String path, String tone, String ours, String theirs, String stake, @Nullable String booked,
		String foundAt, String dueAt, boolean late, @Nullable String owner, @Nullable String desk, List<Resolution> fits) {

	static DifferenceRow of(Institution institution, Discrepancy found, Instant now) {
		Tone tone = switch (found.state()) {
			case GONE -> Tone.GOOD;
			case RESOLVED -> Tone.OVER;
			case OPEN -> found.explained() ? Tone.WAITING : Tone.DOUBT;
		};
		String assignee = found.assignee();
		boolean desk = assignee != null && List.of("cashier", "medpay").contains(assignee);
		return new DifferenceRow(found, "/finance/differences/" + institution.code() + "/" + found.id(), tone.style(), yuan(found.oursFen()),
				yuan(found.theirsFen()), Yuan.of(Math.abs(found.stakeFen())), found.bookedFen() == 0 ? null : Yuan.of(Math.abs(found.bookedFen())),
				ShownTime.of(found.foundAt()), ShownTime.of(found.dueAt()), found.state() == Discrepancy.State.OPEN && found.dueAt().isBefore(now),
				desk ? null : assignee, desk ? "desk." + assignee : null,
				Arrays.stream(Resolution.values()).filter(each -> each.fits(found)).toList());
	}

	private static String yuan(@Nullable Long fen) {
		return fen == null ? "–" : Yuan.of(Math.abs(fen));
	}
}
