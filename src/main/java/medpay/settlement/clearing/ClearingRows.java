package medpay.settlement.clearing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import medpay.approval.Approval;
import medpay.settlement.payout.ExpectedPayout.Purpose;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of clearings (医保清算台账). */
@Component
class ClearingRows {

	private final JdbcClient jdbc;

	ClearingRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(Approval approval, Clearing clearing) {
		jdbc.sql(
				"""
						insert into insurance_clearing (institution_id, approval_id, purpose, period, fund_fen, account_fen, deduction_fen, retention_fen, advance_fen,
						  payable_fen, expected_on, state)
						values (:institution, :approval, :purpose, :period, :fund, :account, :deduction, :retention, :advance, :payable, :expected, 'WAITING')""")
				.param("institution", approval.institution().value()).param("approval", approval.id()).param("purpose", clearing.purpose().name())
				.param("period", clearing.period()).param("fund", clearing.fundFen()).param("account", clearing.accountFen())
				.param("deduction", clearing.deductionFen()).param("retention", clearing.retentionFen()).param("advance", clearing.advanceFen())
				.param("payable", clearing.payableFen()).param("expected", clearing.expectedOn().value()).update();
	}

	List<Clearing> read(String rest, InstitutionId institution, Map<String, Object> values) {
		return jdbc.sql("select * from insurance_clearing where institution_id = :institution " + rest).param("institution", institution.value())
				.params(values)
				.query((row, number) -> new Clearing(row.getObject("approval_id", UUID.class), Purpose.valueOf(row.getString("purpose")),
						row.getString("period"), row.getLong("fund_fen"), row.getLong("account_fen"), row.getLong("deduction_fen"),
						row.getLong("retention_fen"), row.getLong("advance_fen"), row.getLong("payable_fen"),
						new BusinessDate(row.getObject("expected_on", LocalDate.class)), Clearing.State.valueOf(row.getString("state"))))
				.list();
	}

	void mark(Approval approval, Clearing.State state) {
		jdbc.sql("update insurance_clearing set state = :state where institution_id = :institution and approval_id = :approval")
				.param("state", state.name()).param("institution", approval.institution().value()).param("approval", approval.id()).update();
	}
}
