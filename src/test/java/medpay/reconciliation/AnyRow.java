package medpay.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts a row into a table of which only some columns matter: the others get something that they accept. */
final class AnyRow {

	private AnyRow() {}

	private record Column(String name, String type) {}

	static void insert(JdbcClient jdbc, String table, Map<String, Object> values) {
		List<Column> columns = jdbc.sql("""
				select column_name, data_type from information_schema.columns
				where table_name = :table and is_nullable = 'NO' and column_default is null and is_identity = 'NO' and is_generated = 'NEVER'""")
				.param("table", table).query((row, number) -> new Column(row.getString(1), row.getString(2))).list();
		List<String> names = new ArrayList<>();
		List<String> literals = new ArrayList<>();
		for (Column column : columns) {
			if (!values.containsKey(column.name())) {
				names.add(column.name());
				literals.add(literal(column.type()));
			}
		}
		values.forEach((name, value) -> {
			names.add(name);
			literals.add("'" + value + "'");
		});
		jdbc.sql("insert into %s (%s) values (%s)".formatted(table, String.join(", ", names), String.join(", ", literals))).update();
	}

	private static String literal(String type) {
		return switch (type) {
			case "uuid" -> "gen_random_uuid()";
			case "date" -> "date '2026-11-23'";
			case "timestamp with time zone" -> "timestamptz '2026-11-23 10:00:00+08'";
			case "boolean" -> "false";
			case "bytea" -> "'\\x00'";
			case "jsonb", "json" -> "'{}'";
			case "bigint", "integer", "smallint", "numeric" -> "1";
			default -> "'X'";
		};
	}
}
