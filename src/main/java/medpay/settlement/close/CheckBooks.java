package medpay.settlement.close;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import medpay.audit.AuditChain;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The command that checks a whole database (账册核对命令), above all a restored one: rows of every table, the ledger's two sides, the audit trail, the certificates. Needs
 * a role that reads, and no key.
 */
public final class CheckBooks {

	/** The first word of the command, and the profile under which it runs. */
	public static final String COMMAND = "check-books";

	private CheckBooks() {}

	/**
	 * Checks the database of {@code spring.datasource} and says what it found, line by line, on the console.
	 *
	 * @return 0: whole; 1: broken
	 */
	public static int run(String... arguments) {
		var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
		try (var context = new SpringApplicationBuilder(Parts.class).web(WebApplicationType.NONE).profiles(COMMAND).bannerMode(Banner.Mode.OFF)
				.properties("logging.level.root=error").run(arguments)) {
			BooksReport report = context.getBean(BooksReader.class).read();
			report.lines().forEach(out::println);
			return report.whole() ? 0 : 1;
		}
	}

	/** The database and the two checks of chains, nothing else. */
	@ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class})
	@Import({AuditChain.class, BooksReader.class})
	static class Parts {

		/** Hashes and public keys only: nothing is decrypted. */
		@Bean
		static CryptoProvider crypto() {
			return new BouncyCastleCrypto(CryptoKeys.random());
		}
	}
}
