package medpay.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import medpay.journey.SqlParts.Part;
import org.jspecify.annotations.Nullable;

/**
 * Whether a statement says of which institution it speaks: every table that is split by institution must be tied, by an equation of its institution_id, to a value or
 * to a table that is tied. Each query inside a statement is looked at for itself, and may lean on the tables around it.
 */
final class StatementRules {

	private static final String COLUMN = "(?<![\\w.])(?:(\\w+)\\.)?institution_id\\b";
	private static final Pattern EQUAL = Pattern.compile(COLUMN + " ?(?:=|in\\b) ?(?:(?:(\\w+)\\.)?institution_id\\b)?");
	private static final Pattern REVERSED = Pattern.compile("(?:\\?|\\d|\\.(?!institution_id)\\w+|\\)) ?= ?" + COLUMN);
	private static final Pattern ROWS = Pattern.compile("\\(([^()]*\\binstitution_id\\b[^()]*)\\) ?(?:=|in\\b) ?(?:\\(([^()]*)\\))?");
	private static final Pattern SHARED = Pattern.compile("\\busing ?\\([^)]*\\binstitution_id\\b");
	private static final Pattern INSERTED = Pattern.compile("insert into (\\w+)(?: as (\\w+))? ?\\([^)]*\\binstitution_id\\b");
	private static final String A_VALUE = "?";

	private final Map<String, String> kinds;

	/** {@code kinds}: how each table is spread, by its name. */
	StatementRules(Map<String, String> kinds) {
		this.kinds = Map.copyOf(kinds);
	}

	/** The tables whose rows the statement touches at more than one institution. */
	Set<String> unbound(String statement) {
		Set<String> unbound = new TreeSet<>();
		List<Part> parts = SqlParts.of(statement);
		List<Ties> ties = new ArrayList<>();
		for (Part part : parts) {
			Ties own = new Ties(part, part.around() < 0 ? null : ties.get(part.around()));
			ties.add(own);
			part.tables().forEach((name, table) -> {
				if ("by_institution".equals(kinds.get(table)) && !own.tied(name)) {
					unbound.add(table);
				}
			});
		}
		return unbound;
	}

	/** What is equal to what in one query. */
	private final class Ties {

		private final Part part;
		private final @Nullable Ties around;
		private final Map<String, Set<String>> equal = new HashMap<>();

		Ties(Part part, @Nullable Ties around) {
			this.part = part;
			this.around = around;
			String text = part.text();
			each(EQUAL, text, found -> tie(name(found.group(1)), found.group().endsWith("institution_id") ? name(found.group(2)) : A_VALUE));
			each(REVERSED, text, found -> tie(name(found.group(1)), A_VALUE));
			each(ROWS, text, found -> tieRows(found.group(1), found.group(2)));
			each(INSERTED, text, found -> tie(Objects.requireNonNullElse(found.group(2), found.group(1)), A_VALUE));
			if (SHARED.matcher(text).find()) {
				part.tables().keySet().forEach(name -> tie(name, name("")));
			}
		}

		private static void each(Pattern pattern, String text, Consumer<Matcher> use) {
			Matcher found = pattern.matcher(text);
			while (found.find()) {
				use.accept(found);
			}
		}

		private void tieRows(String left, @Nullable String right) {
			String[] names = left.split(",", -1);
			String[] values = right == null ? new String[0] : right.split(",", -1);
			for (int place = 0; place < names.length; place++) {
				Matcher column = Pattern.compile(COLUMN).matcher(names[place].strip());
				if (column.matches()) {
					Matcher other = Pattern.compile(COLUMN).matcher(place < values.length ? values[place].strip() : "");
					tie(name(column.group(1)), other.matches() ? name(other.group(1)) : A_VALUE);
				}
			}
		}

		/** Without a name it is the only split table of the query, or one that all of them share. */
		private String name(@Nullable String written) {
			if (written != null && !written.isEmpty()) {
				return written;
			}
			List<String> split = part.tables().entrySet().stream().filter(each -> kinds.containsKey(each.getValue())).map(Map.Entry::getKey)
					.filter(name -> part.tables().size() == 1 || !isWritten(name)).toList();
			List<String> own = split.stream().filter(name -> "by_institution".equals(kinds.get(part.tables().get(name)))).toList();
			boolean shared = SHARED.matcher(part.text()).find();
			return own.size() == 1 || (shared && !own.isEmpty()) ? own.getFirst() : split.size() == 1 ? split.getFirst() : "several";
		}

		/** A table that is inserted into is no table of the query that feeds it. */
		private boolean isWritten(String name) {
			Matcher written = INSERTED.matcher(part.text());
			return written.find() && name.equals(Objects.requireNonNullElse(written.group(2), written.group(1)));
		}

		private void tie(String one, String other) {
			equal.computeIfAbsent(one, first -> new HashSet<>()).add(other);
			equal.computeIfAbsent(other, first -> new HashSet<>()).add(one);
		}

		boolean tied(String name) {
			return tied(name, new HashSet<>());
		}

		private boolean tied(String name, Set<String> seen) {
			if (name.equals(A_VALUE)) {
				return true;
			}
			if (!seen.add(name)) {
				return false;
			}
			if (!part.tables().containsKey(name)) {
				return !name.equals("several") && (around == null || around.tied(name));
			}
			// what another query of the same statement yields was looked at there
			return !kinds.containsKey(part.tables().get(name)) || equal.getOrDefault(name, Set.of()).stream().anyMatch(other -> tied(other, seen));
		}
	}
}
