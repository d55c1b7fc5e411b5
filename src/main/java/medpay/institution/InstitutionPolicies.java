package medpay.institution;

import java.util.Objects;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an institution has decided for itself (机构策略).
 *
 * @param insuranceByHis who settles the insured part with the platform
 * @param releaseInDoubtUpToFen in fen: up to this self-pay part, drugs and tests go ahead while its charge is open or in doubt; zero: never
 * @param releaseEmergency care in the emergency room goes ahead whatever the payment stands at
 * @param whenChannelIsDown what becomes of a charge that cannot be sent; not said: it waits
 */
public record InstitutionPolicies(InsuranceByHis insuranceByHis, Money releaseInDoubtUpToFen, boolean releaseEmergency,
		@Nullable WhenDown whenChannelIsDown) {

	/** What holds where nothing was decided: Medpay settles, and nothing goes ahead before it is paid. */
	public static final InstitutionPolicies CAUTIOUS = new InstitutionPolicies(InsuranceByHis.NEVER, Money.ZERO, false, WhenDown.WAIT);

	public InstitutionPolicies {
		Objects.requireNonNull(insuranceByHis);
		Objects.requireNonNull(releaseInDoubtUpToFen);
		whenChannelIsDown = whenChannelIsDown == null ? WhenDown.WAIT : whenChannelIsDown;
	}

	/** What becomes of a charge whose channel is known to be down (渠道中断时). Nothing was sent, so both are safe. */
	public enum WhenDown {
		/** It is tried again by itself; the HIS is told ASK_AGAIN (等待). */
		WAIT,
		/** The window collects (转窗口). */
		WINDOW
	}

	/** Whether the hospital's own system settles the insured part itself and sends the figures (医保由医院系统结算). */
	public enum InsuranceByHis {
		/** Medpay settles every bill; figures of the HIS are refused (平台结算). */
		NEVER,
		/** Bill by bill: with figures the HIS has settled, without them Medpay settles (逐单决定). */
		ALLOWED,
		/** The HIS settles every insured bill; one without figures is refused (医院结算). */
		ALWAYS
	}
}
