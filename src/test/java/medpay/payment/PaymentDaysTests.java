package medpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import medpay.payment.PaymentDays.Group;
import medpay.payment.PaymentDays.Standing;
import medpay.payment.PaymentDays.Stretch;
import medpay.payment.machine.PaymentState;
import medpay.shared.InstitutionId;
import medpay.shared.Scene;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a day's figures are read from. */
class PaymentDaysTests {

	private static final InstitutionId OURS = new InstitutionId(1);
	private static final InstitutionId OTHERS = new InstitutionId(2);
	/** 2026-11-23 in Shanghai. */
	private static final Instant MIDNIGHT = Instant.parse("2026-11-22T16:00:00Z");
	private static final Stretch DAY = new Stretch(MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(1)));

	private JdbcClient jdbc;
	private PaymentDays days;

	@BeforeEach
	void migrate() {
		jdbc = JdbcClient.create(TestDatabase.migrated());
		days = new PaymentDays(jdbc);
	}

	@Test
	void groupsByHourInShanghaiSceneAndStateOfThatDayAndInstitutionAlone() {
		received(OURS, MIDNIGHT, PaymentState.PAID);
		received(OURS, MIDNIGHT.plus(Duration.ofMinutes(59)), PaymentState.PAID);
		received(OURS, MIDNIGHT.plus(Duration.ofHours(9)), PaymentState.AT_WINDOW);
		received(OURS, MIDNIGHT.minusMillis(1), PaymentState.PAID);
		received(OURS, MIDNIGHT.plus(Duration.ofDays(1)), PaymentState.PAID);
		received(OTHERS, MIDNIGHT, PaymentState.PAID);

		assertThat(days.groups(OURS, DAY)).containsExactly(new Group(0, Scene.OUTPATIENT, PaymentState.PAID, 2, 20_000, 12_000, 2_000, 0, 6_000),
				new Group(9, Scene.OUTPATIENT, PaymentState.AT_WINDOW, 1, 10_000, 6_000, 1_000, 0, 3_000));
	}

	@Test
	void measuresFromTheBillToPaid() {
		paid(received(OURS, MIDNIGHT, PaymentState.PAID), MIDNIGHT.plusSeconds(1));
		paid(received(OURS, MIDNIGHT, PaymentState.PAID), MIDNIGHT.plusSeconds(3));
		paid(received(OURS, MIDNIGHT, PaymentState.PAID), MIDNIGHT.plusSeconds(2));
		received(OURS, MIDNIGHT, PaymentState.PAID);
		received(OURS, MIDNIGHT, PaymentState.AT_WINDOW);

		var speed = days.speed(OURS, DAY);

		assertThat(speed.payments()).as("one was paid before the moment was kept").isEqualTo(3);
		assertThat(speed.half()).isEqualTo(Duration.ofSeconds(2));
		assertThat(speed.ninetyFivePercent()).isEqualTo(Duration.ofMillis(2_900));
		assertThat(days.speed(OTHERS, DAY)).isEqualTo(new PaymentDays.Speed(0, Duration.ZERO, Duration.ZERO));
	}

	@Test
	void findsTheDoubtsOfEveryDayTheOldestFirst() {
		Instant lastWeek = MIDNIGHT.minus(Duration.ofDays(6));
		received(OURS, MIDNIGHT, PaymentState.CHARGE_IN_DOUBT);
		UUID oldest = received(OURS, lastWeek, PaymentState.INSURANCE_IN_DOUBT);
		received(OURS, lastWeek, PaymentState.AT_WINDOW);
		received(OURS, lastWeek, PaymentState.PAID);
		received(OTHERS, lastWeek, PaymentState.CHARGE_IN_DOUBT);

		assertThat(days.doubts(OURS, 8)).hasSize(2).first().satisfies(doubt -> {
			assertThat(doubt.paymentId()).isEqualTo(oldest);
			assertThat(doubt.since()).isEqualTo(lastWeek);
		});
		assertThat(days.doubts(OURS, 1)).hasSize(1);
		assertThat(days.standing(OURS)).containsExactlyInAnyOrder(new Standing(PaymentState.CHARGE_IN_DOUBT, 1),
				new Standing(PaymentState.INSURANCE_IN_DOUBT, 1), new Standing(PaymentState.AT_WINDOW, 1));
	}

	private UUID received(InstitutionId institution, Instant at, PaymentState state) {
		UUID id = UUID.randomUUID();
		jdbc.sql(
				"""
						insert into payment (institution_id, payment_id, version, bill_number, visit_number, verification_id, scene, total_fen, bill, person,
						  person_key, operator_code, state, insured, diagnoses_first, self_pay_route, insurance_step, settle_tries, silences, refusing,
						  charge_step, not_found_in_row, hold_step, uploaded_parts, settlement_number, fund_paid_fen, personal_account_paid_fen,
						  other_paid_fen, self_pay_fen, code_expired, order_number, created_at, updated_at)
						values (:institution, :id, 0, :id::text, 'V', :id, 'OUTPATIENT', 10000, '', '', '', 'D1', :state, true, true, 'AGREEMENT', 'NOTHING', 1,
						  0, false, 'NONE', 0, 'NONE', 1, left(:id::text, 30), 6000, 1000, 0, 3000, false, left(:id::text, 32), :at, :at)""")
				.param("institution", institution.value()).param("id", id).param("state", state.name()).param("at", Timestamps.of(at)).update();
		return id;
	}

	private void paid(UUID payment, Instant at) {
		jdbc.sql("update payment set paid_at = :at where institution_id = :institution and payment_id = :id").param("at", Timestamps.of(at))
				.param("institution", OURS.value()).param("id", payment).update();
	}
}
