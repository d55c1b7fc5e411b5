package medpay.settlement.clearing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import medpay.approval.Approval;
import medpay.approval.ApprovalRefused;
import medpay.approval.Approvals;
import medpay.ledger.Account;
import medpay.settlement.clearing.ClearingBooks.Declared;
import medpay.settlement.payout.ExpectedPayout.Purpose;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Proposes what the insurance's notice says (医保清算申请): of a month, of an advance, of a retention that comes back. Another person decides. */
@Component
public class Clearings {

	private final ClearingBooks books;
	private final Approvals approvals;
	private final ClearingRows rows;
	private final TransactionOperations transactions;
	private final BusinessClock clock;

	Clearings(ClearingBooks books, Approvals approvals, ClearingRows rows, TransactionOperations transactions, BusinessClock clock) {
		this.books = books;
		this.approvals = approvals;
		this.rows = rows;
		this.transactions = transactions;
		this.clock = clock;
	}

	/** What the notice says of a month; fen, none of them negative. */
	public record Notice(YearMonth month, long deductionFen, long retentionFen, long advanceFen, LocalDate expectedOn) {}

	/** What a month comes to in the books. */
	public Declared declared(InstitutionId institution, YearMonth month) {
		return books.declared(institution, month);
	}

	/**
	 * Proposes the clearing of a month.
	 *
	 * @throws ApprovalRefused when the month is not over or cleared already, or more is taken off than was declared, advanced
	 */
	public Approval clear(InstitutionId institution, Notice notice, String reason, String maker) {
		if (!clock.today().value().isAfter(notice.month().atEndOfMonth())) {
			throw ClearingAction.refused(notice.month() + " 尚未结束。", notice.month() + " is not over.");
		}
		Declared declared = books.declared(institution, notice.month());
		long payable = declared.fundFen() + declared.accountFen() - notice.deductionFen() - notice.retentionFen() - notice.advanceFen();
		if (payable < 0 || notice.deductionFen() < 0 || notice.retentionFen() < 0 || notice.advanceFen() < 0) {
			throw ClearingAction.refused("扣款、质保金与冲抵之和不能超过申报金额。", "Deduction, retention and set-off together are at most what was declared.");
		}
		if (notice.advanceFen() > books.balance(institution, Account.INSURANCE_ADVANCE)) {
			throw ClearingAction.refused("冲抵金额超过预付金余额。", "More is set off than was advanced.");
		}
		return propose(institution,
				new Clearing(new UUID(0, 0), Purpose.CLEARING, notice.month().toString(), declared.fundFen(), declared.accountFen(),
						notice.deductionFen(), notice.retentionFen(), notice.advanceFen(), payable, new BusinessDate(notice.expectedOn()),
						Clearing.State.WAITING),
				reason, maker);
	}

	/**
	 * Proposes an advance, or a retention that comes back.
	 *
	 * @param purpose ADVANCE or RETENTION
	 * @param word tells it from others of the month, 1 to 30 characters
	 * @throws ApprovalRefused when it was proposed before, or more comes back than is retained
	 */
	public Approval announce(InstitutionId institution, Purpose purpose, String word, long fen, LocalDate expectedOn, String reason, String maker) {
		if (fen <= 0) {
			throw ClearingAction.refused("金额须大于 0。", "The amount must be more than 0.");
		}
		if (purpose == Purpose.RETENTION && fen > books.balance(institution, Account.INSURANCE_RETENTION)) {
			throw ClearingAction.refused("超过质保金余额。", "More than is retained.");
		}
		String period = YearMonth.from(expectedOn) + " " + word;
		return propose(institution, new Clearing(new UUID(0, 0), purpose, period, 0, 0, 0, 0, 0, fen, new BusinessDate(expectedOn),
				Clearing.State.WAITING), reason, maker);
	}

	private Approval propose(InstitutionId institution, Clearing clearing, String reason, String maker) {
		try {
			return Objects.requireNonNull(transactions.execute(status -> {
				String summary = "%s %s, %s CNY".formatted(clearing.purpose(), clearing.period(),
						BigDecimal.valueOf(clearing.payableFen(), 2).toPlainString());
				Approval approval = approvals.request(institution, ClearingAction.KIND, summary, reason, maker);
				rows.insert(approval, clearing);
				return approval;
			}));
		} catch (DuplicateKeyException e) {
			throw ClearingAction.refused(clearing.period() + " 已经提出过。", clearing.period() + " was proposed before.");
		}
	}

	/** The newest first. */
	public List<Clearing> latest(InstitutionId institution, int most) {
		return rows.read("order by approval_id desc limit :most", institution, Map.of("most", most));
	}

	/** What stands on an account of the insurance's. */
	public long balance(InstitutionId institution, Account account) {
		return books.balance(institution, account);
	}

	/** The clearing of a month, unless it was refused. */
	public Optional<Clearing> of(InstitutionId institution, YearMonth month) {
		return rows.read("and purpose = 'CLEARING' and period = :period and state <> 'DROPPED'", institution, Map.of("period", month.toString()))
				.stream().findFirst();
	}
}
