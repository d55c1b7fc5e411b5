package medpay.agreement.web;

import io.swagger.v3.oas.annotations.media.Schema;
import medpay.agreement.AgreementLimits;
import medpay.shared.Money;
import medpay.shared.web.Checks;
import org.jspecify.annotations.Nullable;

/** Limits in fen (限额); an absent one means that only the issuer's limit holds, or, in a change, that it stays. */
@Schema(name = "AgreementLimits")
record LimitsPart(@Nullable Long perPaymentFen, @Nullable Long perDayFen, @Nullable Long totalFen) {

	/** A hundred million yuan. */
	static final long MOST = 100_000_000_00L;

	AgreementLimits checked(Checks checks) {
		return new AgreementLimits(limit(checks, "per_payment_fen", perPaymentFen), limit(checks, "per_day_fen", perDayFen),
				limit(checks, "total_fen", totalFen));
	}

	static @Nullable Money limit(Checks checks, String field, @Nullable Long value) {
		if (value == null) {
			return null;
		}
		long fen = checks.between(field, value, 1, MOST);
		return checks.fine() ? new Money(fen) : null;
	}

	static LimitsPart of(AgreementLimits limits) {
		return new LimitsPart(fen(limits.perPayment()), fen(limits.perDay()), fen(limits.total()));
	}

	private static @Nullable Long fen(@Nullable Money money) {
		return money == null ? null : money.fen();
	}
}
