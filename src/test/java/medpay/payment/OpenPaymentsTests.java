package medpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import medpay.payment.OpenPayments.Kind;
import medpay.payment.OpenPayments.Open;
import medpay.payment.OpenPayments.Sum;
import medpay.shared.InstitutionId;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the cashier's page is read from. */
class OpenPaymentsTests {

	private static final InstitutionId OURS = new InstitutionId(1);
	private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

	private JdbcClient jdbc;
	private OpenPayments open;

	@BeforeEach
	void migrate() {
		jdbc = JdbcClient.create(TestDatabase.migrated());
		open = new OpenPayments(jdbc, new PaymentSettings(Duration.ofSeconds(10), Duration.ofHours(24), List.of(), 512, 500, Duration.ofMinutes(30)));
	}

	@Test
	void tellsWhatMayBeCollectedWhatIsOwedAndWhatMustWait() {
		at("AT_WINDOW", "overdue = true, owed_since = now()");
		at("AT_WINDOW", "window_reason = '64'");
		at("AT_WINDOW", "confirm_step = 'WAITING'");
		at("CHARGE_IN_DOUBT", "task = 'charge_in_doubt', task_due_at = now()");
		at("PAID", "fund_paid_fen = 6000");

		assertThat(open.of(OURS, 10)).extracting(Open::kind).containsExactly(Kind.ASKS_PATIENT, Kind.COLLECT, Kind.OWED, Kind.WAIT);
		assertThat(open.sums(OURS)).containsExactlyInAnyOrder(new Sum(Kind.ASKS_PATIENT, 1, 3000), new Sum(Kind.COLLECT, 1, 3000),
				new Sum(Kind.OWED, 1, 3000), new Sum(Kind.WAIT, 1, 3000));
		Open collect = open.of(OURS, 2).getLast();
		assertThat(collect.why()).isNotNull().satisfies(words -> assertThat(words.zh()).contains("额度不足"));
		assertThat(collect.until()).isEqualTo(NOON.plus(Duration.ofHours(24)));
		assertThat(open.of(OURS, 10).getLast().task()).isEqualTo("charge_in_doubt");
	}

	@Test
	void whatCannotBeUndoneDoesNotExpire() {
		at("AT_WINDOW", "reversal_refused = true, task = 'reversal_refused', task_due_at = now()");

		assertThat(open.of(OURS, 1).getFirst().until()).isNull();
		assertThat(open.of(new InstitutionId(2), 1)).isEmpty();
	}

	private void at(String state, String also) {
		UUID id = UUID.randomUUID();
		jdbc.sql(
				"""
						insert into payment (institution_id, payment_id, version, bill_number, visit_number, verification_id, scene, total_fen, bill, person,
						  person_key, operator_code, state, insured, diagnoses_first, self_pay_route, insurance_step, settle_tries, silences, refusing,
						  charge_step, not_found_in_row, hold_step, uploaded_parts, fund_paid_fen, personal_account_paid_fen, other_paid_fen, self_pay_fen,
						  code_expired, created_at, updated_at, window_since)
						values (1, :id, 0, :id::text, 'V', :id, 'OUTPATIENT', 10000, '', '', '', 'D1', :state, true, true, 'AGREEMENT', 'NOTHING', 1, 0, false,
						  'NONE', 0, 'NONE', 1, 6000, 1000, 0, 3000, false, :at, :at, :at)""")
				.param("id", id).param("state", state)
				.param("at", Timestamps.of(NOON)).update();
		jdbc.sql("update payment set " + also + " where institution_id = 1 and payment_id = :id").param("id", id).update();
	}
}
