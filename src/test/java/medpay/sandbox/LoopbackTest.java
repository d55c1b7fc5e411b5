package medpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Only this machine may move the sandbox. */
class LoopbackTest {

	@Test
	void takesThisMachine() {
		assertThat(SandboxConfiguration.isLoopback("127.0.0.1")).isTrue();
		assertThat(SandboxConfiguration.isLoopback("0:0:0:0:0:0:0:1")).isTrue();
	}

	@Test
	void takesNoOther() {
		assertThat(SandboxConfiguration.isLoopback("192.0.2.7")).isFalse();
		assertThat(SandboxConfiguration.isLoopback("2001:db8::1")).isFalse();
	}
}
