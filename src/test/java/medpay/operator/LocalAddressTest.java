package medpay.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is led to another host after signing in. */
class LocalAddressTest {

	@ParameterizedTest
	@ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\\\\evil", "javascript:alert(1)",
			"evil", "",
			"/a\nSet-Cookie: x", "/a b", "/\tevil", "/x\\y"})
	void leadsHomeInsteadOfElsewhere(String address) {
		assertThat(LocalAddress.of(address, "/")).isEqualTo("/");
	}

	@Test
	void leadsToPagesOfOurs() {
		assertThat(LocalAddress.of("/finance/approvals?hospital=H31010100001&day=2026-11-23", "/")).startsWith("/finance/approvals?");
		assertThat(LocalAddress.of("/" + "a".repeat(600), "/")).isEqualTo("/");
		assertThat(LocalAddress.of(null, "/today")).isEqualTo("/today");
	}
}
