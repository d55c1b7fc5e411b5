package medpay.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small fields with a form of their own: tokenPayData, reqReserved, txnTime. */
class SmallFieldsTest {

	@Test
	void writesAndReadsTokenData() {
		assertThat(TokenPayData.asking("62000000001")).isEqualTo("{trId=62000000001&tokenType=01}");
		assertThat(TokenPayData.using("6235", "62000000001")).isEqualTo("{token=6235&trId=62000000001}");
		var read = TokenPayData.of("{token=6235&trId=62000000001&tokenLevel=40&tokenEnd=20300101000000}");
		assertThat(read.token()).isEqualTo("6235");
		assertThat(read.requestor()).isEqualTo("62000000001");
		assertThat(read.toString()).doesNotContain("6235");
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "{}", "token=1", "{token}", "{token=1"})
	void findsNoTokenIn(String value) {
		assertThat(TokenPayData.of(value).token()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({"31000000000000000123,31000000000000000123", "A&B,base64:QSZC", "a=b,base64:YT1i", "张三,base64:5byg5LiJ",
			"base64:x,base64:YmFzZTY0Ong"})
	void reservesTextWithoutForbiddenCharacters(String text, String reserved) {
		assertThat(ReservedText.write(text)).isEqualTo(reserved);
		assertThat(ReservedText.read(reserved)).isEqualTo(text);
	}

	@Test
	void writesOrderTimesInShanghai() {
		assertThat(OrderTime.write(Instant.parse("2026-11-22T16:30:15.999Z"))).isEqualTo("20261123003015");
		assertThat(OrderTime.read("20261123003015")).contains(Instant.parse("2026-11-22T16:30:15Z"));
		assertThat(OrderTime.read("2026112300301")).isEmpty();
		assertThat(OrderTime.read("20261332003015")).isEmpty();
	}
}
