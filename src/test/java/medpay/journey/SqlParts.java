package medpay.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A statement taken apart into its queries: each names its tables and its conditions, and may lean on the query around it. */
final class SqlParts {

	private static final Pattern INNER = Pattern.compile("\\( ?(?:select|with|insert|update|delete)\\b");
	private static final Pattern FROM = Pattern.compile(
			"\\b(?:from|using(?! ?\\()) (.*?)(?= (?:where|group by|order by|limit|offset|fetch|for (?:no key )?(?:update|share)|returning|having|window|on conflict|set)\\b|$)");
	private static final Pattern WRITTEN = Pattern
			.compile("\\b(?:update(?: only)?|insert into) ([a-z_][\\w.]*)(?: as)?(?: (?!set\\b|values\\b|select\\b|default\\b)([a-z_]\\w*))?");
	private static final Pattern ITEM = Pattern
			.compile("(?:lateral )?([a-z_][\\w.]*)(?: as)?(?: (?!on\\b|using\\b|tablesample\\b)([a-z_]\\w*))?.*");

	private final List<Part> parts = new ArrayList<>();

	private SqlParts() {}

	/** One query; {@code tables}: by the name they have in it; {@code around}: the place in the list of the query around it, -1: none. */
	record Part(String text, Map<String, String> tables, int around) {}

	/** Outer queries stand before inner ones. */
	static List<Part> of(String statement) {
		var parts = new SqlParts();
		parts.read(plain(statement), -1);
		return parts.parts;
	}

	static String plain(String statement) {
		return statement.replaceAll("--[^\\n]*|(?s)/\\*.*?\\*/", " ").toLowerCase(Locale.ROOT).replaceAll("'[^']*'", "''")
				.replaceAll("::\\w+(\\[])?", "")
				.replaceAll("\\s+", " ").replaceAll("\\b(is (not )?)distinct from\\b", "=")
				.replaceAll("\\b(extract|substring|trim|overlay) ?\\(([^()]*) from ", "$1($2, ")
				.strip();
	}

	private void read(String query, int around) {
		List<String> inner = new ArrayList<>();
		String outer = withoutInner(query, inner);
		int place = around;
		for (String text : outer.split(" (?:union all|union|except all|except|intersect) ", -1)) {
			parts.add(new Part(text, tables(text), around));
			place = parts.size() - 1;
			for (String each : inner.stream().filter(each -> text.contains(mark(inner.indexOf(each)))).toList()) {
				read(each, place);
			}
		}
	}

	private static String mark(int index) {
		return "(inner_" + index + "_)";
	}

	private static String withoutInner(String query, List<String> inner) {
		var outer = new StringBuilder();
		int begin = 0;
		Matcher found = INNER.matcher(query);
		while (found.find(begin)) {
			int end = closing(query, found.start());
			outer.append(query, begin, found.start()).append(mark(inner.size()));
			inner.add(query.substring(found.start() + 1, end).strip());
			begin = end + 1;
		}
		return outer.append(query.substring(begin)).toString();
	}

	private static int closing(String query, int open) {
		int depth = 0;
		for (int at = open; at < query.length(); at++) {
			depth += query.charAt(at) == '(' ? 1 : query.charAt(at) == ')' ? -1 : 0;
			if (depth == 0) {
				return at;
			}
		}
		throw new IllegalArgumentException("Parentheses do not match: " + query);
	}

	private static Map<String, String> tables(String text) {
		Map<String, String> tables = new LinkedHashMap<>();
		String flat = text.replaceAll("\\((inner_\\d+_)\\)", " $1 ").replaceAll("\\s+", " ");
		Matcher written = WRITTEN.matcher(flat);
		while (written.find()) {
			put(tables, written.group(1), written.group(2));
		}
		for (String before = ""; !before.equals(flat);) {
			before = flat;
			flat = flat.replaceAll("\\([^()]*\\)", " ").replaceAll("\\s+", " ");
		}
		Matcher from = FROM.matcher(flat);
		while (from.find()) {
			for (String item : from.group(1).split(" ?, ?|(?: (?:left|right|full|inner|cross|natural))?(?: outer)? join ", -1)) {
				Matcher table = ITEM.matcher(item.strip());
				if (table.matches()) {
					put(tables, table.group(1), table.group(2));
				}
			}
		}
		return tables;
	}

	private static void put(Map<String, String> tables, String table, @Nullable String alias) {
		tables.put(alias == null ? table : alias, table);
	}
}
