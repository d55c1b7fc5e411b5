package medpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import medpay.institution.InstitutionPolicies.InsuranceByHis;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The institution decides who settles the insured part. */
class WhoSettlesTests {

	private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

	private static Optional<PaymentOutcome.NotTaken> refusal(InsuranceByHis policy, boolean given, boolean insured) {
		return WhoSettles.refusal(policy, given ? settled(null) : Bills.aBill(), insured, NOW);
	}

	private static Bill settled(@Nullable Instant at) {
		return Bills.settledByHis(new Bill.HisSettlement("S-1", "M-1", "MSG-1", at, null, Map.of("medfee_sumamt", 2960L)));
	}

	@Test
	void aHospitalThatLeavesItToMedpaySendsNoFigures() {
		assertThat(refusal(InsuranceByHis.NEVER, true, true)).contains(new PaymentOutcome.SettlementNotAllowed());
		assertThat(refusal(InsuranceByHis.NEVER, false, true)).isEmpty();
	}

	@Test
	void aHospitalThatAlwaysSettlesMustSendThemForTheInsured() {
		assertThat(refusal(InsuranceByHis.ALWAYS, false, true)).contains(new PaymentOutcome.SettlementRequired());
		assertThat(refusal(InsuranceByHis.ALWAYS, false, false)).isEmpty();
		assertThat(refusal(InsuranceByHis.ALWAYS, true, true)).isEmpty();
	}

	@Test
	void wherePermittedEachBillDecides() {
		assertThat(refusal(InsuranceByHis.ALLOWED, true, true)).isEmpty();
		assertThat(refusal(InsuranceByHis.ALLOWED, false, true)).isEmpty();
		assertThat(refusal(InsuranceByHis.ALLOWED, true, false)).contains(new PaymentOutcome.NotInsured());
	}

	@Test
	void nothingIsSettledInTheFuture() {
		assertThat(WhoSettles.refusal(InsuranceByHis.ALLOWED, settled(NOW.plusSeconds(301)), true, NOW))
				.contains(new PaymentOutcome.SettledInFuture());
		assertThat(WhoSettles.refusal(InsuranceByHis.ALLOWED, settled(NOW.plusSeconds(299)), true, NOW)).isEmpty();
	}
}
