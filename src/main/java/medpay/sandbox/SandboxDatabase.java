package medpay.sandbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sandbox's own schema in the database, up to date before any part of the sandbox can touch it. Its transactions are its own too: the counterparties
 * never commit or roll back with the application.
 */
@Component
@SandboxPart
public class SandboxDatabase {

	private final JdbcClient jdbc;
	private final TransactionOperations transactions;

	SandboxDatabase(DataSource database) {
		jdbc = JdbcClient.create(database);
		transactions = new TransactionTemplate(new JdbcTransactionManager(database));
		createSchema();
		Flyway.configure().dataSource(database).schemas("sandbox").defaultSchema("sandbox").locations("classpath:db/sandbox").load().migrate();
	}

	/** Two processes starting at once may both find no schema: the second one's error means that it is there. */
	private void createSchema() {
		try {
			jdbc.sql("create schema if not exists sandbox").update();
		} catch (DuplicateKeyException e) {
			jdbc.sql("create schema if not exists sandbox").update();
		}
	}

	/** The database's own time, which no offset moves: for what follows the machine's clock, with one answer for all processes. */
	public Instant machineTime() {
		return jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
	}

	/** Statements name their tables with the schema: {@code sandbox.fault}. */
	public JdbcClient jdbc() {
		return jdbc;
	}

	/** Read committed, required. */
	public TransactionOperations transactions() {
		return transactions;
	}
}
