package medpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every migration keeps the rules of tables, and every rule was seen red. */
class MigrationRulesTests {

	private static final String GOOD = """
			create table bill ( -- a comment, with a comma
				institution_id bigint not null,
				bill_id uuid not null,
				parent_id uuid,
				amount_fen bigint not null,
				constraint bill_pk primary key (institution_id, bill_id),
				constraint bill_parent foreign key (institution_id, parent_id) references bill (institution_id, bill_id),
				constraint bill_amount check (amount_fen > 0)
			);
			comment on table bill is 'by_institution: bills; one per visit';
			create unique index bill_parent_once on bill (institution_id, parent_id) where parent_id is not null;
			create table person (person_hash bytea not null, constraint person_pk primary key (person_hash));
			comment on table person is 'by_person: people';
			create unlogged table nonce (nonce text not null, constraint nonce_pk primary key (nonce));
			comment on table nonce is 'local: nonces';
			update bill set amount_fen = amount_fen + 1 where institution_id = 1;
			""";

	@Test
	void everyMigrationKeepsTheRules() throws IOException {
		List<SqlScript> scripts = migrations();
		assertThat(scripts).hasSizeGreaterThanOrEqualTo(3);
		assertThat(scripts.stream().flatMap(SqlScript::tables)).hasSizeGreaterThanOrEqualTo(5);
		assertThat(MigrationRules.broken(scripts)).isEmpty();
	}

	@Test
	void findsNothingWrongWithTablesThatKeepThem() {
		assertThat(broken(GOOD)).isEmpty();
	}

	@ParameterizedTest(name = "{2}")
	@CsvSource(delimiter = '|', textBlock = """
			comment on table bill is 'by_institution: bills; one per visit';      | /**/ | bill has no tag
			'by_institution: bills; one per visit'                                | 'some bills' | cannot be read
			institution_id bigint not null,                                       | institution_id integer not null, | without institution_id bigint not null
			institution_id bigint not null,                                       | institution_id bigint, | without institution_id bigint not null
			primary key (institution_id, bill_id)                                 | primary key (bill_id, institution_id) | primary key of bill (bill_pk) does not begin with institution_id
			constraint bill_pk primary key (institution_id, bill_id),             | /**/ | bill has no primary key
			parent_id uuid,                                                       | parent_id uuid unique, | unique of bill (parent_id) does not begin with institution_id
			parent_id uuid,                                                       | parent_id uuid references bill, | foreign key of bill (parent_id) does not begin with institution_id
			foreign key (institution_id, parent_id)                               | foreign key (parent_id) | foreign key of bill (bill_parent) does not begin with institution_id
			on bill (institution_id, parent_id) where                             | on bill (parent_id) where | unique of bill (bill_parent_once) does not begin with institution_id
			references bill (institution_id, bill_id)                             | references journal_entry (institution_id, bill_id) | refers to another module's table
			(person_hash bytea not null, constraint person_pk primary key (person_hash)) | (name text, constraint person_pk primary key (name)) | does not begin with the person
			create table person                                                   | create unlogged table person | person is unlogged and not local
			amount_fen bigint not null,                                           | amount_fen numeric not null, | bill.amount_fen is not bigint
			constraint bill_amount check (amount_fen > 0)                         | constraint bill_nothing check (1 = 1) | bill.amount_fen has no check
			constraint bill_amount                                                | constraint bill_once unique (institution_id, amount_fen) deferrable, constraint bill_amount | deferrable
			constraint bill_amount                                                | exclude using gist (amount_fen with =), constraint bill_amount | exclusion constraint
			update bill set amount_fen = amount_fen + 1                           | update bill set bill_id = gen_random_uuid() | volatile function
			update bill set amount_fen = amount_fen + 1                           | insert into bill select 1 on conflict do update set bill_id = uuidv7() | volatile function
			update bill set amount_fen = amount_fen + 1                           | select pg_advisory_lock(1) | advisory lock
			update bill set amount_fen = amount_fen + 1                           | create trigger audit before update on bill execute function f() | trigger
			bill_id uuid not null,                                                | bill_id integer generated always as identity not null, | number that runs out
			create unlogged table nonce (nonce text not null, constraint nonce_pk primary key (nonce)) | create table nonce as select 1 as nonce | cannot be read
			""")
	void reportsEachBrokenRule(String good, String bad, String sentence) {
		assertThat(GOOD).contains(good);
		assertThat(broken(GOOD.replace(good, bad))).anySatisfy(broken -> assertThat(broken).contains(sentence));
	}

	private static List<String> broken(String sql) {
		return MigrationRules.broken(List.of(SqlScript.of("bills", sql)));
	}

	/** Every migration of the application. */
	static List<SqlScript> migrations() throws IOException {
		Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/**/*.sql");
		return Stream.of(files).map(MigrationRulesTests::read).toList();
	}

	/** The folder of a migration is its module. */
	private static SqlScript read(Resource file) {
		try {
			Path path = Path.of(file.getURI());
			return SqlScript.of(String.valueOf(path.getName(path.getNameCount() - 2)), file.getContentAsString(StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
