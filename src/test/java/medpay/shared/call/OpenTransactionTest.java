package medpay.shared.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The wire refuses to send while a transaction is open, however deep in the call chain it was opened. */
class OpenTransactionTest {

	private final TransactionTemplate transaction = new TransactionTemplate(
			new DataSourceTransactionManager(new DriverManagerDataSource(TestDatabase.freshUrl(), "postgres", "postgres")));

	@Test
	void refusesToSendWhileATransactionIsOpen() {
		try (var wire = new JdkWire()) {
			assertThatIllegalStateException().isThrownBy(() -> transaction.executeWithoutResult(status -> send(wire)))
					.withMessageContaining("transaction");
			assertThat(send(wire)).as("without a transaction the call is made").isEqualTo(new Wire.Reply.Lost("connection", "ConnectException"));
		}
	}

	/** Port 9 of this machine: nobody listens. */
	private static Wire.Reply send(Wire wire) {
		return wire.post(URI.create("http://127.0.0.1:9/"), Map.of(), new byte[0], Duration.ofSeconds(5));
	}
}
