package medpay.sandbox.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** UnionPay's day ends at 23:00 in Shanghai. */
class SettlementDayTest {

	@Test
	void theLastSecondBeforeTwentyThreeBelongsToTheDay() {
		assertThat(Orders.settlesOn(Instant.parse("2026-11-23T14:59:59Z"))).isEqualTo(LocalDate.of(2026, 11, 23));
	}

	@Test
	void fromTwentyThreeOnItIsTheNextDay() {
		assertThat(Orders.settlesOn(Instant.parse("2026-11-23T15:00:00Z"))).isEqualTo(LocalDate.of(2026, 11, 24));
	}
}
