package medpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** The script that spreads the tables over many machines knows every table, and each as it is tagged. */
class DistributionRulesTests {

	private static final String TABLES = """
			create table bill (institution_id bigint not null, bill_id uuid not null, constraint bill_pk primary key (institution_id, bill_id));
			comment on table bill is 'by_institution: bills';
			create table bill_line (institution_id bigint not null, bill_id uuid not null, line bigint not null,
				constraint bill_line_pk primary key (institution_id, bill_id, line),
				constraint bill_line_of foreign key (institution_id, bill_id) references bill (institution_id, bill_id));
			comment on table bill_line is 'by_institution: lines';
			create table person (person_hash bytea not null, constraint person_pk primary key (person_hash));
			comment on table person is 'by_person: people';
			create table department (code text not null, constraint department_pk primary key (code));
			comment on table department is 'reference: departments';
			create unlogged table nonce (nonce text not null, constraint nonce_pk primary key (nonce));
			comment on table nonce is 'local: nonces';
			""";

	private static final String GOOD = """
			-- a comment
			select create_reference_table('department');
			select create_distributed_table('bill', 'institution_id', colocate_with => 'none');
			select create_distributed_table('bill_line', 'institution_id', colocate_with => 'bill');
			select create_distributed_table('person', 'person_hash', colocate_with => 'none');
			""";

	@Test
	void everyTableIsSpreadAsItIsTagged() throws IOException {
		SqlScript script = SqlScript.of("citus", new ClassPathResource("db/citus/distribute.sql").getContentAsString(StandardCharsets.UTF_8));
		assertThat(script.statements()).hasSizeGreaterThan(50);
		assertThat(DistributionRules.broken(MigrationRulesTests.migrations(), script)).isEmpty();
	}

	@Test
	void findsNothingWrongWithAScriptThatKeepsStep() {
		assertThat(broken(GOOD)).isEmpty();
	}

	@ParameterizedTest(name = "{2}")
	@CsvSource(delimiter = '|', textBlock = """
			select create_reference_table('department');                                             | /**/ | department is missing
			select create_distributed_table('person', 'person_hash', colocate_with => 'none');       | /**/ | person is missing
			select create_reference_table('department');                                             | select create_reference_table('department'); select create_reference_table('nonce'); | nonce is spread as reference, its tag is local
			create_reference_table('department');                                                    | create_reference_table('office'); | office is spread as reference, its tag is null
			create_distributed_table('person', 'person_hash', colocate_with => 'none')               | create_reference_table('person') | person is spread as reference, its tag is by_person
			create_distributed_table('bill_line', 'institution_id', colocate_with => 'bill')         | create_distributed_table('bill_line', 'bill_id', colocate_with => 'bill') | bill_line is distributed by bill_id, its primary key begins otherwise
			colocate_with => 'bill'                                                                  | colocate_with => 'none' | bill_line lies beside none instead of bill
			table('person', 'person_hash', colocate_with => 'none'                                   | table('person', 'person_hash', colocate_with => 'bill' | person lies beside bill instead of none
			select create_reference_table('department');                                             | select create_reference_table('department'); select create_reference_table('department'); | department is spread twice
			select create_distributed_table('bill', 'institution_id', colocate_with => 'none');      | /**/ | bill_line stands before bill, to which it refers
			select create_reference_table('department');                                             | select citus_add_local_table_to_metadata('department'); | cannot be read
			""")
	void reportsEachBrokenRule(String good, String bad, String sentence) {
		assertThat(GOOD).contains(good);
		assertThat(broken(GOOD.replace(good, bad))).anySatisfy(broken -> assertThat(broken).contains(sentence));
	}

	private static List<String> broken(String distribution) {
		return DistributionRules.broken(List.of(SqlScript.of("bills", TABLES)), SqlScript.of("citus", distribution));
	}
}
