package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import medpay.journey.City.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A hospital's day played through the public API: the figures are the day's, and the books of all three agree to the fen. */
@SandboxTest
class PlayTests {

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	private City city;

	@BeforeEach
	void open() {
		city = new City(port);
		city.noFaults();
	}

	/** How long it takes is printed, not judged: that depends on the machine. */
	@Test
	void theRealPeakDayIsPaidToTheFen() {
		play(RealDayFile.peakDay(), 7);
	}

	private void play(RealDayFile day, long seed) {
		Sums before = sums();
		long began = System.nanoTime();

		Reply begun = city.upload("/play?per_second=200&seed=" + seed, day.lines());
		assertThat(begun.status()).as("%s", begun.body()).isEqualTo(202);
		JsonNode played = played();
		Duration took = Duration.ofNanos(System.nanoTime() - began);
		LoggerFactory.getLogger(PlayTests.class).info("{} visits played in {} ms", day.visits(), took.toMillis());

		assertThat(played.path("state").asString()).as("%s", played).isEqualTo("DONE");
		assertThat(played.path("paid").asInt()).as("%s", played).isEqualTo(day.visits());
		assertThat(played.path("done").asInt()).isEqualTo(played.path("total").asInt()).isEqualTo(day.visits() + day.skipped());
		assertThat(played.path("skipped").asInt()).isEqualTo(day.skipped());
		assertThat(played.path("failures").size()).isZero();
		Sums after = sums();
		assertThat(after.payments() - before.payments()).isEqualTo(day.visits());
		assertThat(after.lines() - before.lines()).isEqualTo(day.lineCount());
		assertThat(after.totalFen() - before.totalFen()).isEqualTo(day.totalFen());
		new Books(city, jdbc).agree();
	}

	/** The file tells of one patient again and again, and of refunds. */
	@Test
	void twoHundredVisitsOfSeveralDaysArePaidAndTheRefundsAmongThemSkipped() {
		play(RealDayFile.first(200), 13);
	}

	@Test
	void aFileWithABrokenLineInTheMiddleIsRefusedByLineAndFieldAndNothingMoves() {
		Sums before = sums();
		long people = count("sandbox.insured_person");
		JsonNode standing = city.sandbox("GET", "/play", null).body();
		String good = RealDayFile.visit("BROKEN-1", "P1", "charge", RealDayFile.line(1, 2, 500), 1000);
		String broken = RealDayFile.visit("BROKEN-2", "P1", "charge", RealDayFile.line(1, 0, 500), 0);

		Reply refused = city.upload("/play?per_second=200", good + "\n" + broken + "\n" + good.replace("BROKEN-1", "BROKEN-3"));

		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.text("code")).isEqualTo("field_invalid");
		assertThat(refused.text("field")).isEqualTo("line[2].lines[0].qty");
		assertThat(refused.text("detail")).contains("第 2 行", "line 2");
		assertThat(sums()).isEqualTo(before);
		assertThat(count("sandbox.insured_person")).isEqualTo(people);
		assertThat(city.sandbox("GET", "/play", null).body()).isEqualTo(standing);
	}

	@Test
	void aGeneratedDayWithFaultsEndsWithEveryVisitExplained() {
		Reply begun = city.sandbox("POST", "/play", Map.of("visits", 30, "per_second", 50, "faults", 0.5, "seed", 11));
		assertThat(begun.status()).as("%s", begun.body()).isEqualTo(202);
		assertThat(city.sandbox("POST", "/play", Map.of("visits", 1)).text("code")).isEqualTo("play_running");

		JsonNode played = played();

		assertThat(played.path("state").asString()).as("%s", played).isEqualTo("DONE");
		assertThat(played.path("done").asInt()).as("%s", played).isEqualTo(30);
		assertThat(played.path("failed").asInt()).as("%s", played).isZero();
		assertThat(played.path("paid").asInt() + played.path("at_window").asInt() + played.path("refused").asInt()).isEqualTo(30);
		assertThat(played.path("paid").asInt()).isBetween(15, 29);
		assertThat(played.path("failures").size()).isEqualTo(played.path("refused").asInt());
		assertThat(city.sandbox("GET", "/faults", null).body().path("faults").size()).as("faults left on order").isZero();
		new Books(city, jdbc).agree();
	}

	private JsonNode played() {
		JsonNode standing = city.sandbox("GET", "/play", null).body();
		for (int look = 0; look < 1200 && standing.path("state").asString().equals("RUNNING"); look++) {
			Visit.pause();
			standing = city.sandbox("GET", "/play", null).body();
		}
		return standing;
	}

	private record Sums(long payments, long lines, long totalFen) {}

	private Sums sums() {
		return jdbc.sql("select count(*), coalesce(sum(total_fen), 0) from payment")
				.query((row, _) -> new Sums(row.getLong(1), linesAtThePlatform(), row.getLong(2))).single();
	}

	private long linesAtThePlatform() {
		return count("sandbox.fee_line");
	}

	private long count(String table) {
		return jdbc.sql("select count(*) from " + table).query(Long.class).single();
	}
}
