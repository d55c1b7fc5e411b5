package medpay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A migration read as statements: enough of SQL for the rules of our own tables, and nothing that is guessed. */
record SqlScript(String module, List<String> statements) {

	private static final Pattern TABLE = Pattern.compile("create (unlogged )?table (?:if not exists )?([\\w.]+) \\((.*)\\)[^)]*");
	private static final Pattern ADDED = Pattern.compile("alter table (?:only )?([\\w.]+) add (constraint .*)");
	private static final Pattern UNIQUE_INDEX = Pattern
			.compile("create unique index (?:concurrently )?(\\w+) on ([\\w.]+)(?: using \\w+)? \\((.*?)\\).*");
	private static final Pattern TAG = Pattern.compile("comment on table ([\\w.]+) is '([a-z_]+): .+'");
	private static final Pattern KEY = Pattern
			.compile("(?:constraint (\\w+) )?(primary key|unique|foreign key)(?: nulls not distinct)? \\(([^)]*)\\)(.*)");
	private static final Pattern REFERENCES = Pattern.compile("references ([\\w.]+)");

	/** One line per statement, lower case, without comments. */
	static SqlScript of(String module, String sql) {
		String plain = sql.replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("--[^\\n]*", " ").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
		return new SqlScript(module, splitOutside(plain, ';').stream().map(String::strip).filter(statement -> !statement.isEmpty()).toList());
	}

	Stream<Table> tables() {
		return statements.stream().map(TABLE::matcher).filter(Matcher::matches)
				.map(found -> new Table(found.group(2), found.group(1) != null,
						splitOutside(found.group(3), ',').stream().map(String::strip).toList()));
	}

	/** What begins like a table but cannot be read. */
	Stream<String> unread() {
		return statements.stream().filter(SqlScript::looksLikeOurs)
				.filter(statement -> Stream.of(TABLE, UNIQUE_INDEX, TAG).noneMatch(form -> form.matcher(statement).matches()));
	}

	private static boolean looksLikeOurs(String statement) {
		return statement.matches("create (unlogged |temp |temporary )*table.*") || statement.matches("create unique index.*")
				|| statement.matches("comment on table.*")
				|| statement.matches("alter table .* add (primary|unique|foreign|column .*(primary key|unique|references)).*");
	}

	Stream<Tag> tags() {
		return statements.stream().map(TAG::matcher).filter(Matcher::matches).map(found -> new Tag(found.group(1), found.group(2)));
	}

	/** Primary, unique and foreign keys, however they are written. */
	Stream<Key> keys() {
		Stream<Key> written = tables().flatMap(table -> table.parts().stream().flatMap(part -> keyOf(table.name(), part)));
		Stream<Key> added = statements.stream().map(ADDED::matcher).filter(Matcher::matches).flatMap(found -> keyOf(found.group(1), found.group(2)));
		Stream<Key> indexes = statements.stream().map(UNIQUE_INDEX::matcher).filter(Matcher::matches)
				.map(found -> new Key(found.group(2), "unique", found.group(1), first(found.group(3)), ""));
		return Stream.of(written, added, indexes).flatMap(keys -> keys);
	}

	private static Stream<Key> keyOf(String table, String part) {
		Matcher key = KEY.matcher(part);
		if (key.matches()) {
			return Stream.of(new Key(table, key.group(2), String.valueOf(key.group(1)), first(key.group(3)), referenced(key.group(4))));
		}
		Matcher column = Pattern.compile("(\\w+) .*?\\b(primary key|unique|references)\\b.*").matcher(part);
		return column.matches() && !part.startsWith("constraint ")
				? Stream.of(
						new Key(table, column.group(2).replace("references", "foreign key"), column.group(1), column.group(1), referenced(part)))
				: Stream.empty();
	}

	private static String first(String columns) {
		return columns.split(",", 2)[0].strip();
	}

	private static String referenced(String text) {
		Matcher table = REFERENCES.matcher(text);
		return table.find() ? table.group(1) : "";
	}

	/** Splits where neither quotes nor parentheses are open. */
	private static List<String> splitOutside(String text, char separator) {
		List<String> parts = new ArrayList<>();
		int depth = 0;
		int begin = 0;
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '\'') {
				quoted = !quoted;
			} else if (!quoted && character == '(') {
				depth++;
			} else if (!quoted && character == ')') {
				depth--;
			} else if (!quoted && depth == 0 && character == separator) {
				parts.add(text.substring(begin, i));
				begin = i + 1;
			}
		}
		parts.add(text.substring(begin));
		return parts;
	}

	/** A table as it was created; {@code parts}: its columns and constraints. */
	record Table(String name, boolean unlogged, List<String> parts) {

		Stream<String> columns() {
			return parts.stream().filter(part -> !part.matches("(constraint|primary key|unique|foreign key|check|exclude|like)\\b.*"));
		}
	}

	/** How the rows of a table are spread. */
	record Tag(String table, String kind) {}

	/** A primary, unique or foreign key; {@code references}: the other table, empty when none. */
	record Key(String table, String kind, String name, String firstColumn, String references) {}
}
