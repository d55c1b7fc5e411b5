package medpay.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code ./mvnw -Pchaos verify}: no promise is broken, whatever was killed (I1, I2, I3, I6, I7, I13, I17). */
class ChaosRunIT {

	@Test
	void noPromiseIsBrokenWhateverWasKilled() throws Exception {
		ChaosSettings settings = ChaosSettings.fromSystem();
		try (var run = new ChaosRun(settings)) {
			ChaosRun.Outcome outcome = run.run();
			System.out.println(outcome.report());
			assertThat(outcome.payments()).as("payments").isPositive();
			assertThat(outcome.violations()).as("violations with seed %d", settings.seed()).isEmpty();
		}
	}
}
