package medpay.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import medpay.shared.Money;
import medpay.shared.Operator;
import medpay.shared.Scene;

/** Bills by situation, with invented people. */
final class Bills {

	private Bills() {}

	static Bill aBill() {
		return aBillOf(line(1, "12.30", "2", 2460), line(2, "0.5", "10", 500));
	}

	static Bill aBillOf(Bill.Line... lines) {
		Money total = List.of(lines).stream().map(Bill.Line::amountFen).reduce(Money.ZERO, Money::plus);
		return new Bill("B-1", new UUID(1, 2), Scene.OUTPATIENT, Bill.SelfPayBy.AGREEMENT, true, null,
				new Operator("D1", "李医生", Operator.Kind.DOCTOR), "ROOM-1",
				new Bill.Visit("V-1", null, "0301", "心内科", null, "D1", "李医生", Instant.parse("2026-11-23T01:30:00Z"), null,
						List.of(new Bill.Diagnosis("I10.x00", "高血压", true))),
				List.of(lines), total, null, "https://his.example/notify");
	}

	static Bill settledByHis(Bill.HisSettlement settlement) {
		Bill bill = aBill();
		return new Bill(bill.billNumber(), bill.verificationId(), bill.scene(), bill.selfPayBy(), bill.usePersonalAccount(), bill.careDelivered(),
				bill.operator(), bill.terminal(), bill.visit(), bill.lines(), bill.totalFen(), settlement, bill.notifyUrl());
	}

	static Bill.Line line(int number, String price, String quantity, long fen) {
		return new Bill.Line(number, null, "XC08CAA187A001020101187", "H" + number, "药品" + number, new BigDecimal(price), new BigDecimal(quantity),
				new Money(fen), null, null, null, null, null, null);
	}
}
