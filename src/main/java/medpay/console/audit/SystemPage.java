package medpay.console.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import medpay.console.Counterparties;
import medpay.console.ShownTime;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.shared.BusinessClock;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The system as this instance runs it (系统): versions, database, counterparties, and the settings in force; never a secret. */
@Controller
@Needs(Permission.SEE_SYSTEM)
class SystemPage {

	private static final Pattern SECRET = Pattern.compile(".*(secret|password|token|key|credential).*", Pattern.CASE_INSENSITIVE);
	private static final long MEGABYTE = 1 << 20;

	private final JdbcClient jdbc;
	private final MeterRegistry meters;
	private final Counterparties parties;
	private final ConfigurableEnvironment environment;
	private final Clock clock;
	private final BusinessClock business;

	SystemPage(JdbcClient jdbc, MeterRegistry meters, Counterparties parties, ConfigurableEnvironment environment, Clock clock,
			BusinessClock business) {
		this.jdbc = jdbc;
		this.meters = meters;
		this.parties = parties;
		this.environment = environment;
		this.clock = clock;
		this.business = business;
	}

	@GetMapping("/system")
	String show(Model page) {
		var runtime = ManagementFactory.getRuntimeMXBean();
		Runtime memory = Runtime.getRuntime();
		page.addAttribute("place", "system");
		page.addAttribute("version", Objects.requireNonNullElse(SystemPage.class.getPackage().getImplementationVersion(), "–"));
		page.addAttribute("java", runtime.getVmName() + " " + Runtime.version());
		page.addAttribute("since", ShownTime.of(clock.instant().minus(Duration.ofMillis(runtime.getUptime()))));
		page.addAttribute("clock", ShownTime.of(business.now()));
		page.addAttribute("heap", "%d / %d MB".formatted((memory.totalMemory() - memory.freeMemory()) / MEGABYTE, memory.maxMemory() / MEGABYTE));
		page.addAttribute("database", jdbc.sql("select split_part(version(), ' on ', 1)").query(String.class).single());
		page.addAttribute("size", jdbc.sql("select pg_size_pretty(pg_database_size(current_database()))").query(String.class).single());
		page.addAttribute("schema",
				jdbc.sql("select version || ' ' || description from flyway_schema_history where success order by installed_rank desc limit 1")
						.query(String.class).single());
		page.addAttribute("connections", "%d / %d".formatted(gauge("hikaricp.connections.active"), gauge("hikaricp.connections.max")));
		page.addAttribute("parties", parties.all());
		page.addAttribute("settings", settings());
		return "audit/system";
	}

	private long gauge(String meter) {
		return Search.in(meters).name(meter).gauges().stream().map(Gauge::value).mapToLong(Math::round).sum();
	}

	/** What was set, under names of ours and of the server; the value of whatever looks like a secret stays where it is. */
	private Map<String, String> settings() {
		Map<String, String> settings = new TreeMap<>();
		environment.getPropertySources().stream().filter(EnumerablePropertySource.class::isInstance).map(EnumerablePropertySource.class::cast)
				.flatMap(source -> List.of(source.getPropertyNames()).stream()).filter(SystemPage::isOurs)
				.forEach(name -> settings.put(name, SECRET.matcher(name).matches() ? "••••••" : value(name)));
		return settings;
	}

	private static boolean isOurs(String name) {
		return name.startsWith("medpay.") || name.startsWith("server.") || name.startsWith("MEDPAY_") || name.startsWith("SERVER_");
	}

	private String value(String name) {
		String value = environment.getProperty(name, "");
		return value.toLowerCase(Locale.ROOT).contains("password=") ? "••••••" : value;
	}
}
