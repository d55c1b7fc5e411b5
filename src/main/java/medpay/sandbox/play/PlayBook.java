package medpay.sandbox.play;

import java.time.OffsetDateTime;
import java.util.Optional;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.play.PlayProgress.Failure;
import medpay.shared.BilingualText;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plays of a database (演练记录): one at a time among all processes. The process that plays beats every second; a play that beats no more has failed,
 * and says so, because nobody will take it up again.
 */
@Component
@SandboxPart
class PlayBook {

	private static final JsonMapper JSON = JsonMapper.builder().build();
	private static final Failure INTERRUPTED = new Failure("", "interrupted",
			new BilingualText("演练中途程序停止：余下的就诊不再播放；已开始的支付会自动继续。",
					"The process stopped during the play: the remaining visits are not played; payments that had begun go on by themselves."));

	private final SandboxDatabase database;

	PlayBook(SandboxDatabase database) {
		this.database = database;
	}

	/** What a play's state is. */
	enum State {
		/** Never any. */
		IDLE,
		/** Visits are being played. */
		RUNNING,
		/** Every visit was played. */
		DONE,
		/** Broken off. */
		FAILED
	}

	/** A play as it stands. */
	record Standing(long playId, State state, int total, OffsetDateTime startedAt, PlayProgress progress) {}

	/** Begins one; empty when another runs. */
	Optional<Long> begin(VisitSource.Kind kind, int total) {
		endThoseThatBeatNoMore();
		return database.jdbc().sql("""
				insert into sandbox.play (state, source, total, progress) values ('RUNNING', :source, :total, :progress)
				on conflict (state) where state = 'RUNNING' do nothing returning play_id""").param("source", kind.name()).param("total", total)
				.param("progress", JSON.writeValueAsString(PlayProgress.NOTHING)).query(Long.class).optional();
	}

	/** Notes the progress; false when the play is no longer this process's. */
	boolean beat(long play, PlayProgress progress) {
		return database.jdbc().sql("""
				update sandbox.play set progress = :progress, beat_at = clock_timestamp() where play_id = :play and state = 'RUNNING'""")
				.param("progress", JSON.writeValueAsString(progress)).param("play", play).update() == 1;
	}

	void end(long play, State state, PlayProgress progress) {
		database.jdbc().sql("update sandbox.play set state = :state, progress = :progress where play_id = :play and state = 'RUNNING'")
				.param("state", state.name()).param("progress", JSON.writeValueAsString(progress)).param("play", play).update();
	}

	/** Ends a play whose process stops. */
	void interrupt(long play, PlayProgress progress) {
		end(play, State.FAILED, progress.with(INTERRUPTED));
	}

	/** The newest. */
	Optional<Standing> latest() {
		endThoseThatBeatNoMore();
		return database.jdbc().sql("select play_id, state, total, started_at, progress from sandbox.play order by play_id desc limit 1")
				.query((row, _) -> new Standing(row.getLong(1), State.valueOf(row.getString(2)), row.getInt(3),
						row.getObject(4, OffsetDateTime.class), JSON.readValue(row.getString(5), PlayProgress.class)))
				.optional();
	}

	/** True on a database that nobody has used yet. */
	boolean isFirst() {
		return database.jdbc().sql("select not exists (select from sandbox.play) and not exists (select from sandbox.insured_person)")
				.query(Boolean.class).single();
	}

	private void endThoseThatBeatNoMore() {
		var dead = database.jdbc().sql("""
				select play_id, progress from sandbox.play
				where state = 'RUNNING' and beat_at < clock_timestamp() - interval '15 seconds'""")
				.query((row, _) -> new Dead(row.getLong(1), JSON.readValue(row.getString(2), PlayProgress.class))).list();
		dead.forEach(one -> interrupt(one.playId(), one.progress()));
	}

	private record Dead(long playId, PlayProgress progress) {}
}
