package medpay.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import medpay.approval.Approval.State;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.shared.BilingualText;
import medpay.shared.BusinessClock;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Takes requests in and lets another person decide them (复核). Every step is in the audit trail. */
@Component
public class Approvals {

	/** How long a request waits for another person. */
	public static final Duration LIFE = Duration.ofDays(7);

	private static final String COLUMNS = """
			select institution_id, approval_id, kind, summary, reason, maker, requested_at, expires_at, state, checker, decided_at, note from approval
			""";

	private final JdbcClient jdbc;
	private final Audit audit;
	private final BusinessClock clock;
	private final TransactionOperations transactions;
	private final Map<String, ApprovedAction> actions;

	Approvals(JdbcClient jdbc, Audit audit, BusinessClock clock, TransactionOperations transactions, List<ApprovedAction> actions) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
		this.transactions = transactions;
		this.actions = actions.stream().collect(Collectors.toMap(ApprovedAction::kind, Function.identity()));
	}

	/** Asks for a decision, in the caller's transaction. {@code reason}: 1 to 400 characters. */
	@Transactional
	public Approval request(InstitutionId institution, String kind, String summary, String reason, String maker) {
		if (reason.isBlank() || reason.length() > 400) {
			throw new ApprovalRefused(new BilingualText("请写明理由，1 至 400 个字符。", "Give a reason of 1 to 400 characters."));
		}
		Instant now = clock.now();
		var approval = new Approval(institution, Ids.timeOrdered(), kind, summary, reason, maker, now, now.plus(LIFE), State.REQUESTED, null, null,
				null);
		jdbc.sql("""
				insert into approval (institution_id, approval_id, kind, summary, reason, maker, requested_at, expires_at, state)
				values (:institution, :id, :kind, :summary, :reason, :maker, :now, :expires, 'REQUESTED')""")
				.param("institution", institution.value())
				.param("id", approval.id()).param("kind", kind).param("summary", summary).param("reason", reason).param("maker", maker)
				.param("now", now.atOffset(ZoneOffset.UTC)).param("expires", approval.expiresAt().atOffset(ZoneOffset.UTC)).update();
		record(approval, maker, "approval.requested", "REQUESTED");
		return approval;
	}

	/**
	 * Approves and does it, once.
	 *
	 * @throws ApprovalRefused when the checker is the maker, or it has expired or was decided before
	 */
	public Approval approve(InstitutionId institution, UUID id, String checker, @Nullable String note) {
		return decide(institution, id, checker, note, State.EXECUTED);
	}

	/** Refuses: what was asked for does not happen. */
	public Approval refuse(InstitutionId institution, UUID id, String checker, @Nullable String note) {
		return decide(institution, id, checker, note, State.REFUSED);
	}

	private Approval decide(InstitutionId institution, UUID id, String checker, @Nullable String note, State to) {
		return Objects.requireNonNull(transactions.execute(status -> {
			Approval approval = locked(institution, id);
			Instant now = clock.now();
			refuseWrongDecision(approval, checker, now);
			write(approval, to, checker, now, note);
			if (to == State.EXECUTED) {
				action(approval).execute(approval);
			} else {
				action(approval).drop(approval);
			}
			record(approval, checker, to == State.EXECUTED ? "approval.approved" : "approval.refused", to.name());
			return one(institution, id).orElseThrow();
		}));
	}

	private static void refuseWrongDecision(Approval approval, String checker, Instant now) {
		if (approval.state() != State.REQUESTED) {
			throw new ApprovalRefused(new BilingualText("已经处理过：" + approval.state() + "。", "It has been decided before: " + approval.state() + "."));
		}
		if (!approval.expiresAt().isAfter(now)) {
			throw new ApprovalRefused(new BilingualText("申请已过期，请重新提出。", "The request has expired: make it again."));
		}
		if (approval.maker().equals(checker)) {
			throw new ApprovalRefused(new BilingualText("经办人不能复核自己的申请，请由另一人复核。", "Nobody approves their own request: ask another person."));
		}
	}

	/** Ends the requests that nobody decided in time, and says how many there were. */
	public int expire(InstitutionId institution) {
		List<UUID> late = jdbc
				.sql("select approval_id from approval where institution_id = :institution and state = 'REQUESTED' and expires_at <= :now")
				.param("institution", institution.value()).param("now", clock.now().atOffset(ZoneOffset.UTC))
				.query((row, number) -> row.getObject(1, UUID.class)).list();
		late.forEach(id -> transactions.executeWithoutResult(status -> {
			Approval approval = locked(institution, id);
			if (approval.state() == State.REQUESTED) {
				write(approval, State.EXPIRED, null, clock.now(), null);
				action(approval).drop(approval);
				record(approval, "system", "approval.expired", "EXPIRED");
			}
		}));
		return late.size();
	}

	/** What waits, and what was decided last: the newest first. */
	public List<Approval> latest(InstitutionId institution, int most) {
		return jdbc
				.sql(COLUMNS + "where institution_id = :institution order by (state = 'REQUESTED') desc, requested_at desc, approval_id limit :most")
				.param("institution", institution.value()).param("most", most).query((row, number) -> read(row)).list();
	}

	public Optional<Approval> one(InstitutionId institution, UUID id) {
		return jdbc.sql(COLUMNS + "where institution_id = :institution and approval_id = :id").param("institution", institution.value())
				.param("id", id)
				.query((row, number) -> read(row)).optional();
	}

	private Approval locked(InstitutionId institution, UUID id) {
		return jdbc.sql(COLUMNS + "where institution_id = :institution and approval_id = :id for update").param("institution", institution.value())
				.param("id", id).query((row, number) -> read(row)).optional()
				.orElseThrow(() -> new ApprovalRefused(new BilingualText("没有这个申请。", "There is no such request.")));
	}

	private void write(Approval approval, State to, @Nullable String checker, Instant now, @Nullable String note) {
		jdbc.sql("""
				update approval set state = :state, checker = :checker, decided_at = :now, note = :note
				where institution_id = :institution and approval_id = :id""").param("state", to.name()).param("checker", checker)
				.param("now", now.atOffset(ZoneOffset.UTC)).param("note", note).param("institution", approval.institution().value())
				.param("id", approval.id()).update();
	}

	private ApprovedAction action(Approval approval) {
		return Objects.requireNonNull(actions.get(approval.kind()), approval.kind());
	}

	private void record(Approval approval, String actor, String action, String outcome) {
		audit.record(new AuditEntry(approval.institution(), actor, action, approval.id().toString(), outcome, approval.summary()));
	}

	private static Approval read(ResultSet row) throws SQLException {
		var decided = row.getTimestamp("decided_at");
		return new Approval(new InstitutionId(row.getLong("institution_id")), row.getObject("approval_id", UUID.class), row.getString("kind"),
				row.getString("summary"), row.getString("reason"), row.getString("maker"), row.getTimestamp("requested_at").toInstant(),
				row.getTimestamp("expires_at").toInstant(), State.valueOf(row.getString("state")), row.getString("checker"),
				decided == null ? null : decided.toInstant(), row.getString("note"));
	}
}
