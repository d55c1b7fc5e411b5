package medpay.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.UUID;
import medpay.payment.OpenRefunds.Kind;
import medpay.payment.OpenRefunds.Open;
import medpay.shared.InstitutionId;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which refunds wait at the window. */
class OpenRefundsTests {

	private static final InstitutionId OURS = new InstitutionId(1);
	private static final UUID PAYMENT = UUID.fromString("019aa000-0000-7000-8000-000000000002");

	private JdbcClient jdbc;
	private OpenRefunds open;

	@BeforeEach
	void migrate() {
		jdbc = JdbcClient.create(TestDatabase.migrated());
		open = new OpenRefunds(jdbc);
		jdbc.sql("""
				insert into payment (institution_id, payment_id, version, bill_number, visit_number, verification_id, scene, total_fen, bill, person,
				  person_key, operator_code, state, insured, diagnoses_first, self_pay_route, insurance_step, settle_tries, silences, refusing,
				  charge_step, not_found_in_row, hold_step, uploaded_parts, code_expired, created_at, updated_at)
				values (1, :id, 0, 'B-1', 'V', :id, 'OUTPATIENT', 10000, '', '', '', 'D1', 'PAID', true, true, 'AGREEMENT', 'NOTHING', 1, 0, false,
				  'NONE', 0, 'NONE', 1, false, now(), now())""").param("id", PAYMENT).update();
	}

	@Test
	void areThoseThatNeedTheCashierOrAreInDoubt() {
		refund("PAY", "RETURN_AT_WINDOW", "charge_fen = 2900");
		refund("DUE", "WINDOW_DUE", "due_fen = 150");
		refund("HAND", "NOT_RESETTLED", "task = 'not_resettled', task_due_at = now()");
		refund("DOUBT", "RETURNING", "doubt_began_at = now()");
		refund("TWICE", "DONE", "task = 'returned_twice', task_due_at = now()");
		refund("ON-ITS-WAY", "RETURNING", "charge_fen = 1");
		refund("OVER", "DONE", "charge_fen = 1");

		assertThat(open.of(OURS, 10)).extracting(Open::refundNumber, Open::kind, Open::amountFen).containsExactlyInAnyOrder(
				tuple("PAY", Kind.PAY_OUT, 2900L), tuple("DUE", Kind.COLLECT, 150L),
				tuple("HAND", Kind.BY_HAND, 0L), tuple("DOUBT", Kind.WAIT, 0L),
				tuple("TWICE", Kind.WAIT, 0L));
		assertThat(open.of(new InstitutionId(2), 10)).isEmpty();
		assertThat(open.of(OURS, 10).getFirst().billNumber()).isEqualTo("B-1");
	}

	private void refund(String number, String state, String also) {
		jdbc.sql(
				"""
						insert into refund (institution_id, refund_number, version, refund_id, payment_id, kind, reason, operator_code, wish, taken, state, reverses,
						  resettles, closes_visit, return_route, insurance_step, reverse_tries, settle_tries, silences, refusing, return_step, not_found_in_row,
						  room_step, total_fen, fund_fen, personal_account_fen, charge_fen, due_fen, uploaded_parts, undone, created_at, updated_at)
						values (1, :number, 0, gen_random_uuid(), :payment, 'HOSPITAL', '药品未取', 'C1', '[]', '[]', :state, false, false, false, 'CHANNEL', 'NONE', 0, 0, 0,
						  false, 'NONE', 0, 'NONE', 0, 0, 0, 0, 0, 0, false, now(), now())""")
				.param("number", number)
				.param("payment", PAYMENT).param("state", state).update();
		jdbc.sql("update refund set kind = case when state = 'DONE' then 'HOSPITAL' else 'LATE_CHARGE' end, charge_order_number = refund_number, "
				+ also
				+ " where institution_id = 1 and refund_number = :number").param("number", number).update();
	}
}
