package medpay.reconciliation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import medpay.approval.Approval;
import medpay.approval.ApprovalRefused;
import medpay.approval.Approvals;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.shared.BilingualText;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import medpay.shared.OneLine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Proposes how differences end (差错处理申请): one or many at a time, with the same checks from the page and from a spreadsheet. Another person decides. */
@Component
public class Resolutions {

	/** The approvals' kind. */
	static final String KIND = "reconciliation.resolve";
	/** At a time. */
	public static final int MOST = 1000;

	private final Discrepancies discrepancies;
	private final Approvals approvals;
	private final Audit audit;
	private final JdbcClient jdbc;
	private final TransactionOperations transactions;
	private final BusinessClock clock;
	private final ReconciliationSettings settings;

	Resolutions(Discrepancies discrepancies, Approvals approvals, Audit audit, JdbcClient jdbc, TransactionOperations transactions,
			BusinessClock clock, ReconciliationSettings settings) {
		this.discrepancies = discrepancies;
		this.approvals = approvals;
		this.audit = audit;
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.clock = clock;
		this.settings = settings;
	}

	/**
	 * One way for some differences to end.
	 *
	 * @param reason 1 to 400 characters
	 * @param maker who proposes it
	 * @param owner who sees to those that stay open, 1 to 64 characters
	 */
	public record Proposal(Collection<UUID> differences, Resolution resolution, String reason, String maker, String owner) {}

	/**
	 * Asks another person to decide.
	 *
	 * @throws ApprovalRefused when one of them is not open, is being decided already, or cannot end so: then nothing is asked for
	 */
	public Approval propose(InstitutionId institution, Proposal proposal) {
		return Objects.requireNonNull(transactions.execute(status -> {
			Set<UUID> ids = new HashSet<>(proposal.differences());
			if (ids.isEmpty() || ids.size() > MOST) {
				throw refused("请选择 1 至 " + MOST + " 笔差错。", "Choose 1 to " + MOST + " differences.");
			}
			person(proposal.owner());
			List<Discrepancy> found = discrepancies.locked(institution, ids);
			if (found.size() != ids.size()) {
				throw refused("有差错不存在，请刷新页面。", "One of the differences does not exist: load the page again.");
			}
			found.forEach(each -> check(each, proposal.resolution()));
			long fen = found.stream().mapToLong(each -> Math.abs(each.stakeFen())).sum();
			String summary = "%s × %d, %s CNY".formatted(proposal.resolution(), found.size(), BigDecimal.valueOf(fen, 2).toPlainString());
			Approval approval = approvals.request(institution, KIND, summary, proposal.reason(), proposal.maker());
			found.forEach(each -> insert(approval, each, proposal));
			return approval;
		}));
	}

	private static void check(Discrepancy found, Resolution resolution) {
		if (found.state() != Discrepancy.State.OPEN) {
			throw refused(found.key() + " 已经结束。", found.key() + " has ended already.");
		}
		if (found.pending()) {
			throw refused(found.key() + " 正在等待复核。", found.key() + " already waits for another person.");
		}
		if (!resolution.fits(found)) {
			throw refused(found.key() + " 不能以 " + resolution + " 处理。", found.key() + " cannot end by " + resolution + ".");
		}
	}

	private void insert(Approval approval, Discrepancy found, Proposal proposal) {
		Instant due = clock.now().plus(settings.dueWithin());
		jdbc.sql("""
				insert into resolution_item (institution_id, approval_id, discrepancy_id, resolution, owner, due_at, state)
				values (:institution, :approval, :discrepancy, :resolution, :owner, :due, 'WAITING')""")
				.param("institution", approval.institution().value()).param("approval", approval.id()).param("discrepancy", found.id())
				.param("resolution", proposal.resolution().name()).param("owner", proposal.owner()).param("due", due.atOffset(ZoneOffset.UTC))
				.update();
	}

	/** Gives a difference an owner, and {@code within} which it is to end. */
	public void assign(InstitutionId institution, UUID difference, String owner, Duration within, String by) {
		person(owner);
		transactions.executeWithoutResult(status -> {
			int changed = jdbc.sql("""
					update discrepancy set assignee = :owner, due_at = :due, version = version + 1
					where institution_id = :institution and discrepancy_id = :id and state = 'OPEN'""").param("owner", owner)
					.param("due", clock.now().plus(within).atOffset(ZoneOffset.UTC)).param("institution", institution.value()).param("id", difference)
					.update();
			if (changed == 0) {
				throw refused("差错不存在或已经结束。", "There is no such difference, or it has ended.");
			}
			audit.record(new AuditEntry(institution, by, "difference.assigned", difference.toString(), "OPEN", owner));
		});
	}

	private static void person(String owner) {
		if (owner.isBlank() || owner.length() > 64 || !OneLine.of(owner, 64).equals(owner)) {
			throw refused("请写明负责人，1 至 64 个字符。", "Name an owner in 1 to 64 characters.");
		}
	}

	static ApprovalRefused refused(String zh, String en) {
		return new ApprovalRefused(new BilingualText(zh, en));
	}

	/** Reads the name that a page or a spreadsheet gives. */
	public static Resolution named(String text) {
		for (Resolution each : Resolution.values()) {
			if (each.name().equals(text.strip().toUpperCase(Locale.ROOT))) {
				return each;
			}
		}
		throw refused("没有这种处理方式：" + OneLine.of(text, 30), "There is no such resolution: " + OneLine.of(text, 30));
	}
}
