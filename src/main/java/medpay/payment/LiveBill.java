package medpay.payment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import medpay.insurance.InsuranceSettlement;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * How a paid bill stands after its refunds (账单现状): what is left of it, which settlement stands at the platform, what the patient has paid of it.
 *
 * @param settlement that stands now; null without one
 * @param batch under which its lines were uploaded
 * @param paid what the patient paid and has not been given back
 */
record LiveBill(BillRemains remains, @Nullable InsuranceSettlement settlement, String batch, Money paid) {

	static LiveBill of(Payment payment, Bill bill, List<Refund> refunds) {
		InsuranceSettlement standing = payment.insuredPart().settlement().map(InsuranceLeg::read).orElse(null);
		String batch = InsuranceOrders.batchNumber(payment.getId().value());
		Money given = Money.ZERO;
		for (Refund refund : refunds) {
			if (refund.counts() && refund.resettlement().undone()) {
				standing = refund.resettlement().settlement().map(InsuranceLeg::read).orElse(null);
				batch = InsuranceOrders.batchNumber(refund.refundId());
			}
			if (refund.kind() == Refund.Kind.HOSPITAL) {
				given = given.plus(refund.givenBack());
			}
		}
		var taken = refunds.stream().filter(Refund::counts).flatMap(refund -> refund.taken().stream()).toList();
		return new LiveBill(BillRemains.of(bill, taken), standing, batch, payment.selfPay().minus(given));
	}

	Optional<InsuranceSettlement> standing() {
		return Optional.ofNullable(settlement);
	}

	Money fund() {
		return settlement == null ? Money.ZERO : settlement.fundPaid();
	}

	Money personalAccount() {
		return settlement == null ? Money.ZERO : settlement.personalAccountPaid();
	}

	String settlementNumber() {
		return Objects.requireNonNull(settlement, "No settlement stands").settlementNumber();
	}
}
