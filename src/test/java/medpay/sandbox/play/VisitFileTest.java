package medpay.sandbox.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import medpay.sandbox.his.HisBill;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.junit.jupiter.api.Test;

/** A file is looked at whole before anything is played, and its visits come out as bills of today. */
class VisitFileTest {

	private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-23T12:00:00+08:00");

	private static String row(String id, String kind, long... quantities) {
		var lines = new ArrayList<String>();
		long total = 0;
		for (long quantity : quantities) {
			lines.add("{\"item_code\":\"861507\",\"item_name\":\"苯磺酸氨氯地平片(安内真)\",\"qty\":%d,\"unit_price_fen\":1050,\"amount_fen\":%d}"
					.formatted(quantity, quantity * 1050));
			total += quantity * 1050;
		}
		return "{\"visit_id\":\"%s\",\"service_date\":\"2016-04-15\",\"patient_ref\":\"P1\",\"kind\":\"%s\",\"lines\":[%s],\"total_fen\":%d}"
				.formatted(id, kind, String.join(",", lines), total);
	}

	private static InputStream file(String... rows) {
		return new ByteArrayInputStream(String.join("\n", rows).getBytes(StandardCharsets.UTF_8));
	}

	private static List<PlayedVisit> played(String... rows) throws IOException {
		var visits = new ArrayList<PlayedVisit>();
		try (var day = new RealDay(VisitFile.take(file(rows)), 7, ".3", NOON)) {
			day.visits().forEachRemaining(visits::add);
		}
		return visits;
	}

	@Test
	void becomesBillsOfTodayWithNationalCodesWhereTheNameIsKnown() throws IOException {
		PlayedVisit visit = played(row("V-1", "charge", 2, 2)).getFirst();

		assertThat(visit.visit().visitNumber()).isEqualTo("V-1.3");
		assertThat(visit.visit().startedAt().toLocalDate()).isEqualTo(NOON.toLocalDate());
		assertThat(visit.visit().startedAt()).isBeforeOrEqualTo(NOON);
		HisBill bill = visit.bills().getFirst();
		assertThat(bill.billNumber()).isEqualTo("B-V-1.3");
		assertThat(bill.total().fen()).isEqualTo(4200);
		assertThat(bill.lines()).hasSize(2)
				.allSatisfy(line -> assertThat(line.itemCode()).isEqualTo("XC08CAA187A001020101187"))
				.allSatisfy(line -> assertThat(line.hospitalItemCode()).isEqualTo("861507 苯磺酸氨氯地平片(安内真)"));
	}

	@Test
	void skipsRefundsAndTheLinesThatGiveSomethingBack() throws IOException {
		List<PlayedVisit> visits = played(row("V-1", "refund", -1), "", row("V-2", "mixed", 3, -1));

		assertThat(visits.get(0).isSkipped()).isTrue();
		assertThat(visits.get(1).bills().getFirst().total().fen()).isEqualTo(3150);
		assertThat(visits.get(1).patient()).isEqualTo(visits.get(0).patient());
	}

	@Test
	void isRefusedForABrokenLineInTheMiddleAndLeavesNothingBehind() throws IOException {
		long before = temporaryFiles();

		var refused = catchThrowableOfType(ProblemException.class,
				() -> VisitFile.take(file(row("V-1", "charge", 1), row("V-2", "charge", 1).substring(0, 60), row("V-3", "charge", 1))));

		assertThat(refused.field()).isEqualTo("line[2]");
		assertThat(temporaryFiles()).isEqualTo(before);
	}

	@Test
	void isRefusedForAVisitThatOccursTwice() {
		var refused = catchThrowableOfType(ProblemException.class,
				() -> VisitFile.take(file(row("V-1", "charge", 1), row("V-2", "charge", 1), row("V-1", "charge", 1))));

		assertThat(refused.field()).isEqualTo("line[3].visit_id");
	}

	@Test
	void isRefusedWithoutAnyVisitOrWithBrokenCharacters() {
		assertThat(catchThrowableOfType(ProblemException.class, () -> VisitFile.take(file("", " "))).field()).isEqualTo("line[1]");
		byte[] broken = {'{', (byte) 0xC3, (byte) 0x28, '}'};
		assertThat(catchThrowableOfType(ProblemException.class, () -> VisitFile.take(new ByteArrayInputStream(broken))).field())
				.isEqualTo("line[1]");
	}

	/** Neither a file nor a line without end is taken into memory. */
	@Test
	void isRefusedWhenItOrALineIsTooLong() {
		assertThat(catchThrowableOfType(ProblemException.class, () -> VisitFile.take(endless('\n'))).code()).isEqualTo(ProblemCode.BODY_TOO_LARGE);
		assertThat(catchThrowableOfType(ProblemException.class, () -> VisitFile.take(file("x".repeat((1 << 20) + 1)))).field())
				.isEqualTo("line[1]");
	}

	private static InputStream endless(char what) {
		return new InputStream() {

			@Override
			public int read() {
				return what;
			}

			@Override
			public int read(byte[] target, int offset, int length) {
				Arrays.fill(target, offset, offset + length, (byte) what);
				return length;
			}
		};
	}

	private static long temporaryFiles() throws IOException {
		try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return files.filter(file -> file.getFileName().toString().startsWith("medpay-play-")).count();
		}
	}
}
