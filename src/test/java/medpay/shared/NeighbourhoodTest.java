package medpay.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Only this machine, and the networks that were named, may move the sandbox. */
class NeighbourhoodTest {

	private final Neighbourhood machine = new Neighbourhood(List.of());

	@Test
	void takesThisMachine() {
		assertThat(List.of("127.0.0.1", "0:0:0:0:0:0:0:1", "[::1]", "localhost")).allMatch(machine::isNear);
	}

	@Test
	void takesNoOther() {
		assertThat(List.of("192.0.2.7", "2001:db8::1", "", "sandbox.example")).noneMatch(machine::isNear);
	}

	@Test
	void takesANamedNetworkAndNothingBesideIt() {
		var box = new Neighbourhood(List.of("192.0.2.64/26", "2001:db8::7"));
		assertThat(List.of("127.0.0.1", "192.0.2.64", "192.0.2.127", "2001:db8::7")).allMatch(box::isNear);
		assertThat(List.of("192.0.2.63", "192.0.2.128", "2001:db8::8")).noneMatch(box::isNear);
	}

	@Test
	void refusesWhatIsNoNetwork() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Neighbourhood(List.of("192.0.2.0/33")));
		assertThatIllegalArgumentException().isThrownBy(() -> new Neighbourhood(List.of("everywhere")));
	}
}
