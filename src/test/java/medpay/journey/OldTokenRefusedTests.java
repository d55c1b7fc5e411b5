package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A platform that wants a fresh token each time: the second bill moves nothing, and a new scan of the same visit carries on. */
@SandboxTest
@TestPropertySource(properties = "medpay.sandbox.token-life-for-opened-visit=false")
class OldTokenRefusedTests extends LongConsultation {

	@Test
	void anOldTokenMovesNothingAndAFreshScanOfTheSameVisitCarriesOn() {
		var verification = scanned();
		String visitNumber = "V-" + Visit.billNumber();
		paid(billed(verification, visitNumber));
		timePasses();
		int charged = city.books("unionpay").size();

		var refused = billed(verification, visitNumber);

		assertThat(refused.status()).isEqualTo(201);
		assertThat(refused.text("state")).as("%s", refused.body()).isEqualTo("REFUSED");
		assertThat(refused.text("next_action")).isEqualTo("SHOW_CODE_AGAIN");
		assertThat(settled()).hasSize(1);
		assertThat(city.books("unionpay")).hasSize(charged);

		paid(billed(visit.verified(person), visitNumber));
		timePasses();
		paid(billed(visit.verified(person), visitNumber));
		assertThat(settled()).hasSize(3);
	}
}
