package medpay.audit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import medpay.audit.AuditChain.Standing;
import medpay.audit.AuditChain.Verdict;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The command that checks every audit trail of a database (审计链验证命令), also one that was restored from a backup: the application need not run. A file of certificates, if one is
 * given, says what the trails must pass through.
 */
public final class CheckAudit {

	/** The first word of the command. */
	public static final String COMMAND = "check-audit";

	private static final Pattern ANCHOR = Pattern.compile(" (audit|house) position=([0-9]{1,18}) hash=([0-9a-f]{64})");

	private CheckAudit() {}

	/** Likewise, with the database of the settings {@code spring.datasource.*}, and says it on the console. */
	public static int run(String[] arguments) {
		ConfigurableEnvironment settings = new StandardEnvironment();
		settings.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
		String url = settings.getProperty("spring.datasource.url", "");
		var database = new DriverManagerDataSource(url, settings.getProperty("spring.datasource.username", ""),
				settings.getProperty("spring.datasource.password", ""));
		return run(arguments, database, new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
	}

	/**
	 * Checks all trails.
	 *
	 * @param arguments {@link #COMMAND}, and the file of a hospital's certificates, if there is one
	 * @return 0: whole; 1: changed; 2: it cannot be read
	 */
	static int run(String[] arguments, DataSource database, PrintStream out) {
		List<String> files = List.of(arguments).stream().skip(1).filter(each -> !each.startsWith("--")).toList();
		try {
			List<String> certificates = files.isEmpty() ? List.of() : Files.readAllLines(Path.of(files.getFirst()));
			return check(JdbcClient.create(database), certificates, out);
		} catch (IOException e) {
			out.println("无法读取 · cannot be read: " + files.getFirst());
			return 2;
		} catch (DataAccessException e) {
			out.println(
					"无法连接数据库，请核对 spring.datasource.url、username、password · the database cannot be reached: check spring.datasource.url, username, password");
			return 2;
		}
	}

	private static int check(JdbcClient jdbc, List<String> certificates, PrintStream out) {
		var chain = new AuditChain(jdbc, new BouncyCastleCrypto(CryptoKeys.random()));
		List<Long> institutions = jdbc.sql("select institution_id from audit_head where position > 0 order by 1")
				.query((row, number) -> row.getLong(1)).list();
		boolean whole = true;
		for (long each : institutions) {
			Verdict verdict = chain.verify(new InstitutionId(each));
			out.println(switch (verdict) {
				case Verdict.Whole found ->
					"%d 完整 · whole: %d entries, last %s".formatted(each, found.standing().position(), found.standing().hash());
				case Verdict.Broken broken -> "%d 已被改动 · changed: entry %d %s".formatted(each, broken.position(), broken.what());
			});
			whole &= verdict instanceof Verdict.Whole;
		}
		for (String line : certificates) {
			Optional<MatchResult> anchor = ANCHOR.matcher(line).results().findFirst();
			if (anchor.isPresent() && !passes(chain, institutions, anchor.get())) {
				out.println("与证书不符，已被重做 · made anew: no trail passes through" + anchor.get().group());
				whole = false;
			}
		}
		return whole ? 0 : 1;
	}

	private static boolean passes(AuditChain chain, List<Long> institutions, MatchResult anchor) {
		var standing = new Standing(Long.parseLong(anchor.group(2)), anchor.group(3));
		boolean house = anchor.group(1).equals("house");
		return institutions.stream().filter(each -> house == (each == AuditEntries.HOUSE.value()))
				.anyMatch(each -> chain.passes(new InstitutionId(each), standing));
	}
}
