package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement that does not say of which institution it speaks is seen, however it is written. */
class StatementRulesTests {

	private final StatementRules rules = new StatementRules(
			Map.of("payment", "by_institution", "refund", "by_institution", "institution", "reference", "payment_by_person", "by_person"));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			select * from payment                                                                                        | payment
			select * from payment where payment_id = ?                                                                   | payment
			select institution_id, count(*) from payment group by institution_id                                         | payment
			select p.institution_id from payment as p where p.state = ? order by p.institution_id                        | payment
			update payment set state = ? where payment_id = ?                                                            | payment
			delete from payment where created_at < ?                                                                     | payment
			insert into payment (payment_id) values (?)                                                                  | payment
			select * from payment p join refund r on r.payment_id = p.payment_id where p.institution_id = ?              | refund
			select * from payment p, refund r where r.payment_id = p.payment_id and r.institution_id = ?                 | payment
			select * from payment p left join refund r using (payment_id) where p.institution_id = ?                     | refund
			select * from payment p join institution i on i.institution_id = p.institution_id                            | payment
			select * from institution i where exists (select 1 from payment p where p.institution_id = i.institution_id) | payment
			select (select count(*) from refund r where r.payment_id = p.payment_id) from payment p where p.institution_id = ? | refund
			select * from payment where institution_id = ? union all select * from payment where payment_id = ?          | payment
			with x as (select * from refund) select * from payment join x using (payment_id) where institution_id = ?    | refund
			insert into payment (institution_id, payment_id) select institution_id, refund_number from refund            | refund
			insert into payment (institution_id, payment_id) select ?, refund_number from refund where state = ?         | refund
			select 1 from payment where payment_id in (select payment_id from refund where institution_id = ?)           | payment
			select 1 from payment where institution_id is not null                                                       | payment
			select 1 from payment where institution_id > ?                                                               | payment
			select 1 /* where institution_id = ? */ from payment -- institution_id = ?                                   | payment
			""")
	void findsWhoseRowsAreNotSaid(String statement, String table) {
		assertThat(rules.unbound(statement)).containsExactly(table);
	}

	@ParameterizedTest
	@ValueSource(strings = {"select * from payment where institution_id = ? and payment_id = ?", "select * from institution where code = ?",
			"select * from sandbox.payment", "select p1_0.state from payment p1_0 where (p1_0.institution_id,p1_0.payment_id) in ((?,?))",
			"select 1 from payment p where (p.institution_id, p.payment_id) = (?, ?)",
			"select * from payment p join refund r on r.institution_id = p.institution_id and r.payment_id = p.payment_id where p.institution_id = ?",
			"select * from payment p left join refund r on (r.institution_id, r.payment_id) = (p.institution_id, p.payment_id) where r.institution_id = any(?)",
			"select * from payment join refund using (institution_id, payment_id) where institution_id = ?",
			"update payment p set state = ? from refund r where r.institution_id = p.institution_id and p.institution_id = ?",
			"delete from payment using refund where payment.institution_id = ? and refund.institution_id = payment.institution_id",
			"insert into payment (institution_id, payment_id) values (?, ?) on conflict (institution_id, payment_id) do update set state = excluded.state",
			"insert into payment as held (institution_id, payment_id) values (?, ?) on conflict do update set state = ? where held.state <> ?",
			"insert into refund (institution_id, refund_number) select ?, bill_number from payment where institution_id = ? and state = ?",
			"select 1 from payment where institution_id = ? and payment_id in (select payment_id from payment_by_person where person_hash = ?)",
			"select * from payment p where p.institution_id = ? and exists (select 1 from refund r where r.institution_id = p.institution_id)",
			"with x as (select institution_id from refund where institution_id = ?) select * from payment p join x on x.institution_id = p.institution_id",
			"select extract(epoch from created_at) from payment where institution_id in (?, ?)",
			"select * from unnest(?) as wanted(id) join payment p on p.institution_id = ? and p.payment_id = wanted.id"})
	void acceptsWhatNamesTheInstitution(String statement) {
		assertThat(rules.unbound(statement)).isEmpty();
	}
}
