package medpay.reconciliation.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import medpay.approval.ApprovalRefused;
import medpay.reconciliation.Discrepancy;
import medpay.reconciliation.Resolution;
import medpay.reconciliation.Resolutions;
import medpay.shared.BadStatement;
import medpay.shared.sheet.Cell;
import medpay.shared.sheet.Sheet;
import medpay.shared.sheet.SheetReader;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet of differences (差错表), as CSV or XLSX: out with everything a person needs to decide, in again with {@code resolution}, {@code owner} and {@code reason}
 * filled in. Rows without a resolution are left alone. Cells never begin a formula.
 */
public final class DifferenceSheet {

	/** Where the decision stands. */
	static final List<String> COLUMNS = List.of("difference", "date", "source", "class", "kind", "key", "bill_number", "their_number", "ours_yuan",
			"theirs_yuan", "cause", "party", "fix", "owner", "due_at", "resolution", "reason");
	private static final int ID = 0;
	private static final int OWNER = COLUMNS.indexOf("owner");
	private static final int RESOLUTION = COLUMNS.indexOf("resolution");
	private static final int REASON = COLUMNS.indexOf("reason");
	private static final int MOST_ROWS = Resolutions.MOST * 20;

	private DifferenceSheet() {}

	/** One decision as it stands in a row; {@code line} from 1, the heading being 1. */
	public record Decision(int line, UUID difference, Resolution resolution, String owner, String reason) {}

	/** The differences as a table; {@code resolution} and {@code reason} are empty but for what was decided before. */
	public static Sheet of(List<Discrepancy> differences) {
		return new Sheet("differences", COLUMNS, differences.stream().map(DifferenceSheet::row).toList());
	}

	private static List<Cell> row(Discrepancy found) {
		return Stream.of(found.id(), found.day(), found.source(), found.kindOf(), found.kind(), found.key(), found.billNumber(), found.theirNumber(),
				yuan(found.oursFen()), yuan(found.theirsFen()), found.cause(), found.cause() == null ? null : found.cause().party(), found.fix(),
				found.assignee(), found.dueAt(), found.resolution(), "").map(value -> Cell.text(Objects.toString(value, ""))).toList();
	}

	private static String yuan(@Nullable Long fen) {
		return fen == null ? "" : BigDecimal.valueOf(fen, 2).toPlainString();
	}

	/**
	 * Reads the decisions of a sheet, CSV or XLSX by its first bytes.
	 *
	 * @throws BadStatement when a row cannot be read with certainty: it names the row
	 */
	public static List<Decision> read(byte[] content) {
		List<List<String>> rows = SheetReader.rows(content, COLUMNS, MOST_ROWS);
		List<Decision> decisions = new ArrayList<>();
		for (int index = 0; index < rows.size(); index++) {
			if (!rows.get(index).get(RESOLUTION).isBlank()) {
				decisions.add(decision(index + 2, rows.get(index)));
			}
		}
		if (decisions.size() > Resolutions.MOST) {
			throw BadStatement.whole("一次最多处理 " + Resolutions.MOST + " 笔", "at most " + Resolutions.MOST + " decisions at a time");
		}
		return decisions;
	}

	private static Decision decision(int line, List<String> row) {
		try {
			return new Decision(line, UUID.fromString(row.get(ID).strip()), Resolutions.named(row.get(RESOLUTION)), row.get(OWNER).strip(),
					row.get(REASON).strip());
		} catch (ApprovalRefused e) {
			throw BadStatement.at(line, e.text().zh(), e.text().en());
		} catch (IllegalArgumentException e) {
			throw BadStatement.at(line, "difference 不是差错编号", "difference is not the number of a difference");
		}
	}
}
