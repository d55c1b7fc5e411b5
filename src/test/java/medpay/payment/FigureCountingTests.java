package medpay.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import medpay.institution.Institutions;
import medpay.payment.PaymentFigures.By;
import medpay.payment.PaymentFigures.Figure;
import medpay.payment.PaymentFigures.Scope;
import medpay.payment.WaitingBaselines.Baseline;
import medpay.shared.InstitutionId;
import medpay.shared.Scene;
import medpay.testing.MovableBusinessClock;
import medpay.testing.MovableClock;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is counted of a day, and when it is counted again. */
class FigureCountingTests {

	private static final InstitutionId OURS = new InstitutionId(1);
	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
	private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

	private final MovableBusinessClock clock = new MovableBusinessClock(NOON);
	private final MovableClock machine = new MovableClock();
	private JdbcClient jdbc;
	private FigureCounting counting;
	private PaymentFigures figures;

	@BeforeEach
	void migrate() {
		DataSource database = TestDatabase.migrated();
		jdbc = JdbcClient.create(database);
		counting = new FigureCounting(jdbc, mock(Institutions.class), new TransactionTemplate(new JdbcTransactionManager(database)), clock, machine);
		figures = new PaymentFigures(jdbc);
	}

	private UUID payment(String person, String state, long selfPay, Instant at) {
		UUID id = UUID.randomUUID();
		jdbc.sql(
				"""
						insert into payment (institution_id, payment_id, version, bill_number, visit_number, verification_id, scene, total_fen, bill, person,
						  person_key, operator_code, state, insured, diagnoses_first, self_pay_route, insurance_step, settle_tries, silences, refusing,
						  charge_step, not_found_in_row, hold_step, uploaded_parts, code_expired, fund_paid_fen, personal_account_paid_fen, other_paid_fen, self_pay_fen,
						  order_number, created_at, updated_at)
						values (1, :id, 0, :bill, 'V', :id, 'OUTPATIENT', 10000, '', '', convert_to(:person, 'UTF8'), 'D1', :state, true, true, 'AGREEMENT', 'NOTHING', 1,
						  0, false, 'NONE', 0, 'NONE', 1, false, 10000 - :self, 0, 0, :self, :order, :at, :at)""")
				.param("id", id)
				.param("bill", id.toString()).param("person", person).param("state", state).param("self", selfPay)
				.param("order", id.toString().replace("-", "")).param("at", at.atOffset(ZoneOffset.UTC)).update();
		jdbc.sql("insert into payment_trait (institution_id, payment_id, age_group, by_code) values (1, :id, 'UNDER_70', true)").param("id", id)
				.update();
		return id;
	}

	private void charged(UUID payment, long fen) {
		jdbc.sql(
				"""
						insert into charge_order (institution_id, order_number, version, payment_id, channel, agreement_number, token, amount_fen, ordered_at, outcome)
						values (1, :order, 0, :payment, 'UNIONPAY', 'A', '', :fen, now(), 'CHARGED')""")
				.param("order", payment.toString().replace("-", ""))
				.param("payment", payment).param("fen", fen).update();
	}

	private List<Figure> sums(By by) {
		return figures.sums(new Scope(List.of(OURS), TODAY.minusDays(9), TODAY, null), by);
	}

	@Test
	void countsWhatWasPaidByWhatPaidIt() {
		charged(payment("one", "PAID", 3_000, NOON), 3_000);
		payment("one", "PAID", 0, NOON.plusSeconds(1));
		payment("two", "PAID_AT_WINDOW", 4_000, NOON);
		payment("two", "REFUSED", 4_000, NOON);
		payment("two", "CHARGING", 4_000, NOON);

		counting.count(OURS);
		counting.count(OURS);

		assertThat(sums(By.CHANNEL)).extracting(Figure::key, Figure::payments, Figure::noTouch, Figure::creditUses, Figure::creditFen)
				.containsExactlyInAnyOrder(tuple("UNIONPAY", 1L, 1L, 1L, 3_000L), tuple("NOTHING", 1L, 1L, 0L, 0L), tuple("WINDOW", 1L, 0L, 0L, 0L));
		assertThat(sums(By.DAY)).singleElement()
				.isEqualTo(new Figure("2026-11-23", 3, 2, 2, 30_000, 23_000, 7_000, 3, 30_000, 1, 3_000));
		assertThat(sums(By.AGE)).singleElement().extracting(Figure::key).isEqualTo("UNDER_70");
		assertThat(figures.sums(new Scope(List.of(OURS), TODAY, TODAY, Scene.EMERGENCY), By.DAY)).isEmpty();
		assertThat(figures.sums(new Scope(List.of(new InstitutionId(2)), TODAY, TODAY, null), By.DAY)).isEmpty();
	}

	@Test
	void countsAnOldDayAgainOnlyWhileItMayChange() {
		Instant longAgo = NOON.minus(Duration.ofDays(6));
		UUID waits = payment("one", "AT_WINDOW", 4_000, longAgo);
		counting.count(OURS);
		assertThat(sums(By.DAY)).singleElement().extracting(Figure::noTouch).isEqualTo(0L);

		jdbc.sql("update payment set state = 'PAID' where payment_id = :id and institution_id = 1").param("id", waits).update();
		counting.count(OURS);
		assertThat(sums(By.DAY)).as("once a day").singleElement().extracting(Figure::noTouch).isEqualTo(0L);
		machine.advance(Duration.ofDays(1).plusSeconds(1));
		counting.count(OURS);
		assertThat(sums(By.DAY)).singleElement().extracting(Figure::noTouch).isEqualTo(1L);

		jdbc.sql("delete from payment_figure where institution_id = 1").update();
		machine.advance(Duration.ofDays(2));
		counting.count(OURS);
		assertThat(sums(By.DAY)).as("nothing of that day can change any more").isEmpty();
	}

	@Test
	void knowsTheLatestMeasurementOfAScene() {
		var baselines = new WaitingBaselines(jdbc, clock);
		var first = new Baseline(OURS, Scene.OUTPATIENT, TODAY.minusDays(30), 750, 300, "现场计时", "沈会计");
		var second = new Baseline(OURS, Scene.OUTPATIENT, TODAY.minusDays(3), 600, 200, "现场计时", "沈会计");
		assertThat(baselines.enter(second)).isTrue();
		assertThat(baselines.enter(first)).isTrue();
		assertThat(baselines.enter(first)).as("what was measured is not changed").isFalse();
		assertThat(baselines.latest(List.of(OURS))).containsExactly(second);
		assertThat(baselines.latest(List.of(new InstitutionId(2)))).isEmpty();
	}

	@Test
	void groupsByWholeYears() {
		LocalDate born = LocalDate.of(1956, 11, 24);
		assertThat(AgeGroup.of(born, TODAY)).isEqualTo(AgeGroup.UNDER_70);
		assertThat(AgeGroup.of(born, TODAY.plusDays(1))).isEqualTo(AgeGroup.UNDER_80);
		assertThat(AgeGroup.of(TODAY, TODAY)).isEqualTo(AgeGroup.UNDER_7);
		assertThat(AgeGroup.of(LocalDate.of(1920, 1, 1), TODAY)).isEqualTo(AgeGroup.FROM_80);
	}
}
