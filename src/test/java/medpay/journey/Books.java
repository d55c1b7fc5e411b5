package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The three books beside one another (三方账簿): what stands at the platform and at UnionPay is what we believe, and the ledger balances. */
final class Books {

	private final City city;
	private final JdbcClient jdbc;

	Books(City city, JdbcClient jdbc) {
		this.city = city;
		this.jdbc = jdbc;
	}

	void agree() {
		assertThat(settledAtThePlatform()).isEqualTo(settledByUs());
		assertThat(theirs("unionpay", "CHARGED", "our_number"))
				.isEqualTo(ours("select order_number, amount_fen from charge_order where outcome in ('CHARGED', 'CHARGED_LATE')"));
		assertThat(ledgerDifference()).isZero();
		assertThat(owedByPatientsInTheLedger()).isEqualTo(openAtTheWindow());
	}

	/** What stands in the platform's books: settled, and not undone by a void of a settlement that was never answered. */
	private Map<String, Long> settledAtThePlatform() {
		Map<String, Long> standing = theirs("insurance", "SETTLED", "their_number");
		city.books("insurance").stream().filter(row -> row.path("kind").asString().equals("REVERSED")).map(row -> row.path("undoes").asString())
				.forEach(standing::remove);
		return standing;
	}

	/** Without what a hospital settled by itself: of that the platform in the box knows nothing. */
	private Map<String, Long> settledByUs() {
		return ours("""
				select settlement_number, total_fen from insurance_settlement settlement where not exists (
				  select from payment where payment.institution_id = settlement.institution_id
				  and payment.settlement_number = settlement.settlement_number and payment.settled_by_his)
				and not exists (select from journal_entry entry where entry.institution_id = settlement.institution_id
				  and entry.kind = 'INSURANCE_REVERSED' and entry.cause = settlement.settlement_number)""");
	}

	private Map<String, Long> theirs(String party, String kind, String number) {
		return city.books(party).stream().filter(row -> row.path("kind").asString().equals(kind))
				.collect(Collectors.toMap(row -> row.path(number).asString(), Books::amount, Long::sum, TreeMap::new));
	}

	private static long amount(JsonNode row) {
		return row.path("amount_fen").asLong();
	}

	private Map<String, Long> ours(String question) {
		Map<String, Long> rows = new TreeMap<>();
		jdbc.sql(question).query((row, index) -> rows.put(row.getString(1), row.getLong(2))).list();
		return rows;
	}

	private long ledgerDifference() {
		return jdbc.sql("""
				select coalesce(sum(abs(difference)), 0) from (
				  select sum(case side when 'DEBIT' then amount_fen else -amount_fen end) as difference
				  from journal_posting group by institution_id, kind, cause) entries""").query(Long.class).single();
	}

	private long owedByPatientsInTheLedger() {
		return jdbc.sql("""
				select coalesce(sum(case side when 'DEBIT' then amount_fen else -amount_fen end), 0)
				from journal_posting where account = 'PATIENT_RECEIVABLE'""").query(Long.class).single();
	}

	/** Whatever other tests of this context left at the window. */
	private long openAtTheWindow() {
		return jdbc.sql("select coalesce(sum(self_pay_fen), 0) from payment where state not in ('PAID', 'PAID_AT_WINDOW', 'REVERSED')")
				.query(Long.class).single();
	}
}
