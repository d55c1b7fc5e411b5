package medpay.settlement.clearing;

import java.time.YearMonth;
import java.util.Map;
import medpay.approval.Approval;
import medpay.approval.ApprovalRefused;
import medpay.approval.ApprovedAction;
import medpay.settlement.clearing.ClearingBooks.Declared;
import medpay.settlement.payout.ExpectedPayout;
import medpay.settlement.payout.ExpectedPayout.Purpose;
import medpay.settlement.payout.Party;
import medpay.settlement.payout.PayoutId;
import medpay.settlement.payout.Payouts;
import medpay.shared.BilingualText;
import medpay.shared.BusinessDate;
import org.springframework.stereotype.Component;

/** Books what two people decided of the insurance's notice, and expects its money (执行医保清算). */
@Component
class ClearingAction implements ApprovedAction {

	static final String KIND = "settlement.clearing";

	private final ClearingRows rows;
	private final ClearingBooks books;
	private final Payouts payouts;

	ClearingAction(ClearingRows rows, ClearingBooks books, Payouts payouts) {
		this.rows = rows;
		this.books = books;
		this.payouts = payouts;
	}

	static ApprovalRefused refused(String zh, String en) {
		return new ApprovalRefused(new BilingualText(zh, en));
	}

	@Override
	public String kind() {
		return KIND;
	}

	/** Refused when the books of the month have moved since it was proposed. */
	@Override
	public void execute(Approval approval) {
		Clearing clearing = rows.read("and approval_id = :approval", approval.institution(), Map.of("approval", approval.id())).getFirst();
		if (clearing.purpose() == Purpose.CLEARING) {
			var proposed = new Declared(clearing.fundFen(), clearing.accountFen());
			if (!books.declared(approval.institution(), YearMonth.parse(clearing.period())).equals(proposed)) {
				throw refused("申报金额已变化，请重新提出。", "What is declared has changed: propose it again.");
			}
			books.cleared(approval.institution(), clearing);
		}
		rows.mark(approval, Clearing.State.DONE);
		if (clearing.payableFen() > 0) {
			payouts.expect(
					new ExpectedPayout(approval.institution(), new PayoutId(Party.INSURANCE, clearing.purpose(), clearing.period(), 1),
							dueFrom(clearing),
							0, 0, 0, clearing.payableFen(), 0, clearing.expectedOn(), null));
		}
	}

	/** A month's money comes after it; what is announced may come any day of its month. */
	private static BusinessDate dueFrom(Clearing clearing) {
		return new BusinessDate(clearing.purpose() == Purpose.CLEARING
				? YearMonth.parse(clearing.period()).atEndOfMonth()
				: YearMonth.from(clearing.expectedOn().value()).atDay(1));
	}

	@Override
	public void drop(Approval approval) {
		rows.mark(approval, Clearing.State.DROPPED);
	}
}
