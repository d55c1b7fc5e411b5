package medpay.agreement.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import medpay.agreement.IssuerRequestRecord;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/** A raise of limits as the app sees it (提额). */
@Schema(name = "LimitRaise", example = AgreementExamples.RAISE_WAITING)
record RaiseView(String requestNumber, IssuerRequestRecord.State state,
		@Schema(description = "Why it was refused: the channel's code (30: the patient said no; 33: above what the issuer lends), or lapsed") @Nullable String reason,
		LimitsPart limits, @Nullable Money creditLimitFen, @Nullable Money grantedCreditLimitFen, Instant askedAt, @Nullable Instant endedAt) {

	static RaiseView of(IssuerRequestRecord raise) {
		return new RaiseView(raise.requestNumber(), raise.state(), raise.reason(), LimitsPart.of(raise.wanted()), raise.creditLimit(),
				raise.granted(),
				raise.askedAt(), raise.endedAt());
	}
}
