package medpay.console;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a long list (一页), newest first.
 *
 * @param newer the cursor towards newer ones; null on the first page
 * @param older the cursor towards older ones; null on the last page
 */
public record Leaf<T>(List<T> rows, @Nullable String newer, @Nullable String older) {

	public static final int ROWS = 50;
	/** As many are read, to know whether there are more. */
	public static final int READ = ROWS + 1;

	/** Which page an address asks for: neither, or one of the two cursors. */
	public record Turn(@Nullable String newer, @Nullable String older) {

		public @Nullable String cursor() {
			return turnsNewer() ? Wanted.text(newer) : Wanted.text(older);
		}

		public boolean turnsNewer() {
			return Wanted.text(newer) != null;
		}
	}

	/** {@code found}: up to {@link #READ}, newest first. */
	public static <T> Leaf<T> of(List<T> found, Turn asked, Function<T, String> cursor) {
		boolean more = found.size() > ROWS;
		if (asked.turnsNewer()) {
			List<T> rows = more ? found.subList(found.size() - ROWS, found.size()) : found;
			return new Leaf<>(rows, more ? cursor.apply(rows.getFirst()) : null, rows.isEmpty() ? null : cursor.apply(rows.getLast()));
		}
		List<T> rows = more ? found.subList(0, ROWS) : found;
		return new Leaf<>(rows, asked.cursor() == null || rows.isEmpty() ? null : cursor.apply(rows.getFirst()),
				more ? cursor.apply(rows.getLast()) : null);
	}

	/** The same page, its rows written out for people. */
	public <R> Leaf<R> map(Function<T, R> written) {
		return new Leaf<>(rows.stream().map(written).toList(), newer, older);
	}
}
