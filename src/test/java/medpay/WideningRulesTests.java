package medpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Migrations let the version before work on, and every rule was seen red. */
class WideningRulesTests {

	/** Since the keys of clients moved to a table of their own, in one step: before anybody ran two versions at once. */
	private static final int SINCE = 46;
	private static final Pattern VERSION = Pattern.compile("V(\\d+)__\\w+\\.sql");

	@Test
	void newMigrationsLetTheVersionBeforeWorkOn() throws IOException {
		List<String> broken = new ArrayList<>();
		int checked = 0;
		for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/**/V*.sql")) {
			Matcher version = VERSION.matcher(String.valueOf(file.getFilename()));
			assertThat(version.matches()).as("%s", file).isTrue();
			if (Integer.parseInt(version.group(1)) > SINCE) {
				broken.addAll(WideningRules.broken(file.getContentAsString(StandardCharsets.UTF_8)));
				checked++;
			}
		}
		assertThat(checked).isGreaterThanOrEqualTo(4);
		assertThat(broken).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			drop table bill;                                                    | takes away
			alter table bill drop column note;                                  | takes away
			alter table bill drop note;                                         | takes away
			alter table bill rename column note to words;                       | renames
			alter table bill rename to invoice;                                 | renames
			alter table bill alter column note type text;                       | changes a type
			alter table bill alter column note set not null;                    | demands
			alter table bill add column note text not null;                     | demands
			alter table bill add constraint bill_note check (note <> 'x');      | reads the whole table
			alter table bill add constraint bill_of foreign key (a) references b (a); | reads the whole table
			""")
	void reportsWhatNarrows(String sql, String sentence) {
		assertThat(WideningRules.broken(sql)).singleElement().asString().startsWith(sentence);
		assertThat(WideningRules.broken("-- contract: nobody reads it since V60\n" + sql)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {"alter table bill add column note text;", "alter table bill add column note text not null default '';",
			"alter table bill drop constraint bill_note;", "alter table bill alter column note drop not null;",
			"alter table bill add constraint bill_note check (note <> 'x') not valid;", "alter table bill validate constraint bill_note;",
			"create table note (note text); alter table note add constraint note_form check (note <> '');"})
	void leavesAloneWhatWidens(String sql) {
		assertThat(WideningRules.broken(sql)).isEmpty();
	}
}
