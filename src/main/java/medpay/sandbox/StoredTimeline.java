package medpay.sandbox;

import org.springframework.stereotype.Component;

/** {@link MessageTimeline} as rows, the newest twenty thousand or so. */
@Component
@SandboxPart
class StoredTimeline implements MessageTimeline {

	private static final int KEPT = 20_000;
	private static final int LONGEST_SUMMARY = 200;

	private final SandboxDatabase database;

	StoredTimeline(SandboxDatabase database) {
		this.database = database;
	}

	@Override
	public void record(String from, String to, String operation, String summary) {
		String line = summary.substring(0, Math.min(LONGEST_SUMMARY, summary.length()));
		long number = database.jdbc().sql("""
				insert into sandbox.message (sender, receiver, operation, summary)
				values (:from, :to, :operation, :line) returning message_id""").param("from", from).param("to", to).param("operation", operation)
				.param("line", line).query(Long.class).single();
		if (number % 1000 == 0) {
			database.jdbc().sql("delete from sandbox.message where message_id < :oldest").param("oldest", number - KEPT).update();
		}
	}
}
