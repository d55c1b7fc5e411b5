package medpay;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The modules depend on each other only as their package-infos declare. */
class ModularityTests {

	@Test
	void theModulesKeepTheirDirection() {
		ApplicationModules.of(MedpayApplication.class).verify();
	}
}
