package medpay;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a migration must not do while the version before still works on the same tables. What narrows waits for a later version, in a migration that says
 * {@code -- contract:} and since when nobody needs what it takes away.
 */
final class WideningRules {

	private static final Pattern CONTRACT = Pattern.compile("(?m)^-- contract: .*\\d");
	private static final Pattern ALTERED = Pattern.compile("alter table (?:only )?([\\w.]+) .*");
	private static final Map<String, Pattern> NARROWING = new TreeMap<>(Map.of("takes away",
			Pattern.compile("drop table .*|alter table .* drop (column )?(?!constraint|default|not null|expression|identity)\\w+.*"), "renames",
			Pattern.compile("alter table .* rename .*"), "changes a type", Pattern.compile("alter table .* alter (column )?\\w+ (set data )?type .*"),
			"demands what the version before does not write",
			Pattern.compile("alter table .* (alter (column )?\\w+ set not null|add (column )?(?!constraint)(?!.*\\bdefault\\b).*\\bnot null\\b).*"),
			"reads the whole table under a lock",
			Pattern.compile("alter table .* add constraint (?!.*\\bnot valid$).*(check|foreign key).*")));

	private WideningRules() {}

	/** One sentence for each statement that breaks the version before. */
	static List<String> broken(String sql) {
		if (CONTRACT.matcher(sql).find()) {
			return List.of();
		}
		SqlScript script = SqlScript.of("", sql);
		Collection<String> own = script.tables().map(SqlScript.Table::name).collect(Collectors.toSet());
		return script.statements().stream().filter(statement -> !own.contains(altered(statement)))
				.flatMap(statement -> NARROWING.entrySet().stream().flatMap(rule -> brokenBy(statement, rule))).toList();
	}

	private static String altered(String statement) {
		var table = ALTERED.matcher(statement);
		return table.matches() ? table.group(1) : "";
	}

	private static Stream<String> brokenBy(String statement, Map.Entry<String, Pattern> rule) {
		return rule.getValue().matcher(statement).matches() ? Stream.of(rule.getKey() + ": " + statement) : Stream.empty();
	}
}
