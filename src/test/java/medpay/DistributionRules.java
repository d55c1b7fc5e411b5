package medpay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds the script that spreads the tables over many machines against what the migrations say of them. Each broken rule is one sentence. */
final class DistributionRules {

	private static final Pattern REFERENCE = Pattern.compile("select create_reference_table\\('(\\w+)'\\)");
	private static final Pattern DISTRIBUTED = Pattern
			.compile("select create_distributed_table\\('(\\w+)', '(\\w+)', colocate_with => '(\\w+)'\\)");

	private final List<SqlScript> migrations;
	private final Map<String, String> tags = new TreeMap<>();
	private final Map<String, String> roots = new TreeMap<>();
	private final Set<String> spread = new HashSet<>();
	private final List<String> broken = new ArrayList<>();

	private DistributionRules(List<SqlScript> migrations) {
		this.migrations = migrations;
		migrations.forEach(script -> script.tags().forEach(tag -> tags.put(tag.table(), tag.kind())));
	}

	static List<String> broken(List<SqlScript> migrations, SqlScript distribution) {
		var rules = new DistributionRules(migrations);
		distribution.statements().forEach(rules::read);
		rules.tags.forEach(rules::checkMissing);
		return rules.broken;
	}

	private void read(String statement) {
		Matcher reference = REFERENCE.matcher(statement);
		Matcher distributed = DISTRIBUTED.matcher(statement);
		if (reference.matches()) {
			checkKind(reference.group(1), "reference");
		} else if (distributed.matches()) {
			checkDistributed(distributed.group(1), distributed.group(2), distributed.group(3));
		} else {
			broken.add("cannot be read: " + statement);
		}
	}

	private void checkDistributed(String table, String column, String beside) {
		String kind = column.equals("institution_id") ? "by_institution" : "by_person";
		checkKind(table, kind);
		report(!column.equals(firstOfPrimaryKey(table)), table + " is distributed by " + column + ", its primary key begins otherwise");
		String root = roots.computeIfAbsent(kind, first -> table);
		String expected = root.equals(table) ? "none" : root;
		report(!beside.equals(expected), table + " lies beside " + beside + " instead of " + expected);
	}

	private void checkKind(String table, String kind) {
		report(!spread.add(table), table + " is spread twice");
		report(!kind.equals(tags.get(table)), "%s is spread as %s, its tag is %s".formatted(table, kind, tags.get(table)));
		migrations.stream().flatMap(SqlScript::keys).filter(key -> key.table().equals(table)).map(SqlScript.Key::references)
				.filter(parent -> !parent.isEmpty() && !spread.contains(parent))
				.forEach(parent -> broken.add("%s stands before %s, to which it refers".formatted(table, parent)));
	}

	private String firstOfPrimaryKey(String table) {
		return migrations.stream().flatMap(SqlScript::keys).filter(key -> key.table().equals(table) && key.kind().equals("primary key"))
				.map(SqlScript.Key::firstColumn).findFirst().orElse("");
	}

	private void checkMissing(String table, String kind) {
		report(!kind.equals("local") && !spread.contains(table), table + " is missing");
	}

	private void report(boolean isBroken, String sentence) {
		if (isBroken) {
			broken.add(sentence);
		}
	}
}
