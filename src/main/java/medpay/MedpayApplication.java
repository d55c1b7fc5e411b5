package medpay;

import medpay.audit.CheckAudit;
import medpay.embedded.EmbeddedDatabase;
import medpay.sandbox.SandboxConfiguration;
import medpay.sandbox.SandboxProcess;
import medpay.settlement.close.CheckBooks;
import medpay.settlement.close.CheckCertificates;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Medpay (医疗付费“一件事”): voucher verification, no-touch payment, settlement and reconciliation in one application. The sandbox stands outside: it is not
 * scanned but imported, and only hosted here when {@link RunMode} says so.
 */
@SpringBootApplication
@ComponentScan(excludeFilters = {@ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
		@ComponentScan.Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
		@ComponentScan.Filter(type = FilterType.REGEX, pattern = "medpay\\.sandbox\\..*")})
@Import(SandboxConfiguration.class)
public class MedpayApplication {

	public static void main(String[] args) {
		if (args.length > 0 && args[0].equals(CheckCertificates.COMMAND)) {
			System.exit(CheckCertificates.run(args));
		}
		if (args.length > 0 && args[0].equals(CheckAudit.COMMAND)) {
			System.exit(CheckAudit.run(args));
		}
		if (args.length > 0 && args[0].equals(CheckBooks.COMMAND)) {
			System.exit(CheckBooks.run(args));
		}
		if (args.length > 0 && args[0].equals(Migration.COMMAND)) {
			Migration.run(args);
			return;
		}
		SpringApplication.run(started(args), args);
	}

	/** The sandbox alone under profile {@code sandbox}, else the application. */
	static Class<?>[] started(String... args) {
		var settings = new StandardEnvironment();
		settings.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
		return RunMode.isSandboxProcess(settings)
				? new Class<?>[]{SandboxProcess.class, EmbeddedDatabase.class}
				: new Class<?>[]{MedpayApplication.class};
	}
}
