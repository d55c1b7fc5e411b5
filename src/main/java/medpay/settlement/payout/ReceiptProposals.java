package medpay.settlement.payout;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import medpay.approval.Approval;
import medpay.approval.ApprovalRefused;
import medpay.approval.Approvals;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Proposes what a receipt pays that does not come to the fen (差额到账申请). Another person decides; the difference stands in SUSPENSE then. */
@Component
public class ReceiptProposals {

	private final Approvals approvals;
	private final MatchAction action;
	private final JdbcClient jdbc;
	private final TransactionOperations transactions;

	ReceiptProposals(Approvals approvals, MatchAction action, JdbcClient jdbc, TransactionOperations transactions) {
		this.approvals = approvals;
		this.action = action;
		this.jdbc = jdbc;
		this.transactions = transactions;
	}

	/**
	 * Proposes what a receipt pays.
	 *
	 * @throws ApprovalRefused when the receipt or one of the payouts is not there or is settled already
	 */
	public Approval propose(InstitutionId institution, String receiptNumber, List<PayoutId> payoutIds, String reason, String maker) {
		return Objects.requireNonNull(transactions.execute(status -> {
			BankReceipt receipt = action.open(institution, receiptNumber);
			List<ExpectedPayout> paid = action.open(institution, payoutIds);
			if (paid.isEmpty()) {
				throw MatchAction.refused("请选择这笔到账对应的应收款。", "Choose what this receipt pays.");
			}
			long difference = receipt.amountFen() - paid.stream().mapToLong(ExpectedPayout::amount).sum();
			String periods = paid.stream().map(each -> each.id().party() + " " + each.id().period()).collect(Collectors.joining(", "));
			String summary = "MATCH_RECEIPT %s → %s, %s CNY".formatted(receiptNumber, shortened(periods),
					BigDecimal.valueOf(difference, 2).toPlainString());
			Approval approval = approvals.request(institution, action.kind(), summary, reason, maker);
			paid.forEach(each -> jdbc.sql("""
					insert into receipt_proposal (institution_id, approval_id, receipt_number, party, purpose, period, sequence)
					values (:institution, :approval, :receipt, :party, :purpose, :period, :sequence)""").param("institution", institution.value())
					.param("approval", approval.id()).param("receipt", receiptNumber).param("party", each.id().party().name())
					.param("purpose", each.id().purpose().name()).param("period", each.id().period()).param("sequence", each.id().sequence())
					.update());
			return approval;
		}));
	}

	private static String shortened(String periods) {
		return periods.length() <= 80 ? periods : periods.substring(0, 79) + "…";
	}
}
