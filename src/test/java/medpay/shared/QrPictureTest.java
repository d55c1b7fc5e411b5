package medpay.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrPictureTest {

	private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");
	private static final int QUIET = 2;

	@ParameterizedTest
	@ValueSource(strings = {"0123456789012345678901310000", "SSM-3f9c0a7d51e2-FAMILY", "x"})
	void theDrawnModulesReadAsTheCode(String code) throws Exception {
		QrPicture picture = QrPicture.of(code);

		int inner = picture.size() - 2 * QUIET;
		var modules = new BitMatrix(inner);
		var run = RUN.matcher(picture.path());
		int end = 0;
		while (run.find()) {
			assertThat(run.start()).isEqualTo(end);
			end = run.end();
			modules.setRegion(Integer.parseInt(run.group(1)) - QUIET, Integer.parseInt(run.group(2)) - QUIET, Integer.parseInt(run.group(3)), 1);
		}
		assertThat(end).isEqualTo(picture.path().length());
		assertThat(new Decoder().decode(modules).getText()).isEqualTo(code);
	}
}
