package medpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class BillDifferenceTests {

	private final BillDifference difference = new BillDifference(
			JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build());

	@Test
	void findsNothingInEqualBillsWhateverTheZerosBehindTheDecimals() {
		Bill written = Bills.aBillOf(Bills.line(1, "12.30", "2", 2460));
		Bill otherwise = Bills.aBillOf(Bills.line(1, "12.3000", "2.0", 2460));

		assertThat(difference.first(written, otherwise)).isEmpty();
	}

	@Test
	void namesTheFirstDifferingFieldAsTheCallerWritesIt() {
		Bill bill = Bills.aBill();

		assertThat(difference.first(bill, Bills.aBillOf(Bills.line(1, "12.30", "2", 2460), Bills.line(2, "0.6", "10", 600))))
				.contains("lines[1].unit_price");
		assertThat(difference.first(bill, Bills.aBillOf(Bills.line(1, "12.30", "2", 2460)))).contains("lines");
	}

	@Test
	void doesNotCountTheNotifyAddress() {
		Bill bill = Bills.aBill();
		Bill elsewhere = new Bill(bill.billNumber(), bill.verificationId(), bill.scene(), bill.selfPayBy(), bill.usePersonalAccount(),
				bill.careDelivered(), bill.operator(), bill.terminal(), bill.visit(), bill.lines(), bill.totalFen(), null,
				"https://his.example/other");

		assertThat(difference.first(bill, elsewhere)).isEmpty();
	}
}
