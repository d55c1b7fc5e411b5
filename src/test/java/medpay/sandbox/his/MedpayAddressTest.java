package medpay.sandbox.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** The box finds the application by itself in one process, by a setting from another, and else says that it does not know. */
class MedpayAddressTest {

	private final MockEnvironment settings = new MockEnvironment();

	@Test
	void isThisVeryProcessOnceItsPortIsOpen() {
		var address = new MedpayAddress(settings, "");
		assertThat(address.application()).isEmpty();

		settings.setProperty("local.server.port", "18181");

		assertThat(address.application()).hasToString("Optional[http://127.0.0.1:18181]");
	}

	@ParameterizedTest
	@CsvSource({"192.0.2.7, http://192.0.2.7:8080", "0.0.0.0, http://127.0.0.1:8080", "::1, 'http://[::1]:8080'"})
	void listensWhereTheServerDoes(String listening, String expected) {
		settings.withProperty("local.server.port", "8080").withProperty("server.address", listening);

		assertThat(new MedpayAddress(settings, "").application().orElseThrow()).hasToString(expected);
	}

	@Test
	void usesTheServersSchemeAndPath() {
		settings.withProperty("local.server.port", "8443").withProperty("server.ssl.bundle", "web").withProperty("server.servlet.context-path",
				"/medpay");

		assertThat(new MedpayAddress(settings, "").application().orElseThrow()).hasToString("https://127.0.0.1:8443/medpay");
	}

	@Test
	void isUnknownToASandboxOfItsOwnUntilItIsTold() {
		settings.withProperty("local.server.port", "18182").setActiveProfiles("sandbox");

		assertThat(new MedpayAddress(settings, "").application()).isEmpty();
		assertThat(new MedpayAddress(settings, "http://127.0.0.1:8080/").application().orElseThrow()).hasToString("http://127.0.0.1:8080");
		assertThat(new MedpayAddress(settings, "http://127.0.0.1:8080").thisProcess().orElseThrow()).hasToString("http://127.0.0.1:18182");
	}

	@ParameterizedTest
	@ValueSource(strings = {"http://example.org", "ftp://127.0.0.1", "127.0.0.1:8080", "https:///x"})
	void isRefusedWhereBillsCouldBeReadOnTheWay(String given) {
		assertThatThrownBy(() -> new MedpayAddress(settings, given)).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("application-url").hasMessageContaining("须为");
	}
}
