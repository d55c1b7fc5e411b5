package medpay.payment;

import java.time.Instant;
import medpay.insurance.InsuranceSettlement;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record of what the platform settled (医保结算记录), inserted in the transaction that records the answer, and its journal entry. */
@Component
class SettlementRecords {

	private final JdbcClient jdbc;
	private final PaymentBooks books;

	SettlementRecords(JdbcClient jdbc, PaymentBooks books) {
		this.jdbc = jdbc;
		this.books = books;
	}

	/** Whether a settlement of this number was recorded, whatever became of its payment. */
	boolean knows(InstitutionId institution, String settlementNumber) {
		return jdbc.sql("select exists (select 1 from insurance_settlement where institution_id = :institution and settlement_number = :number)")
				.param("institution", institution.value()).param("number", settlementNumber).query(Boolean.class).single();
	}

	void settled(Payment payment, InsuranceSettlement settlement, Instant now) {
		jdbc.sql("""
				insert into insurance_settlement (institution_id, settlement_number, payment_id, message_number, insurance_visit_number, settled_at,
				  recorded_at, total_fen, fund_paid_fen, personal_account_paid_fen, other_paid_fen, self_pay_fen, insurance_type, clearing_type,
				  clearing_office)
				values (:institution, :number, :payment, :message, :visit, :settledAt, :now, :total, :fund, :account, :other, :self, :type,
				  :clearingType, :clearingOffice)""").param("institution", payment.institution().value())
				.param("number", settlement.settlementNumber()).param("payment", payment.getId().value())
				.param("message", settlement.messageNumber()).param("visit", settlement.insuranceVisitNumber())
				.param("settledAt", Timestamps.of(settlement.settledAt())).param("now", Timestamps.of(now)).param("total", settlement.total().fen())
				.param("fund", settlement.fundPaid().fen()).param("account", settlement.personalAccountPaid().fen())
				.param("other", settlement.otherPaid().fen()).param("self", settlement.selfPay().fen()).param("type", settlement.insuranceType())
				.param("clearingType", settlement.clearingType()).param("clearingOffice", settlement.clearingOffice()).update();
		books.insuranceSettled(payment, settlement);
	}
}
