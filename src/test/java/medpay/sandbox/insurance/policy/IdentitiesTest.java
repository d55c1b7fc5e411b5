package medpay.sandbox.insurance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import medpay.shared.Money;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The sum identities hold for any bill of anybody anywhere, and undoing a bill restores the accounts. */
class IdentitiesTest {

	@RepeatedTest(20)
	void everySumHoldsForRandomBills(RepetitionInfo run) {
		var random = new Random(run.getCurrentRepetition());
		for (int bill = 0; bill < 500; bill++) {
			CatalogueSplit scope = randomScope(random);
			Accounts before = new Accounts(money(random, 100_000), money(random, 100_000), money(random, 200_000), money(random, 66_000_000));
			BillSplit split = BillSplit.of(scope, OutpatientTerms.of(randomVisit(random)), before, random.nextBoolean());
			Accounts left = before.after(split);
			List<DetailRow> rows = DetailRows.of(split, left);
			String of = "seed " + run.getCurrentRepetition() + ", bill " + bill;

			assertThat(split.total()).as(of).isEqualTo(split.fundsPaid().plus(split.accountPaid()).plus(split.cash()));
			assertThat(sum(rows, split.fund().code())).as(of).isEqualTo(split.fundPaid());
			assertThat(sum(rows, "310100").plus(sum(rows, "310800")).plus(sum(rows, "390100"))).as(of).isEqualTo(split.fundsPaid());
			assertThat(sum(rows, Fund.LOCAL_SUPPLEMENT.code())).as(of).isEqualTo(split.supplementPaid());
			assertThat(sum(rows, "起付历账支").plus(sum(rows, "统筹历账支")).plus(sum(rows, "附加历账支"))).as(of).isEqualTo(split.historyAccount());
			assertThat(sum(rows, "起付段现金").plus(sum(rows, "统筹段现金")).plus(sum(rows, "附加段现金"))).as(of).isEqualTo(sum(rows, "现金支付数"));
			assertThat(sum(rows, "310200")).as(of).isEqualTo(split.accountPaid());
			assertThat(sum(rows, "本年账户支").plus(sum(rows, "历年账户支")).plus(sum(rows, "共济账户支"))).as(of).isEqualTo(split.accountPaid());
			assertThat(sum(rows, "分类自付")).as(of).isEqualTo(scope.firstPay()).isEqualTo(sum(rows, "分类现金"));
			assertThat(sum(rows, "个人全自费")).as(of).isEqualTo(scope.ownPay()).isEqualTo(sum(rows, "全自费现金"));
			assertThat(sum(rows, "现金支付数").plus(scope.outOfScope())).as(of).isEqualTo(split.cash());
			assertThat(sum(rows, "本年余额").plus(sum(rows, "历年余额"))).as(of).isEqualTo(left.balance());
			assertThat(left.before(split)).as(of).isEqualTo(before);
		}
	}

	private static CatalogueSplit randomScope(Random random) {
		CatalogueSplit sum = CatalogueSplit.NOTHING;
		for (int line = random.nextInt(1, 8); line > 0; line--) {
			BigDecimal price = BigDecimal.valueOf(random.nextInt(1, 5_000_000), 4);
			BigDecimal quantity = BigDecimal.valueOf(random.nextInt(1, 50));
			Money amount = Money.ofYuan(price.multiply(quantity).setScale(2, RoundingMode.HALF_UP));
			var terms = new ItemTerms(any(random, ItemClass.values()), BigDecimal.valueOf(random.nextInt(1, 30_000), 2),
					BigDecimal.valueOf(random.nextInt(0, 31), 2));
			CatalogueSplit split = terms.split(amount, price, quantity);
			assertThat(split.total()).isEqualTo(amount);
			sum = sum.plus(split);
		}
		return sum;
	}

	private static Outpatient randomVisit(Random random) {
		return new Outpatient(any(random, PersonType.values()), LocalDate.of(1930 + random.nextInt(95), 3, 1),
				any(random, HospitalLevel.values()), LocalDate.of(2020, 8, 1).plusDays(random.nextInt(2500)), any(random, Care.values()));
	}

	private static <T> T any(Random random, T[] choices) {
		return choices[random.nextInt(choices.length)];
	}

	private static Money money(Random random, int bound) {
		return new Money(random.nextInt(bound));
	}

	private static Money sum(List<DetailRow> rows, String fundType) {
		return rows.stream().filter(row -> row.fundType().equals(fundType)).map(DetailRow::paid).reduce(Money.ZERO, Money::plus);
	}
}
