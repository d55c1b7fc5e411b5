package medpay.insurance.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import medpay.insurance.platform.DetailFile.Result;
import medpay.insurance.platform.DetailFile.Row;
import medpay.shared.BadStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of 3202. */
class DetailFileTest {

	private static final String LINE = "P1\tV1\tS1\tM1\t000103\t0\t金额不一致\t4.52\t0.00\t4.52\tnull\n";

	private static byte[] zip(byte[] content) {
		var bytes = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry("result.txt"));
			zip.write(content);
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
		return bytes.toByteArray();
	}

	private static byte[] zip(String text) {
		return zip(text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void bothFilesAreReadAsTheyAreWritten() {
		var rows = List.of(new Row("S1", "V1", "P1", 25_10, 0, 25_10, false), new Row("S1", "V1", "", -25_10, 0, -25_10, true));
		assertThat(DetailFile.readUpload(DetailFile.upload("detail.txt", rows))).isEqualTo(rows);

		var results = List.of(new Result("P1", "V1", "S1", "M1", "000103", false, "金额不一致", 4_52, 0, 4_52),
				new Result("P2", "", "", "M2", "000101", false, "中心多", 88_00, 30_00, 0));
		assertThat(DetailFile.readResult(DetailFile.result(results))).isEqualTo(results);
	}

	static Stream<Arguments> bad() {
		byte[] good = zip(LINE);
		return Stream.of(Arguments.of(new byte[0], "文件为空", "empty"), Arguments.of(LINE.getBytes(StandardCharsets.UTF_8), "不是压缩包", "not a zip"),
				Arguments.of(Arrays.copyOf(good, 60), "不是", "not a"), Arguments.of(zip(LINE.stripTrailing()), "被截断", "cut off"),
				Arguments.of(zip(LINE + "P1\tV1\n"), "第 2 行：须有 10 列", "line 2: must have 10 columns, has 2"),
				Arguments.of(zip(LINE + LINE), "第 2 行：第 3 列与前面的一行重复", "line 2: column 3 repeats"),
				Arguments.of(zip(LINE.replace("4.52", "4.525")), "第 1 行：第 8 列须为两位小数", "line 1: column 8 must be an amount"),
				Arguments.of(zip(LINE.replace("000103", "9")), "第 1 行：第 5 列对账结果", "line 1: column 5 is no published verdict"),
				Arguments.of(zip(LINE.replace("\t0\t", "\tyes\t")), "第 1 行：第 6 列", "line 1: column 6"),
				Arguments.of(zip(LINE.getBytes(Charset.forName("GBK"))), "不是 UTF-8", "not encoded in UTF-8"),
				Arguments.of(zip(new byte[65 << 20]), "展开后过大", "beyond measure"));
	}

	@ParameterizedTest
	@MethodSource("bad")
	void saysWhatCannotBeUsed(byte[] zip, String zh, String en) {
		BadStatement refused = catchThrowableOfType(BadStatement.class, () -> DetailFile.readResult(zip));

		assertThat(refused).isNotNull();
		assertThat(refused.text().zh()).contains(zh);
		assertThat(refused.text().en()).contains(en);
	}

	@Test
	void readsTheSamples() throws IOException {
		Path folder = Path.of("../shared/samples/nhsa/recon");
		assumeTrue(Files.exists(folder), "the samples are not beside the project");

		List<Result> results = DetailFile.readResult(Files.readAllBytes(folder.resolve("constructed_3202_result.zip")));
		assertThat(results).extracting(Result::verdict).containsExactly("000103", "000101");
		assertThat(results.getLast().setlId()).isEmpty();
		assertThat(DetailFile.readUpload(Files.readAllBytes(folder.resolve("constructed_3202_upload.zip")))).hasSize(3).last()
				.matches(row -> row.refund() && row.medfeeFen() == -25_10);
	}
}
