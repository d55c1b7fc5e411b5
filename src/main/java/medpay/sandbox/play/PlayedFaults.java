package medpay.sandbox.play;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import medpay.sandbox.Faults.Mode;
import medpay.sandbox.StoredFaults;
import medpay.sandbox.StoredFaults.Ordered;
import medpay.sandbox.play.PlayedPatients.Ready;
import org.jspecify.annotations.Nullable;

/**
 * The faults that visits of a play meet (演练故障): seeded, each ordered for the person of that visit alone, and taken back when the visit is over. All of them
 * find their end within a minute or so without moving the clock.
 */
final class PlayedFaults {

	private static final long SPOILT_FOR_MS = 1000;
	private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

	/** The decoder of the code fails. Which decoder that is, the visit says. */
	private static final String DECODER = "decoder";
	private static final List<Ordered> KINDS = List.of(fault(DECODER, "", Mode.SERVER_ERROR),
			fault("insurance", "2204", Mode.DOWN), fault("insurance", "2206", Mode.DECLINE), fault("insurance", "2207", Mode.DOWN),
			fault("insurance", "2207", Mode.WRONG_SIGNATURE), fault("unionpay", "consume", Mode.DECLINE),
			fault("unionpay", "consume", Mode.DOWN), fault("unionpay", "consume", Mode.NO_ANSWER_AFTER),
			fault("unionpay", "notify", Mode.NO_ANSWER_BEFORE), fault("unionpay", "notify", Mode.DUPLICATE));

	private final StoredFaults faults;
	private final PlayOptions options;

	PlayedFaults(StoredFaults faults, PlayOptions options) {
		this.faults = faults;
		this.options = options;
	}

	private static Ordered fault(String party, String operation, Mode mode) {
		return new Ordered(0, party, operation, mode, 1, 0, mode == Mode.NO_ANSWER_AFTER ? SPOILT_FOR_MS : 0, null, null);
	}

	/** What this visit meets; nothing for most. */
	static Optional<Ordered> drawn(String visit, PlayOptions options) {
		Draw draw = Draw.of(options.seed(), "fault " + visit, 0);
		return draw.inAMillion(options.faults().multiply(MILLION).longValue()) ? Optional.of(draw.oneOf(KINDS)) : Optional.empty();
	}

	/** Orders it for those whom the visit is about: at UnionPay that is who pays. */
	Standing order(PlayedVisit visit, Ready who) {
		return new Standing(drawn(visit.name(), options).map(kind -> faults.order(scoped(kind, visit.shows(), who))).orElse(null));
	}

	static Ordered scoped(Ordered kind, PhoneCode shows, Ready who) {
		boolean decoding = kind.party().equals(DECODER);
		return new Ordered(0, decoding ? shows.decoder() : kind.party(), decoding ? shows.operation() : kind.operation(), kind.mode(), kind.times(),
				0, kind.delayMs(), kind.code(), kind.party().equals("unionpay") ? who.payer() : who.person());
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
