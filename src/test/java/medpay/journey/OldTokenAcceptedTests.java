package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A platform that takes an old token for the visit it opened: one scan carries the whole consultation. */
@SandboxTest
@TestPropertySource(properties = "medpay.sandbox.token-life-for-opened-visit=true")
class OldTokenAcceptedTests extends LongConsultation {

	@Test
	void threeBillsOverALongConsultationNeedOneScan() {
		var verification = scanned();
		String visitNumber = "V-" + Visit.billNumber();

		for (int bill = 0; bill < 3; bill++) {
			paid(billed(verification, visitNumber));
			timePasses();
		}

		assertThat(settled()).hasSize(3);
	}
}
