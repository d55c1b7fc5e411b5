package medpay.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import medpay.insurance.platform.MessageNumber;
import medpay.shared.InstitutionCode;
import medpay.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class MessageNumbersTest {

	private static final InstitutionCode HOSPITAL = new InstitutionCode("H31010600001");
	private static final Instant SECOND = Instant.parse("2026-11-22T15:59:59Z");

	@Test
	void hasInstitutionSecondInShanghaiAndSerial() {
		assertThat(MessageNumber.of(HOSPITAL, SECOND, 7)).isEqualTo("H31010600001202611222359590007").hasSize(30);
		assertThat(MessageNumber.of(HOSPITAL, SECOND.plusSeconds(1), 9_999)).isEqualTo("H31010600001202611230000009999");
		assertThatThrownBy(() -> MessageNumber.of(HOSPITAL, SECOND, 10_000)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> MessageNumber.of(HOSPITAL, SECOND, -1)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void neverComesTwiceFromTwoProcessesAndAfterARestartWithinOneSecond() throws Exception {
		String url = TestDatabase.freshUrl();
		Flyway.configure().dataSource(url, "postgres", "postgres").locations("classpath:db/migration/insurance").load().migrate();
		Set<String> given = ConcurrentHashMap.newKeySet();
		try (var processes = Executors.newFixedThreadPool(2)) {
			for (Future<Boolean> process : processes.invokeAll(Collections.<Callable<Boolean>>nCopies(2, () -> given.addAll(drawn(url, 2_000))))) {
				process.get();
			}
		}
		assertThat(given).hasSize(4_000);
		given.addAll(drawn(url, 6_000));
		assertThat(given).as("all ten thousand serials, each once").hasSize(10_000);
		assertThat(drawn(url, 1)).as("then they come round").isSubsetOf(given);
	}

	/** What a process that has just started draws. */
	private static Set<String> drawn(String url, int count) {
		Set<String> drawn = ConcurrentHashMap.newKeySet();
		try (var connection = new SingleConnectionDataSource(url, "postgres", "postgres", true)) {
			MessageNumbers numbers = new InsuranceConfiguration().messageNumbers(JdbcClient.create(connection));
			for (int index = 0; index < count; index++) {
				drawn.add(numbers.next(HOSPITAL, SECOND));
			}
		}
		return drawn;
	}

	@Test
	void theSerialsBelongToTheDatabaseAndNotToAConnection() {
		String url = TestDatabase.freshUrl();
		Flyway.configure().dataSource(url, "postgres", "postgres").locations("classpath:db/migration/insurance").load().migrate();
		var fresh = JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
		MessageNumbers numbers = new InsuranceConfiguration().messageNumbers(fresh);
		assertThat(numbers.next(HOSPITAL, SECOND)).endsWith("0000");
		assertThat(numbers.next(HOSPITAL, SECOND)).endsWith("0001");
	}
}
