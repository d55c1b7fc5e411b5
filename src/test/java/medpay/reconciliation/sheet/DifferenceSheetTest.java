package medpay.reconciliation.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import medpay.reconciliation.Cause;
import medpay.reconciliation.Discrepancy;
import medpay.reconciliation.DiscrepancyClass;
import medpay.reconciliation.LineKind;
import medpay.reconciliation.Resolution;
import medpay.reconciliation.Source;
import medpay.reconciliation.Through;
import medpay.reconciliation.sheet.DifferenceSheet.Decision;
import medpay.shared.BadStatement;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Differences go out and decisions come back, as CSV and as XLSX, and a bad row is named. */
class DifferenceSheetTest {

	private static final UUID ID = UUID.fromString("0193593f-e2a0-7b0c-9d4f-1a2b3c4d5e6f");
	private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

	private static Discrepancy found(String key) {
		return new Discrepancy(new InstitutionId(1), ID, 0, Source.UNIONPAY, new BusinessDate(LocalDate.of(2026, 11, 23)), DiscrepancyClass.OURS_ONLY,
				LineKind.CHARGE, key, Through.MEDPAY, null, "B-1", null, null, null, 3150L, null, null, NOON, Cause.MISSING_IN_FILE,
				Discrepancy.State.OPEN, NOON, NOON, null, null, null, 0, false);
	}

	private static String csv(String key) {
		return new String(DifferenceSheet.of(List.of(found(key))).csv(), StandardCharsets.UTF_8);
	}

	private static byte[] filled(String resolution, String owner, String reason) {
		String sheet = csv("O-1").strip();
		return (sheet.substring(0, sheet.length() - ",2026-11-24T04:00:00Z,,".length()) + owner + ",2026-11-24T04:00:00Z," + resolution + ","
				+ reason)
				.getBytes(StandardCharsets.UTF_8);
	}

	@Test
	void aSheetWithoutDecisionsDecidesNothing() {
		assertThat(DifferenceSheet.read(DifferenceSheet.of(List.of(found("O-1"))).csv())).isEmpty();
		assertThat(DifferenceSheet.read(DifferenceSheet.of(List.of(found("O-1"))).xlsx())).isEmpty();
	}

	@Test
	void aDecisionComesBackFromCsv() {
		assertThat(DifferenceSheet.read(filled("ASK_PARTY", "沈会计", "已发函"))).containsExactly(new Decision(2, ID, Resolution.ASK_PARTY, "沈会计", "已发函"));
	}

	@Test
	void aDecisionComesBackFromXlsx() throws IOException {
		var out = new ByteArrayOutputStream();
		try (var workbook = new Workbook(out, "test", "1.0")) {
			var sheet = workbook.newWorksheet("differences");
			for (int column = 0; column < DifferenceSheet.COLUMNS.size(); column++) {
				sheet.value(0, column, DifferenceSheet.COLUMNS.get(column));
			}
			sheet.value(1, 0, ID.toString());
			sheet.value(1, DifferenceSheet.COLUMNS.indexOf("owner"), "沈会计");
			sheet.value(1, DifferenceSheet.COLUMNS.indexOf("resolution"), "write_off");
			sheet.value(1, DifferenceSheet.COLUMNS.indexOf("reason"), "金额小");
		}

		assertThat(DifferenceSheet.read(out.toByteArray())).containsExactly(new Decision(2, ID, Resolution.WRITE_OFF, "沈会计", "金额小"));
	}

	@Test
	void whatGoesOutIsReadable() throws IOException {
		assertThat(csv("O-1")).contains("O-1", "31.50", "MISSING_IN_FILE");
		try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(DifferenceSheet.of(List.of(found("O-1"))).xlsx()))) {
			assertThat(workbook.getFirstSheet().read().get(1).getCellText(8)).isEqualTo("31.50");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"=1+1", "+1", "-1", "@x"})
	void noCellBeginsAFormula(String hostile) {
		assertThat(csv(hostile)).contains(",'" + hostile + ",").doesNotContain("," + hostile + ",");
	}

	@Test
	void aBadRowIsNamedByItsLine() {
		assertThatExceptionOfType(BadStatement.class).isThrownBy(() -> DifferenceSheet.read(filled("FORGET_IT", "", "")))
				.satisfies(bad -> assertThat(bad.text().en()).contains("2", "no such resolution"));
		byte[] other = new String(filled("ASK_PARTY", "", ""), StandardCharsets.UTF_8).replace(ID.toString(), "7").getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(BadStatement.class).isThrownBy(() -> DifferenceSheet.read(other))
				.satisfies(bad -> assertThat(bad.text().en()).contains("2", "not the number"));
	}

	@Test
	void whatUnpacksToTooMuchIsRefused() throws IOException {
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out)) {
			zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
			for (int count = 0; count < 65; count++) {
				zip.write(new byte[1 << 20]);
			}
		}

		assertThatExceptionOfType(BadStatement.class).isThrownBy(() -> DifferenceSheet.read(out.toByteArray()))
				.satisfies(bad -> assertThat(bad.text().en()).contains("too much"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "PK rubbish", "a,b,c", "\"open"})
	void whatIsNoSheetIsRefused(String content) {
		assertThatExceptionOfType(BadStatement.class).isThrownBy(() -> DifferenceSheet.read(content.getBytes(StandardCharsets.UTF_8)));
	}
}
