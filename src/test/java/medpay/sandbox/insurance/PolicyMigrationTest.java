package medpay.sandbox.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import medpay.sandbox.insurance.policy.BillSplit;
import medpay.shared.Money;
import medpay.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** A settlement made before the stage above the cap was known can still be read, and undone. */
class PolicyMigrationTest {

	@Test
	void settlementsMadeBeforeHaveNothingAboveTheCap() {
		var database = new DriverManagerDataSource(TestDatabase.freshUrl(), "postgres", "postgres");
		var jdbc = JdbcClient.create(database);
		jdbc.sql("create schema sandbox").update();
		flyway(database).target("3").load().migrate();
		jdbc.sql("""
				insert into sandbox.insured_person (person_no, id_number_hash, id_number, name, birth_date, insurance_type, person_type,
					current_account_fen, history_account_fen, created_at)
				values ('1', 'h', 'n', 'n', '1970-01-01', '310', '116032', 0, 0, now());
				insert into sandbox.insured_year (person_no, insurance_year, deductible_met_fen) values ('1', 2026, 50000);
				insert into sandbox.insured_visit (mdtrt_id, institution_code, ipt_otp_no, person_no, opened_at) values ('V', 'H', 'O', '1', now());
				insert into sandbox.insurance_settlement (setl_id, msgid, mdtrt_id, chrg_bchno, institution_code, person_no, insurance_year, med_type,
					cert_type, split, settled_at, state)
				values ('S', 'M', 'V', 'B', 'H', '1', 2026, '11', '01', '{"scope": {"ownPay": 0, "overLimit": 0, "firstPay": 0, "inScope": 10000},
					"fund": "EMPLOYEES", "fundShare": 0.7, "currentAccount": 0, "deductibleHistory": 0, "deductibleCash": 0, "fundPaid": 7000,
					"seriousDisease": 0, "ratioHistory": 0, "ratioCash": 3000}', now(), 'SETTLED')""").update();

		flyway(database).load().migrate();

		String kept = jdbc.sql("select split from sandbox.insurance_settlement").query(String.class).single();
		BillSplit split = JsonMapper.builder().build().readValue(kept, BillSplit.class);
		assertThat(split.fundsPaid()).isEqualTo(new Money(7000));
		assertThat(split.cash()).isEqualTo(new Money(3000));
		assertThat(jdbc.sql("select pooled_paid_fen from sandbox.insured_year").query(Long.class).single()).isZero();
	}

	private static FluentConfiguration flyway(DriverManagerDataSource database) {
		return Flyway.configure().dataSource(database).schemas("sandbox").defaultSchema("sandbox").locations("classpath:db/sandbox");
	}
}
