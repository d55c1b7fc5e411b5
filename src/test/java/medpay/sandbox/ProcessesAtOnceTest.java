package medpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Several processes on one database: they start at once, and share clock, faults and keys. */
class ProcessesAtOnceTest {

	private static DemoCity start(String url) {
		return new DemoCity(new MadeOnce(new SandboxDatabase(new DriverManagerDataSource(url, "postgres", "postgres"))));
	}

	@Test
	void thoseThatStartTogetherOnAnEmptyDatabaseAgreeOnOneSetOfKeys() throws Exception {
		String url = TestDatabase.freshUrl();
		var together = new CyclicBarrier(4);
		var starts = new ArrayList<Callable<DemoCity>>();
		for (int process = 0; process < 4; process++) {
			starts.add(() -> {
				together.await();
				return start(url);
			});
		}

		var platforms = new ArrayList<SandboxKeys.Sm2Pair>();
		try (var threads = Executors.newFixedThreadPool(4)) {
			for (var city : threads.invokeAll(starts)) {
				platforms.add(city.get().platform());
			}
		}

		assertThat(platforms).hasSize(4).containsOnly(platforms.getFirst());
	}

	@Test
	void aFaultOrderedOnceStrikesOnceAmongThem() throws Exception {
		String url = TestDatabase.freshUrl();
		var database = new SandboxDatabase(new DriverManagerDataSource(url, "postgres", "postgres"));
		var faults = new StoredFaults(database);
		faults.order(new StoredFaults.Ordered(0, "unionpay", "consume", Faults.Mode.DOWN, 3, 0, 0, null, null));
		var strikes = new ArrayList<Callable<Boolean>>();
		for (int call = 0; call < 16; call++) {
			strikes.add(() -> faults.strike("unionpay", "consume").isPresent());
		}

		int struck = 0;
		try (var threads = Executors.newFixedThreadPool(8)) {
			for (var strike : threads.invokeAll(strikes)) {
				struck += strike.get() ? 1 : 0;
			}
		}

		assertThat(struck).isEqualTo(3);
	}

	@Test
	void whereTheSandboxIsNotHostedNothingOfItRuns() {
		new ApplicationContextRunner().withUserConfiguration(SandboxConfiguration.class).withConfiguration(AutoConfigurations.of())
				.run(context -> assertThat(context).doesNotHaveBean(Faults.class).doesNotHaveBean(SandboxDatabase.class));
	}
}
