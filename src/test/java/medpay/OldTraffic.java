package medpay;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What an application of the version before does to the database while it is migrated: its own statements, one connection each. */
final class OldTraffic {

	/** So many more after the migration, before it stops. */
	private static final int MORE = 20;

	private final DataSource database;
	private final CountDownLatch flowing = new CountDownLatch(3);
	private final AtomicInteger paid = new AtomicInteger();
	private final AtomicLong seen = new AtomicLong();
	private volatile boolean migrated;

	OldTraffic(DataSource database) {
		this.database = database;
	}

	/** Returns when everybody has begun. */
	void awaitFlow() throws InterruptedException {
		flowing.await();
	}

	void migrated() {
		migrated = true;
	}

	/** Payments that were committed. */
	int paid() {
		return paid.get();
	}

	/** Pays until the migration is over; an error of any statement ends it. */
	int pay() throws Exception {
		try (var connection = new SingleConnectionDataSource(database.getConnection(), true)) {
			var transactions = new TransactionTemplate(new DataSourceTransactionManager(connection));
			JdbcClient jdbc = JdbcClient.create(connection);
			int own = 0;
			for (int after = 0; after < MORE; after += migrated ? 1 : 0) {
				transactions.executeWithoutResult(transaction -> payOnce(jdbc, UUID.randomUUID()));
				paid.incrementAndGet();
				begun(own++);
			}
			return own;
		}
	}

	/** Reads until the migration is over; what was there once stays. */
	long read() throws Exception {
		try (var connection = new SingleConnectionDataSource(database.getConnection(), true)) {
			JdbcClient jdbc = JdbcClient.create(connection);
			int own = 0;
			for (int after = 0; after < MORE; after += migrated ? 1 : 0) {
				long now = jdbc.sql("select count(*) from payment where institution_id = 1 and state = 'PAID'").query(Long.class).single();
				if (now < seen.getAndSet(now)) {
					throw new AssertionError("Payments are gone: " + now);
				}
				begun(own++);
			}
			return seen.get();
		}
	}

	private void begun(int own) {
		if (own == MORE) {
			flowing.countDown();
		}
	}

	static void payOnce(JdbcClient jdbc, UUID payment) {
		String number = payment.toString().replace("-", "");
		for (String statement : new String[]{"insert into bill_number (institution_id, bill_number, withdrawn_unseen) values (1, :number, false)",
				"""
						insert into payment (institution_id, payment_id, version, bill_number, visit_number, verification_id, scene, total_fen, bill, person,
							person_key, operator_code, state, insured, diagnoses_first, self_pay_route, insurance_step, settle_tries, silences, refusing,
							charge_step, not_found_in_row, hold_step, uploaded_parts, code_expired, created_at, updated_at, order_number)
						values (1, :payment, 0, :number, :number, :payment, 'OUTPATIENT', 700, '', '', '', 'D1', 'CHARGING', false, false, 'AGREEMENT', 'NONE', 0,
							0, false, 'NONE', 0, 'NONE', 0, false, now(), now(), :number)""",
				"""
						insert into charge_order (institution_id, order_number, version, payment_id, channel, agreement_number, token, amount_fen, ordered_at,
							outcome) values (1, :number, 0, :payment, 'unionpay', 'A1', '', 700, now(), 'OPEN')""",
				"""
						insert into journal_entry (institution_id, kind, cause, subject, business_date, recorded_at, total_fen)
						values (1, 'CHARGED', :number, :number, current_date, now(), 700)""",
				"""
						insert into journal_posting (institution_id, kind, cause, leg, leg_order, account, side, amount_fen) values
						(1, 'CHARGED', :number, 'a', 1, 'CHANNEL_RECEIVABLE', 'DEBIT', 700), (1, 'CHARGED', :number, 'b', 2, 'HOSPITAL_REVENUE', 'CREDIT', 700)""",
				"""
						insert into audit_entry (institution_id, entry_id, recorded_at, actor, action, subject, outcome)
						values (1, :payment, now(), 'his', 'pay', :number, 'done')""",
				"update charge_order set outcome = 'CHARGED', charged_at = now() where institution_id = 1 and order_number = :number and :payment is not null",
				"update payment set state = 'PAID', version = 1, paid_at = now() where institution_id = 1 and payment_id = :payment and bill_number = :number"}) {
			int rows = jdbc.sql(statement).param("payment", payment).param("number", number).update();
			if (rows == 0) {
				throw new AssertionError("Nothing happened: " + statement);
			}
		}
	}
}
