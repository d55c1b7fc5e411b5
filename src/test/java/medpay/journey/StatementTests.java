package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.journey.City.Reply;
import medpay.settlement.statement.Payer;
import medpay.settlement.statement.Taking;
import medpay.settlement.statement.Takings;
import medpay.settlement.statement.Takings.Period;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After a day of faults and refunds the hospitals' statements are what the payments themselves say, to the fen (I13). */
@SandboxTest
class StatementTests {

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Takings takings;

	@Autowired
	private Institutions institutions;

	@Autowired
	private BusinessClock clock;

	private City city;

	@BeforeEach
	void open() {
		city = new City(port);
		city.noFaults();
	}

	@Test
	void theStatementsAreWhatThePaymentsSay() {
		played(Map.of("visits", 40, "per_second", 50, "faults", 0.3, "seed", 21));
		refundSome(new Random(21));

		for (Institution hospital : institutions.all()) {
			if (hospital.kind() == Institution.Kind.HOSPITAL) {
				agrees(hospital);
			}
		}
	}

	private void agrees(Institution hospital) {
		var always = new Period(hospital.id(), new BusinessDate(LocalDate.of(2000, 1, 1)), new BusinessDate(LocalDate.of(2100, 1, 1)), clock.now());
		List<Taking> byScene = takings.byScene(always);
		String standing = """
				select payment.scene, sum(settlement.%s) from insurance_settlement settlement
				join payment on payment.institution_id = settlement.institution_id and payment.payment_id = settlement.payment_id
				where settlement.institution_id = :institution and not exists (select from expected_line undone where undone.source = 'INSURANCE'
				  and undone.institution_id = settlement.institution_id and undone.kind = 'REFUND' and undone.line_key = settlement.settlement_number)
				group by 1""";
		assertThat(sums(byScene, Payer.FUND, Taking::takenFen)).isEqualTo(said(standing.formatted("fund_paid_fen"), hospital));
		assertThat(sums(byScene, Payer.PERSONAL_ACCOUNT, Taking::takenFen))
				.isEqualTo(said(standing.formatted("personal_account_paid_fen"), hospital));
		assertThat(sums(byScene, Payer.HOSPITAL, Taking::takenFen)).isEqualTo(said(standing.formatted("other_paid_fen"), hospital));
		assertThat(sums(byScene, Payer.CHANNEL, Taking::chargedFen)).isEqualTo(said("""
				select payment.scene, sum(amount_fen) from charge_order join payment using (institution_id, payment_id)
				where institution_id = :institution and outcome in ('CHARGED', 'CHARGED_LATE') group by 1""", hospital));
		assertThat(sums(byScene, Payer.CHANNEL, Taking::returnedFen)).isEqualTo(
				said("""
						select payment.scene, sum(amount_fen) from return_order join refund using (institution_id, refund_number) join payment using (institution_id, payment_id)
						where institution_id = :institution and return_order.outcome = 'RETURNED' group by 1""",
						hospital));
		assertThat(sums(byScene, Payer.WINDOW, Taking::chargedFen)).isEqualTo(said("""
				select payment.scene, sum(amount_fen) from window_receipt join payment using (institution_id, payment_id)
				where institution_id = :institution group by 1""", hospital));
		assertThat(total(takings.byOperator(always))).isEqualTo(total(byScene)).isEqualTo(total(takings.byDay(always)));
	}

	private static Map<Payer, Long> total(List<Taking> takings) {
		return takings.stream().collect(Collectors.groupingBy(Taking::payer, Collectors.summingLong(Taking::netFen)));
	}

	/** By scene, what is not nothing. */
	private static Map<String, Long> sums(List<Taking> takings, Payer payer, ToLongFunction<Taking> amount) {
		Map<String, Long> sums = takings.stream().filter(each -> each.payer() == payer)
				.collect(Collectors.groupingBy(Taking::under, Collectors.summingLong(amount)));
		sums.values().removeIf(fen -> fen == 0);
		return sums;
	}

	private Map<String, Long> said(String question, Institution hospital) {
		Map<String, Long> said = new HashMap<>();
		jdbc.sql(question).param("institution", hospital.id().value()).query(row -> {
			if (row.getLong(2) != 0) {
				said.put(row.getString(1), row.getLong(2));
			}
		});
		return said;
	}

	private void played(Map<String, Object> play) {
		assertThat(city.sandbox("POST", "/play", play).status()).isEqualTo(202);
		String state = "RUNNING";
		for (int look = 0; look < 1200 && state.equals("RUNNING"); look++) {
			Visit.pause();
			state = city.sandbox("GET", "/play", null).body().path("state").asString();
		}
		assertThat(state).isEqualTo("DONE");
	}

	/** Whole refunds of some that were paid, each to its end. */
	private void refundSome(Random chance) {
		List<Paid> paid = jdbc.sql("""
				select payment_id, institution.code from payment join institution using (institution_id)
				where state = 'PAID' and not settled_by_his order by payment.created_at desc limit 40""")
				.query((row, number) -> new Paid(row.getString(1), row.getString(2))).list();
		assertThat(paid).hasSizeGreaterThan(10);
		List<Reply> asked = paid.stream().filter(each -> chance.nextInt(3) == 0).map(this::refund).toList();
		assertThat(asked).isNotEmpty();
		long open = 1;
		for (int look = 0; look < 600 && open > 0; look++) {
			Visit.pause();
			open = jdbc.sql("select count(*) from refund where state in ('REQUESTED', 'REVERSING', 'RESETTLING', 'RETURNING')").query(Long.class)
					.single();
		}
		assertThat(open).isZero();
	}

	private record Paid(String id, String code) {}

	private Reply refund(Paid paid) {
		var client = paid.code().equals(city.hospital(0).institutionCode()) ? city.hospital(0) : city.hospital(1);
		return Visit.ok(city.call(client, "POST", "/payments/" + paid.id() + "/refunds",
				Map.of("refund_number", "S-" + paid.id(), "reason", "退药", "operator", Visit.operator())));
	}
}
