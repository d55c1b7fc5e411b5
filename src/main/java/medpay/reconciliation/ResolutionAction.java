package medpay.reconciliation;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import medpay.approval.Approval;
import medpay.approval.ApprovedAction;
import medpay.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Does what two people decided about differences (执行差错处理). What has ended by itself meanwhile stays as it is. */
@Component
class ResolutionAction implements ApprovedAction {

	private final Discrepancies discrepancies;
	private final DifferenceBooks books;
	private final FileNews news;
	private final JdbcClient jdbc;
	private final BusinessClock clock;

	ResolutionAction(Discrepancies discrepancies, DifferenceBooks books, FileNews news, JdbcClient jdbc, BusinessClock clock) {
		this.discrepancies = discrepancies;
		this.books = books;
		this.news = news;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	private record Item(UUID discrepancy, Resolution resolution, String owner, Instant dueAt) {}

	@Override
	public String kind() {
		return Resolutions.KIND;
	}

	@Override
	public void execute(Approval approval) {
		Map<UUID, Item> items = items(approval).stream().collect(Collectors.toMap(Item::discrepancy, Function.identity()));
		for (Discrepancy found : discrepancies.locked(approval.institution(), items.keySet())) {
			Item item = items.get(found.id());
			if (item != null && found.state() == Discrepancy.State.OPEN) {
				execute(found, item);
			}
		}
		mark(approval, "DONE");
	}

	private void execute(Discrepancy found, Item item) {
		Resolution resolution = item.resolution();
		if (resolution == Resolution.RECORD_SUCCESS) {
			record(found);
		}
		DifferenceBooks.Booked booked = books.decided(found, resolution);
		Instant now = clock.now();
		jdbc.sql(
				"""
						update discrepancy set resolution = :resolution, booked_fen = :booked, written_off_fen = :off, assignee = :owner, due_at = :due, version = version + 1,
						  state = case when :stays then state else 'RESOLVED' end, ended_at = case when :stays then ended_at else :now end
						where institution_id = :institution and discrepancy_id = :id""")
				.param("resolution", resolution.name()).param("booked", booked.suspense()).param("off", booked.writtenOff())
				.param("owner", item.owner()).param("due", item.dueAt().atOffset(ZoneOffset.UTC)).param("stays", resolution.staysOpen())
				.param("now", now.atOffset(ZoneOffset.UTC)).param("institution", found.institution().value()).param("id", found.id()).update();
	}

	private void record(Discrepancy found) {
		String reference = found.theirNumber();
		Long fen = found.theirsFen();
		if (reference == null || fen == null
				|| !news.moved(found.institution(), new FileNews.Line(found.source(), found.day(), found.kind(), found.key(), reference, fen))) {
			throw Resolutions.refused(found.key() + " 不是我方的订单，不能补记。", found.key() + " is no order of ours: it cannot be recorded.");
		}
	}

	@Override
	public void drop(Approval approval) {
		mark(approval, "DROPPED");
	}

	private List<Item> items(Approval approval) {
		return jdbc.sql("""
				select discrepancy_id, resolution, owner, due_at from resolution_item
				where institution_id = :institution and approval_id = :approval and state = 'WAITING'""")
				.param("institution", approval.institution().value())
				.param("approval", approval.id())
				.query((row, number) -> {
					Timestamp due = row.getTimestamp("due_at");
					return new Item(row.getObject("discrepancy_id", UUID.class), Resolution.valueOf(row.getString("resolution")),
							row.getString("owner"),
							due.toInstant());
				}).list();
	}

	private void mark(Approval approval, String state) {
		jdbc.sql("update resolution_item set state = :state where institution_id = :institution and approval_id = :approval").param("state", state)
				.param("institution", approval.institution().value()).param("approval", approval.id()).update();
	}
}
