package medpay.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import medpay.chaos.Evidence.EntryRow;
import medpay.chaos.Evidence.OrderRow;
import medpay.chaos.Evidence.Parts;
import medpay.chaos.Evidence.RefundRow;
import medpay.chaos.Evidence.SettlementRow;
import medpay.chaos.Evidence.TheirRow;
import medpay.chaos.HisView.Refusal;
import medpay.chaos.HisView.Seen;
import medpay.chaos.HisView.Withdrawn;
import medpay.payment.machine.PaymentState;
import medpay.payment.refund.RefundState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** "0 violations" means something: each broken promise is found in invented books, and whole books are found whole. */
class ComparisonTest {

	@Test
	void findsNothingWhereAllBooksAgree() {
		assertThat(Comparison.of(new InventedBooks().evidence())).isEmpty();
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource
	void findsTheBrokenPromise(String invariant, String what, Consumer<InventedBooks> breaks) {
		var books = new InventedBooks();
		breaks.accept(books);
		assertThat(Comparison.of(books.evidence())).anySatisfy(violation -> {
			assertThat(violation.invariant()).isEqualTo(invariant);
			assertThat(violation.what()).isEqualTo(what);
		});
	}

	private static Arguments found(String invariant, String what, Consumer<InventedBooks> breaks) {
		return Arguments.of(invariant, what, breaks);
	}

	static Stream<Arguments> findsTheBrokenPromise() {
		return Stream.of(charges(), settlements(), ledger(), states(), answers(), ends()).flatMap(kind -> kind);
	}

	private static Stream<Arguments> charges() {
		return Stream.of(found("I1", "charged more than once", books -> {
			books.orders.add(new OrderRow("O2", "p1", 3_000, "CHARGED"));
			books.unionpay.add(InventedBooks.charged("O2", 3_000));
			books.entries.add(new EntryRow("CHARGED", "O2", "p1", 3_000, 3_000, 3_000, -3_000));
		}), found("I2", "a charge that nobody ordered", books -> books.unionpay.add(InventedBooks.charged("O9", 1))),
				found("I2", "a charge that we do not know of", books -> books.orders.set(0, new OrderRow("O1", "p1", 3_000, "DECLINED"))),
				found("I2", "a charge of another amount", books -> books.unionpay.set(0, InventedBooks.charged("O1", 3_001))),
				found("I2", "a charge without its ledger entry", books -> books.entries.remove(1)),
				found("I2", "a charge that UnionPay does not know", books -> books.unionpay.clear()),
				found("I2", "a ledger entry without a charge",
						books -> books.entries.add(new EntryRow("CHARGED", "O7", "p2", 500, 500, 500, -500))),
				found("I2", "a return without its ledger entry", books -> books.unionpay.add(InventedBooks.returned("O1", 1))),
				found("I2", "a ledger entry without a return", books -> books.entries.add(new EntryRow("RETURNED", "R7", "p1", 1, 1, 1, 0))),
				found("I13", "never came to an end", books -> books.refundRows.add(new RefundRow("T1", "p1", RefundState.RETURNING, 1, 0, null))),
				found("I3", "the patient owes 0 in the ledger",
						books -> books.refundRows.add(new RefundRow("T1", "p1", RefundState.WINDOW_DUE, 0, 9, null))),
				found("I7", "more returned than charged", books -> {
					books.unionpay.add(InventedBooks.returned("O1", 2_000));
					books.unionpay.add(InventedBooks.returned("O1", 1_001));
				}));
	}

	private static Stream<Arguments> settlements() {
		return Stream.of(found("I2", "a settlement that we do not know of", books -> books.insurance.add(InventedBooks.settled("M2", "S2"))),
				found("I2", "a settlement that does not stand at the platform",
						books -> books.insurance.add(new TheirRow("REVERSED", "M1", "S1", 10_000, InventedBooks.PARTS, "S1"))),
				found("I2", "a settlement of other amounts",
						books -> books.settlements.set(0, new SettlementRow("S1", "p1", new Parts(10_000, 5_999, 1_001, 0, 3_000)))),
				found("I2", "a settlement without its ledger entry", books -> books.entries.remove(0)),
				found("I2", "a ledger entry without a settlement",
						books -> books.entries.add(new EntryRow("INSURANCE_SETTLED", "S7", "p2", 0, 0, 0, 0))),
				found("I2", "undone in the ledger, and the settlement stands",
						books -> books.entries.add(new EntryRow("INSURANCE_REVERSED", "S1", "p1", 10_000, 10_000, 10_000, -3_000))),
				found("I1", "settled more than once", books -> {
					books.settlements.add(new SettlementRow("S2", "p1", InventedBooks.PARTS));
					books.insurance.add(InventedBooks.settled("M2", "S2"));
					books.entries.add(new EntryRow("INSURANCE_SETTLED", "S2", "p1", 10_000, 10_000, 10_000, 3_000));
				}));
	}

	private static Stream<Arguments> ledger() {
		return Stream.of(
				found("I3", "an entry that does not balance", books -> books.entries.set(2, new EntryRow("BILLED", "p2", "p2", 500, 500, 499, 500))),
				found("I3", "a settlement that does not add up",
						books -> books.settlements.set(0, new SettlementRow("S1", "p1", new Parts(10_000, 6_000, 1_000, 1, 3_000)))),
				found("I3", "the patient owes 0 in the ledger", books -> books.entries.remove(2)));
	}

	private static Stream<Arguments> states() {
		return Stream.of(found("I1", "money was taken that nobody returns", books -> books.paidBecomes(PaymentState.AT_WINDOW, 3_000L, "S1", null)),
				found("I2", "paid, and UnionPay charged nothing or another amount", books -> books.unionpay.clear()),
				found("I2", "ended without payment, and the settlement stands",
						books -> books.paidBecomes(PaymentState.REVERSED, 3_000L, "S1", "return_late_charge")),
				found("I2", "paid at the window, and not this amount", books -> {
					books.paidBecomes(PaymentState.PAID_AT_WINDOW, 3_000L, "S1", "return_late_charge");
					books.entries.add(new EntryRow("WINDOW_PAID", "R1", "p1", 2_999, 2_999, 2_999, -2_999));
				}), found("I6", "paid before anybody knew what was to pay", books -> books.paidBecomes(PaymentState.PAID, null, null, null)));
	}

	private static Stream<Arguments> answers() {
		return Stream.of(found("I2", "an acknowledged payment is lost", books -> books.payments.remove(1)),
				found("I6", "told PAID, ended REFUSED", books -> books.paidBecomes(PaymentState.REFUSED, 3_000L, "S1", null)),
				found("I17", "a later answer is older",
						books -> books.seen.add(InventedBooks.told(InventedBooks.PAID, "p1", PaymentState.CHARGING, 10))),
				found("I17", "a later answer is older", books -> {
					Seen paid = books.seen.get(1);
					books.seen.add(new Seen(paid.bill(), paid.gotAt(), paid.gotAt(), "p1", PaymentState.PAID, 10_000, 3_000, 0, InventedBooks.NOON));
				}),
				found("I2", "refused at the door with bill_number_conflict and taken in",
						books -> books.refusals.add(new Refusal(InventedBooks.PAID, "bill_number_conflict"))),
				found("I1", "told safe to collect, and charged nonetheless",
						books -> books.withdrawals.add(new Withdrawn(InventedBooks.PAID, "SAFE_TO_COLLECT"))),
				found("I13", "nobody answered for minutes", books -> books.unanswered.add("POST /payments")));
	}

	private static Stream<Arguments> ends() {
		return Stream.of(found("I13", "never came to an end", books -> books.paidBecomes(PaymentState.CHARGE_IN_DOUBT, 3_000L, "S1", null)),
				found("I13", "left over", books -> books.leftOver.add("visit lock V1")));
	}

	@Test
	void countsASettlementThatTookEffectAfterItsVoidApart() {
		var books = new InventedBooks();
		books.insurance.add(InventedBooks.settled("M2", "S2"));
		books.afterVoid.add("M2");

		assertThat(Comparison.of(books.evidence())).isEmpty();
		assertThat(SettlementsAgree.orphans(books.evidence())).extracting(TheirRow::theirNumber).containsExactly("S2");
	}

	@Test
	void lets2601AndASecondSettlementPass() {
		var books = new InventedBooks();
		books.insurance.addFirst(InventedBooks.settled("M0", "S0"));
		books.insurance.add(1, new TheirRow("REVERSED", "M0", "S0", 10_000, InventedBooks.PARTS, "S0"));

		assertThat(Comparison.of(books.evidence())).isEmpty();
	}

	@Test
	void letsLateMoneyWaitForItsReturnWhenSomebodyIsAskedToSeeToIt() {
		var books = new InventedBooks();
		books.paidBecomes(PaymentState.AT_WINDOW, 3_000L, "S1", "return_late_charge");
		books.orders.set(0, new OrderRow("O1", "p1", 3_000, "CHARGED_LATE"));
		books.entries.set(1, new EntryRow("CHARGED", "O1", "p1", 3_000, 3_000, 3_000, 0));
		books.seen.removeIf(answer -> answer.state() == PaymentState.PAID);

		assertThat(Comparison.of(books.evidence())).isEmpty();
	}

	@Test
	void letsAnotherAccountPayAfterTheFirstDeclined() {
		var books = new InventedBooks();
		books.orders.add(new OrderRow("O0", "p1", 3_000, "DECLINED"));

		assertThat(Comparison.of(books.evidence())).isEmpty();
	}
}
