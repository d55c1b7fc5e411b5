package medpay.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.CountDownLatch;

/** A process that starts the database in the box, commits one row, says so, and waits to be killed. */
final class KilledMedpay {

	private KilledMedpay() {}

	public static void main(String[] arguments) throws Exception {
		BoxedPostgres postgres = BoxedPostgres.start(Path.of(arguments[0]));
		Connection connection = DriverManager.getConnection(postgres.url(), BoxedPostgres.USER, postgres.password());
		try (connection; var statement = connection.createStatement()) {
			statement.execute("create table kept (words varchar(40))");
			statement.execute("insert into kept values ('committed before the kill')");
			System.err.println("committed");
			new CountDownLatch(1).await();
		}
	}
}
