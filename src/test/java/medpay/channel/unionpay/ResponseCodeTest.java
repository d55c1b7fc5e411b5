package medpay.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseCodeTest {

	@ParameterizedTest
	@CsvSource(delimiter = ':', value = {"SUCCESS: 00 A6", "MOVED_THOUGH_ODD: 42 74 75", "OPEN: 03 04 05 06 70 83", "NOT_FOUND: 34", "DUPLICATE: 12",
			"ALREADY_RETURNED: 45", "LIMIT_TOO_LOW: 33 64 81 90", "SIGN_AGAIN: 40 44 63 73 80 89",
			"FAILED: 01 02 10 11 13 14 30 31 32 35 36 37 38 39 41 43 46 60 61 62 65 66 67 68 69 71 72 76 77 78 79 82 85 86 87 88 91 92 93 94 95 96 98 99"})
	void hasExactlyTheseCodesOf(ResponseClass meaning, String codes) {
		assertThat(Arrays.stream(ResponseCode.values()).filter(code -> code.meaning() == meaning).map(ResponseCode::code))
				.containsExactlyInAnyOrder(codes.split(" "));
	}

	@Test
	void hasEveryPublishedCodeOnce() {
		var published = new ArrayList<>(List.of("00", "A6", "85", "86", "87", "88", "89", "98", "99"));
		for (int code = 1; code <= 6; code++) {
			published.add("0" + code);
		}
		for (int code = 10; code <= 96; code++) {
			boolean unused = (code >= 15 && code <= 29) || (code >= 47 && code <= 59) || (code >= 84 && code <= 89);
			if (!unused) {
				published.add(String.valueOf(code));
			}
		}
		assertThat(Arrays.stream(ResponseCode.values()).map(ResponseCode::code)).containsExactlyInAnyOrderElementsOf(published);
		for (String code : published) {
			assertThat(ResponseCode.of(code)).get().extracting(ResponseCode::code).isEqualTo(code);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "0", "000", "07", "47", "84", "97", "a6", "A0", "ZZ", "00 "})
	void doesNotKnow(String code) {
		assertThat(ResponseCode.of(code)).isEmpty();
	}
}
