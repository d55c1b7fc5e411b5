package medpay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What every table must keep, so that the same schema runs on one Postgres and, split by institution, on many. Each broken rule is one sentence.
 */
final class MigrationRules {

	private static final Set<String> KINDS = Set.of("by_institution", "by_person", "reference", "local");
	private static final Map<String, Pattern> FORBIDDEN = Map.of("trigger", Pattern.compile("create (or replace )?(constraint )?trigger\\b.*"),
			"deferrable", Pattern.compile(".*\\b(?<!not )(deferrable|initially deferred)\\b.*"), "exclusion constraint",
			Pattern.compile(".*\\bexclude (using|\\().*"), "advisory lock", Pattern.compile(".*\\bpg_(try_)?advisory.*"),
			"volatile function in an update",
			Pattern.compile("(update\\b.*|.*do update\\b.*)\\b(random|gen_random_uuid|uuidv4|uuidv7|clock_timestamp|timeofday|nextval) ?\\(.*"),
			"number that runs out", Pattern.compile(".*(\\b(small)?serial\\b|\\b(integer|int|smallint) generated\\b).*"));

	private final List<SqlScript> scripts;
	private final Map<String, String> tags = new TreeMap<>();
	private final Map<String, String> owners = new TreeMap<>();
	private final List<String> broken = new ArrayList<>();

	private MigrationRules(List<SqlScript> scripts) {
		this.scripts = scripts;
		for (SqlScript script : scripts) {
			script.tables().forEach(table -> owners.put(table.name(), script.module()));
			script.tags().forEach(tag -> tags.put(tag.table(), tag.kind()));
		}
	}

	static List<String> broken(List<SqlScript> scripts) {
		var rules = new MigrationRules(scripts);
		for (SqlScript script : scripts) {
			script.unread().forEach(statement -> rules.broken.add("cannot be read: " + statement));
			script.statements().forEach(rules::checkStatement);
			script.tables().forEach(rules::checkTable);
			script.keys().forEach(key -> rules.checkKey(script.module(), key));
		}
		return rules.broken;
	}

	private void checkStatement(String statement) {
		String words = statement.replaceAll("'[^']*'", "''");
		FORBIDDEN.forEach((what, pattern) -> report(pattern.matcher(words).matches(), what + ": " + statement));
	}

	private void checkTable(SqlScript.Table table) {
		String kind = tags.getOrDefault(table.name(), "");
		report(!KINDS.contains(kind), table.name() + " has no tag: comment on table … is 'by_institution: …' (or by_person, reference, local)");
		report(table.unlogged() && !kind.equals("local"), table.name() + " is unlogged and not local");
		report(scripts.stream().flatMap(SqlScript::keys).noneMatch(key -> key.table().equals(table.name()) && key.kind().equals("primary key")),
				table.name() + " has no primary key");
		report(kind.equals("by_institution") && table.columns().noneMatch(column -> column.matches("institution_id bigint\\b.*\\bnot null\\b.*")),
				table.name() + " is by_institution without institution_id bigint not null");
		table.columns().filter(column -> column.matches("\\w+_fen .*")).forEach(column -> checkAmount(table, column));
	}

	private void checkAmount(SqlScript.Table table, String column) {
		String name = column.substring(0, column.indexOf(' '));
		report(!column.matches("\\w+ bigint\\b.*"), "%s.%s is not bigint".formatted(table.name(), name));
		report(table.parts().stream().noneMatch(part -> part.matches(".*\\bcheck ?\\(.*\\b" + name + "\\b.*")),
				"%s.%s has no check".formatted(table.name(), name));
	}

	private void checkKey(String module, SqlScript.Key key) {
		String kind = tags.getOrDefault(key.table(), "");
		String what = "%s of %s (%s)".formatted(key.kind(), key.table(), key.name());
		report(kind.equals("by_institution") && !key.firstColumn().equals("institution_id"), what + " does not begin with institution_id");
		report(kind.equals("by_person") && !key.firstColumn().matches("person_(no|hash)"), what + " does not begin with the person");
		report(!key.references().isEmpty() && !module.equals(owners.get(key.references())), what + " refers to another module's table");
	}

	private void report(boolean isBroken, String sentence) {
		if (isBroken) {
			broken.add(sentence);
		}
	}
}
