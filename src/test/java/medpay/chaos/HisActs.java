package medpay.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import medpay.chaos.Door.NoAnswer;
import medpay.chaos.Door.Reply;
import medpay.chaos.Door.Request;
import medpay.chaos.HisView.BillKey;
import medpay.chaos.HisView.RefundSeen;
import medpay.chaos.HisView.Seen;
import medpay.chaos.HisView.Withdrawn;

/** What a hospital does with a payment afterwards (医院后续操作): refund, withdraw, pay at the window, cancel. Only calls that the application describes. */
final class HisActs {

	private static final String PAYMENT = "/api/v1/payments/{paymentId}";
	private static final int READS = 4;

	private final Set<String> described;
	private final HisView view;
	private final RandomGenerator random;

	/** {@code described}: the paths of the application's own API description. */
	HisActs(Set<String> described, HisView view, RandomGenerator random) {
		this.described = described;
		this.view = view;
		this.random = random;
	}

	/** Of ten payments that are paid, three are given back, wholly or in part; of those at the window most are paid there and some given up. */
	void perhaps(Seen payment, Door hospital) {
		int drawn = random.nextInt(10);
		switch (payment.state()) {
			case PAID, PAID_AT_WINDOW -> {
				if (drawn < 3) {
					refund(payment, hospital);
				}
			}
			case AT_WINDOW -> {
				if (drawn < 6) {
					payAtWindow(payment, hospital, false);
				} else if (drawn < 8) {
					cancel(payment, hospital);
				}
			}
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, INSURED, CHARGING, CHARGE_IN_DOUBT, REVERSING, REVERSAL_IN_DOUBT -> {
				if (drawn < 2) {
					withdraw(payment.bill(), hospital);
				} else if (drawn < 4) {
					payAtWindow(payment, hospital, true);
				}
			}
			case REVERSED, REFUSED -> {
				// nothing is left to do
			}
		}
	}

	/** Withdraws a bill while it is being paid. */
	void withdrawSoon(BillKey bill, Door hospital) {
		Thread.startVirtualThread(() -> {
			Patience.pause(Duration.ofMillis(random.nextInt(1_000)));
			try {
				withdraw(bill, hospital);
			} catch (NoAnswer e) {
				view.nobodyAnswered(String.valueOf(e.getMessage()));
			}
		});
	}

	private void withdraw(BillKey bill, Door hospital) {
		if (described.contains("/api/v1/bills/{billNumber}/withdrawal")) {
			Reply reply = hospital.ask(Request.put("/bills/" + bill.billNumber() + "/withdrawal", Map.of("operator", Bills.CASHIER)));
			if (reply.accepted()) {
				view.saw(new Withdrawn(bill, reply.text("/outcome")));
			}
		}
	}

	private void payAtWindow(Seen payment, Door hospital, boolean despiteDoubt) {
		if (described.contains(PAYMENT + "/window-payment")) {
			saw(payment, hospital.ask(Request.post("/payments/" + payment.paymentId() + "/window-payment",
					Map.of("receipt_number", "R-" + payment.bill().billNumber(), "method", "CASH", "amount_fen", payment.selfPayFen(),
							"despite_doubt", despiteDoubt, "operator",
							Bills.CASHIER))));
		}
	}

	private void cancel(Seen payment, Door hospital) {
		if (described.contains(PAYMENT + "/cancellation")) {
			saw(payment, hospital.ask(Request.post("/payments/" + payment.paymentId() + "/cancellation", Map.of("operator", Bills.CASHIER))));
		}
	}

	private void saw(Seen payment, Reply reply) {
		if (reply.accepted()) {
			view.saw(Seen.of(payment.bill(), reply));
		}
	}

	/** Whole, or one of the first line; now and then twice, or two at once. */
	private void refund(Seen payment, Door hospital) {
		if (!described.contains(PAYMENT + "/refunds")) {
			return;
		}
		String path = "/payments/" + payment.paymentId() + "/refunds";
		for (int number = 1; number <= 1 + random.nextInt(2); number++) {
			String refundNumber = "F-" + payment.bill().billNumber() + "-" + number;
			Map<String, Object> all = Map.of("refund_number", refundNumber, "reason", "演练退费", "operator", Bills.CASHIER);
			Request request = Request.post(path, random.nextBoolean()
					? all
					: Map.of("refund_number", refundNumber, "reason", "演练退费", "operator", Bills.CASHIER, "lines",
							List.of(Map.of("line_number", 1, "quantity", "1"))));
			if (random.nextInt(4) == 0) {
				hospital.askAllAtOnce(request);
			}
			Reply reply = hospital.ask(request);
			for (int read = 0; reply.accepted() && read < READS; read++) {
				view.saw(new RefundSeen(payment.bill(), refundNumber, reply.text("/state"), reply.body().path("total_fen").asLong(),
						reply.body().path("charge_fen").asLong()));
				reply = hospital.ask(Request.get(path + "/" + refundNumber));
			}
		}
	}
}
