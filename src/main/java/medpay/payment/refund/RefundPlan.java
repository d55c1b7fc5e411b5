package medpay.payment.refund;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * How a refund has to go (退费方案), fixed when it is requested.
 *
 * @param reverses a settlement stands at the platform and we undo it
 * @param resettles lines of an insured bill remain and are settled again
 * @param closesVisit a registration is wholly given back: its visit is closed by 2202
 * @param route how the patient's part goes back; with {@code resettles} what goes back is known after the new settlement only
 */
@Embeddable
public record RefundPlan(boolean reverses, boolean resettles, boolean closesVisit,
		@Enumerated(EnumType.STRING) @Column(name = "return_route") ReturnRoute route) {

	public RefundPlan {
		if (closesVisit && resettles) {
			throw new IllegalArgumentException("A visit with lines that remain is not closed");
		}
	}

	/** Money that came when nobody waited for it any more goes back as it came. */
	public static RefundPlan ofLateCharge() {
		return new RefundPlan(false, false, false, ReturnRoute.ACCOUNT);
	}
}
