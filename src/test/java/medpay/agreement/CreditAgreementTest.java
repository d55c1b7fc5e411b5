package medpay.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CreditAgreementTest {

	private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
	private static final byte[] SEALED = {1};

	@Test
	void isNotChargedBeforeItIsSigned() {
		assertThat(beingSigned(null, null, null).refusal(fen(1), Commitment.NOTHING)).contains("agreement_not_active");
	}

	@Test
	void carriesAnyAmountWithoutLimits() {
		CreditAgreement agreement = active(null, null, null);

		assertThat(agreement.refusal(fen(1_000_000_000), Commitment.NOTHING)).isEmpty();
		assertThat(agreement.available(Commitment.NOTHING)).isNull();
	}

	@Test
	void refusesByTheLimitThatIsTooLow() {
		CreditAgreement agreement = active(500L, 800L, 1000L);

		assertThat(agreement.refusal(fen(500), Commitment.NOTHING)).isEmpty();
		assertThat(agreement.refusal(fen(501), Commitment.NOTHING)).contains("limit_per_payment");
		assertThat(agreement.refusal(fen(400), new Commitment(fen(0), fen(401)))).contains("limit_per_day");
		assertThat(agreement.refusal(fen(500), new Commitment(fen(501), fen(0)))).contains("limit_total");
	}

	@Test
	void countsWhatWasChargedTowardsTheTotal() {
		CreditAgreement agreement = active(null, null, 1000L);
		agreement.charged(fen(700));

		assertThat(agreement.refusal(fen(300), Commitment.NOTHING)).isEmpty();
		assertThat(agreement.refusal(fen(301), Commitment.NOTHING)).contains("limit_total");
	}

	@Test
	void makesAvailableTheLowestOfItsLimits() {
		CreditAgreement agreement = active(500L, 800L, 1000L);
		agreement.charged(fen(600));

		assertThat(agreement.available(Commitment.NOTHING)).isEqualTo(fen(400));
		assertThat(agreement.available(new Commitment(fen(100), fen(600)))).isEqualTo(fen(200));
		assertThat(agreement.available(new Commitment(fen(500), fen(0)))).isEqualTo(Money.ZERO);
	}

	@Test
	void isNotChargedOnceItsEndWasAskedFor() {
		CreditAgreement agreement = active(null, null, null);
		agreement.terminationRequested("requested", NOW);

		assertThat(agreement.refusal(fen(1), Commitment.NOTHING)).contains("agreement_not_active");
		assertThat(agreement.state()).isEqualTo(AgreementState.ACTIVE);
	}

	@Test
	void staysEndedWhenTheSignatureComesTooLate() {
		CreditAgreement agreement = beingSigned(null, null, null);
		agreement.terminated("before_signed", NOW);

		assertThat(agreement.signed(SEALED, SEALED, NOW)).isFalse();
		assertThat(agreement.state()).isEqualTo(AgreementState.TERMINATED);
		assertThat(agreement.sealedToken()).isNull();
	}

	@Test
	void keepsItsFirstTokenWhenTheSignatureIsToldTwice() {
		CreditAgreement agreement = active(null, null, null);

		assertThat(agreement.signed(new byte[]{9}, SEALED, NOW)).isTrue();
		assertThat(agreement.sealedToken()).isEqualTo(SEALED);
	}

	@Test
	void doesNotFailOnceSigned() {
		CreditAgreement agreement = active(null, null, null);

		assertThat(agreement.failed("11", NOW)).isFalse();
		assertThat(agreement.state()).isEqualTo(AgreementState.ACTIVE);
	}

	@Test
	void movesOnlyAlongTheTable() {
		assertThat(Arrays.stream(AgreementState.values()).filter(AgreementState.SIGNING::canMoveTo)).containsExactly(AgreementState.ACTIVE,
				AgreementState.TERMINATED, AgreementState.FAILED);
		assertThat(Arrays.stream(AgreementState.values()).filter(AgreementState.ACTIVE::canMoveTo)).containsExactly(AgreementState.SUSPENDED,
				AgreementState.TERMINATED);
		assertThat(Arrays.stream(AgreementState.values()).filter(AgreementState.SUSPENDED::canMoveTo)).containsExactly(AgreementState.ACTIVE,
				AgreementState.TERMINATED);
		assertThat(List.of(AgreementState.TERMINATED, AgreementState.FAILED))
				.allSatisfy(end -> assertThat(Arrays.stream(AgreementState.values()).noneMatch(end::canMoveTo)).isTrue());
	}

	@Test
	void endsOnce() {
		CreditAgreement agreement = active(null, null, null);

		assertThat(agreement.terminated("by_channel", NOW)).isTrue();
		assertThat(agreement.terminated("requested", NOW.plusSeconds(1))).isFalse();
		assertThat(agreement.reason()).isEqualTo("by_channel");
		assertThat(agreement.endedAt()).isEqualTo(NOW);
	}

	@Test
	void printsNothingPersonal() {
		assertThat(active(null, null, null)).hasToString("CreditAgreement[0193593fe2a07b0c9d4f1a2b3c4d5e6f ACTIVE]");
	}

	private static CreditAgreement beingSigned(@Nullable Long perPayment, @Nullable Long perDay, @Nullable Long total) {
		return new CreditAgreement(new AgreementKey(new byte[]{7}, "0193593fe2a07b0c9d4f1a2b3c4d5e6f"), SEALED, 1,
				new Consent("2026-11", NOW, "entry-1"), AgreementWorld.terms(perPayment, perDay, total), NOW);
	}

	private static CreditAgreement active(@Nullable Long perPayment, @Nullable Long perDay, @Nullable Long total) {
		CreditAgreement agreement = beingSigned(perPayment, perDay, total);
		agreement.signed(SEALED, SEALED, NOW);
		return agreement;
	}

	private static Money fen(long fen) {
		return new Money(fen);
	}
}
