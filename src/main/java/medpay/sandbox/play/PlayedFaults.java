package medpay.sandbox.play;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import medpay.sandbox.Faults.Mode;
import medpay.sandbox.StoredFaults;
import medpay.sandbox.StoredFaults.Ordered;
import org.jspecify.annotations.Nullable;

/**
 * The faults that visits of a play meet (演练故障): seeded, each ordered for the person of that visit alone, and taken back when the visit is over. All of them
 * find their end within a minute or so without moving the clock.
 */
final class PlayedFaults {

	private static final long SPOILT_FOR_MS = 1000;
	private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

	private static final List<Ordered> KINDS = List.of(fault("voucher-centre", "1162", Mode.SERVER_ERROR),
			fault("insurance", "2204", Mode.DOWN), fault("insurance", "2206", Mode.DECLINE), fault("insurance", "2207", Mode.DOWN),
			fault("insurance", "2207", Mode.WRONG_SIGNATURE), fault("unionpay", "consume", Mode.DECLINE),
			fault("unionpay", "consume", Mode.DOWN), fault("unionpay", "consume", Mode.NO_ANSWER_AFTER),
			fault("unionpay", "notify", Mode.NO_ANSWER_BEFORE), fault("unionpay", "notify", Mode.DUPLICATE));

	private final StoredFaults faults;
	private final long seed;
	private final long inAMillion;

	PlayedFaults(StoredFaults faults, PlayOptions options) {
		this.faults = faults;
		this.seed = options.seed();
		this.inAMillion = options.faults().multiply(MILLION).longValue();
	}

	private static Ordered fault(String party, String operation, Mode mode) {
		return new Ordered(0, party, operation, mode, 1, 0, mode == Mode.NO_ANSWER_AFTER ? SPOILT_FOR_MS : 0, null, null);
	}

	/** What this visit meets; nothing for most. */
	Optional<Ordered> of(String visit) {
		Draw draw = Draw.of(seed, "fault " + visit, 0);
		return draw.inAMillion(inAMillion) ? Optional.of(draw.oneOf(KINDS)) : Optional.empty();
	}

	/** Orders it for that person. */
	Standing order(String visit, String person) {
		return new Standing(of(visit).map(kind -> faults.order(new Ordered(0, kind.party(), kind.operation(), kind.mode(), kind.times(), 0,
				kind.delayMs(), kind.code(), person))).orElse(null));
	}

	/** A fault that stands for the time of a visit. */
	final class Standing implements AutoCloseable {

		private final @Nullable Ordered ordered;

		private Standing(@Nullable Ordered ordered) {
			this.ordered = ordered;
		}

		@Override
		public void close() {
			if (ordered != null) {
				faults.delete(ordered.faultId());
			}
		}
	}
}
