package medpay.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import medpay.chaos.Evidence.EntryRow;
import medpay.chaos.Evidence.OrderRow;
import medpay.chaos.Evidence.Parts;
import medpay.chaos.Evidence.PaymentRow;
import medpay.chaos.Evidence.RefundRow;
import medpay.chaos.Evidence.SettlementRow;
import medpay.chaos.Evidence.TheirRow;
import medpay.chaos.HisView.BillKey;
import medpay.chaos.HisView.RefundSeen;
import medpay.chaos.HisView.Refusal;
import medpay.chaos.HisView.Seen;
import medpay.chaos.HisView.Withdrawn;
import medpay.payment.machine.PaymentState;
import org.jspecify.annotations.Nullable;

/** Books invented for a test (虚构账簿): an insured bill that is paid, one without insurance that waits at the window, one that was refused; all agree. */
final class InventedBooks {

	static final BillKey PAID = new BillKey("H1", "B1");
	static final BillKey AT_WINDOW = new BillKey("H1", "B2");
	static final BillKey REFUSED = new BillKey("H1", "B3");
	static final Parts PARTS = new Parts(10_000, 6_000, 1_000, 0, 3_000);
	static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");

	final List<Seen> seen = new ArrayList<>();
	final List<Refusal> refusals = new ArrayList<>();
	final List<RefundSeen> refunds = new ArrayList<>();
	final List<Withdrawn> withdrawals = new ArrayList<>();
	final List<String> unanswered = new ArrayList<>();
	final List<PaymentRow> payments = new ArrayList<>();
	final List<OrderRow> orders = new ArrayList<>();
	final List<SettlementRow> settlements = new ArrayList<>();
	final List<EntryRow> entries = new ArrayList<>();
	final List<RefundRow> refundRows = new ArrayList<>();
	final List<String> leftOver = new ArrayList<>();
	final List<TheirRow> insurance = new ArrayList<>();
	final List<TheirRow> unionpay = new ArrayList<>();
	final Set<String> afterVoid = new HashSet<>();

	InventedBooks() {
		payments.add(new PaymentRow(PAID, "p1", PaymentState.PAID, 10_000, true, 3_000L, "S1", "O1", null));
		payments.add(new PaymentRow(AT_WINDOW, "p2", PaymentState.AT_WINDOW, 500, false, 500L, null, null, null));
		payments.add(new PaymentRow(REFUSED, "p3", PaymentState.REFUSED, 700, true, null, null, null, null));
		orders.add(new OrderRow("O1", "p1", 3_000, "CHARGED"));
		settlements.add(new SettlementRow("S1", "p1", PARTS));
		entries.add(new EntryRow("INSURANCE_SETTLED", "S1", "p1", 10_000, 10_000, 10_000, 3_000));
		entries.add(new EntryRow("CHARGED", "O1", "p1", 3_000, 3_000, 3_000, -3_000));
		entries.add(new EntryRow("BILLED", "p2", "p2", 500, 500, 500, 500));
		insurance.add(settled("M1", "S1"));
		unionpay.add(charged("O1", 3_000));
		seen.add(told(PAID, "p1", PaymentState.CHARGING, 0));
		seen.add(told(PAID, "p1", PaymentState.PAID, 2));
		seen.add(new Seen(AT_WINDOW, NOON, NOON, "p2", PaymentState.AT_WINDOW, 500, 500, 0, NOON));
	}

	static TheirRow settled(String message, String number) {
		return new TheirRow("SETTLED", message, number, 10_000, PARTS, null);
	}

	static TheirRow charged(String order, long fen) {
		return new TheirRow("CHARGED", order, "Q-" + order, fen, null, null);
	}

	static TheirRow returned(String order, long fen) {
		return new TheirRow("REFUNDED", "R-" + order, "Q-R-" + order, fen, null, order);
	}

	/** An answer asked for so many seconds after noon, which came a second later. */
	static Seen told(BillKey bill, String payment, PaymentState state, long seconds) {
		return new Seen(bill, NOON.plusSeconds(seconds), NOON.plusSeconds(seconds + 1), payment, state, 10_000, 3_000, 0, NOON.plusSeconds(seconds));
	}

	/** Puts a payment in place of the first. */
	void paidBecomes(PaymentState state, @Nullable Long selfPay, @Nullable String settlement, @Nullable String task) {
		payments.set(0, new PaymentRow(PAID, "p1", state, 10_000, true, selfPay, settlement, "O1", task));
	}

	Evidence evidence() {
		return new Evidence(new Evidence.Told(seen, refusals, refunds, withdrawals, unanswered),
				new Evidence.Ours(payments, orders, settlements, entries, refundRows, leftOver), new Evidence.Theirs(insurance, unionpay, afterVoid));
	}
}
