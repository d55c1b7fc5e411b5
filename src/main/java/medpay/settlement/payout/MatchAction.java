package medpay.settlement.payout;

import java.util.List;
import medpay.approval.Approval;
import medpay.approval.ApprovalRefused;
import medpay.approval.ApprovedAction;
import medpay.settlement.payout.ExpectedPayout.Purpose;
import medpay.shared.BilingualText;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Does what two people decided about a receipt that pays another amount than expected (差额到账). */
@Component
class MatchAction implements ApprovedAction {

	private final BankReceipts receipts;
	private final Payouts payouts;
	private final ReceiptMatching matching;
	private final JdbcClient jdbc;

	MatchAction(BankReceipts receipts, Payouts payouts, ReceiptMatching matching, JdbcClient jdbc) {
		this.receipts = receipts;
		this.payouts = payouts;
		this.matching = matching;
		this.jdbc = jdbc;
	}

	/** The receipt, as long as it waits. */
	BankReceipt open(InstitutionId institution, String number) {
		return receipts.one(institution, number).filter(each -> each.matchedAt() == null)
				.orElseThrow(() -> refused("没有这笔回单，或它已勾对。", "There is no such receipt, or it is matched already."));
	}

	/** The payouts, as long as they wait. */
	List<ExpectedPayout> open(InstitutionId institution, List<PayoutId> ids) {
		return ids.stream().distinct().map(id -> payouts.one(institution, id).filter(each -> each.receipt() == null)
				.orElseThrow(() -> refused(id.period() + " 的应到账款不存在或已到账。", "What was expected for " + id.period() + " does not exist or is paid.")))
				.toList();
	}

	static ApprovalRefused refused(String zh, String en) {
		return new ApprovalRefused(new BilingualText(zh, en));
	}

	@Override
	public String kind() {
		return "settlement.match";
	}

	/** Refused when it was matched meanwhile. */
	@Override
	public void execute(Approval approval) {
		InstitutionId institution = approval.institution();
		record Proposed(String receipt, PayoutId payout) {}
		List<Proposed> proposed = jdbc
				.sql("""
						select receipt_number, party, purpose, period, sequence from receipt_proposal
						where institution_id = :institution and approval_id = :approval""")
				.param("institution", institution.value()).param("approval", approval.id())
				.query((row, number) -> new Proposed(row.getString("receipt_number"), new PayoutId(Party.valueOf(row.getString("party")),
						Purpose.valueOf(row.getString("purpose")), row.getString("period"), row.getInt("sequence"))))
				.list();
		payouts.lockedOpen(institution);
		receipts.lockedOpen(institution);
		matching.settle(open(institution, proposed.getFirst().receipt()), open(institution, proposed.stream().map(Proposed::payout).toList()));
	}

	/** What was proposed stays as it was: it waits. */
	@Override
	public void drop(Approval approval) {}
}
