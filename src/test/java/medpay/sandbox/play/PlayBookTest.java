package medpay.sandbox.play;

import static org.assertj.core.api.Assertions.assertThat;

import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxTest;
import medpay.sandbox.play.PlayBook.State;
import medpay.shared.BilingualText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** One play at a time; and one that was cut off by the end of its process says so after the restart. */
@SandboxTest
@TestPropertySource(properties = "medpay.test.database=of the play's book alone")
class PlayBookTest {

	@Autowired
	private PlayBook book;

	@Autowired
	private SandboxDatabase database;

	@BeforeEach
	@AfterEach
	void forget() {
		database.jdbc().sql("delete from sandbox.play").update();
	}

	private long begun() {
		return book.begin(VisitSource.Kind.GENERATOR, 10).orElseThrow();
	}

	private static PlayProgress twoPaid() {
		var tally = new Tally();
		tally.ended("G1", new VisitEnd.Paid());
		tally.ended("G2", new VisitEnd.Paid());
		return tally.progress();
	}

	@Test
	void asLongAsOneBeatsNoOtherBegins() {
		long play = begun();
		assertThat(book.begin(VisitSource.Kind.FILE, 5)).isEmpty();

		book.end(play, State.DONE, twoPaid());

		assertThat(book.latest().orElseThrow().state()).isEqualTo(State.DONE);
		assertThat(book.begin(VisitSource.Kind.FILE, 5)).isPresent();
	}

	@Test
	void oneThatBeatsNoMoreHasFailedAndTellsHowFarItCame() {
		long play = begun();
		assertThat(book.beat(play, twoPaid())).isTrue();
		database.jdbc().sql("update sandbox.play set beat_at = beat_at - interval '16 seconds'").update();

		var standing = book.latest().orElseThrow();

		assertThat(standing.state()).isEqualTo(State.FAILED);
		assertThat(standing.progress().paid()).isEqualTo(2);
		assertThat(standing.progress().failures()).extracting(PlayProgress.Failure::code).containsExactly("interrupted");
		assertThat(book.beat(play, twoPaid())).as("the dead does not come back").isFalse();
		assertThat(book.begin(VisitSource.Kind.FILE, 5)).isPresent();
	}

	@Test
	void onlyAnUnusedDatabaseIsFirst() {
		assertThat(book.isFirst()).isTrue();
		book.end(begun(), State.FAILED, PlayProgress.NOTHING);
		assertThat(book.isFirst()).isFalse();
	}

	@Test
	void failuresAreBoundedAndEveryOneIsCounted() {
		var tally = new Tally();
		for (int visit = 0; visit < 200; visit++) {
			tally.ended("G" + visit, new VisitEnd.Refused("refused", new BilingualText("拒绝", "refused")));
		}
		tally.ended("G200", new VisitEnd.Skipped());
		tally.ended("G201", new VisitEnd.AtWindow());
		tally.ended("G202", new VisitEnd.Open("CHARGE_IN_DOUBT"));

		assertThat(tally.progress().failures()).hasSize(50);
		assertThat(tally.progress().done()).as("all but the open one").isEqualTo(202);
		assertThat(tally.progress().refused()).isEqualTo(200);
	}
}
