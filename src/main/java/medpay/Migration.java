package medpay;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;

/**
 * The command that brings a database up to date and ends (数据库升级命令). It runs with a role of its own, so that the role of the application need not be able to
 * alter a table.
 */
final class Migration {

	/** The first word of the command, and the profile under which it runs. */
	static final String COMMAND = "migrate";

	private Migration() {}

	/** Migrates the database of {@code spring.datasource}; returns when it is up to date. */
	static void run(String... arguments) {
		new SpringApplicationBuilder(Parts.class).web(WebApplicationType.NONE).profiles(COMMAND).run(arguments).close();
	}

	/** The database and its migrations, nothing else. */
	@ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
	static class Parts {}
}
