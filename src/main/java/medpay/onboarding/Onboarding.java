package medpay.onboarding;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import medpay.access.Clients;
import medpay.access.NoticeReceivers;
import medpay.institution.Enrolment;
import medpay.institution.Institutions;
import medpay.operator.Operators;
import medpay.shared.Neighbourhood;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Enrols institutions and clients (开通): from the sandbox, or from the administrator's file. Runs when the web server is up and before the
 * application reports ready, and before every other start-up task; when it fails the application does not start.
 */
@Component
@Order(0)
@EnableConfigurationProperties(OnboardingSettings.class)
class Onboarding implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(Onboarding.class);
	private static final Duration PAUSE = Duration.ofMillis(200);

	private final OnboardingSettings settings;
	private final Institutions institutions;
	private final Clients clients;
	private final NoticeReceivers notices;
	private final Operators operators;
	private final JsonMapper json;
	private final Clock clock;
	private final Environment environment;

	Onboarding(OnboardingSettings settings, Institutions institutions, Clients clients, NoticeReceivers notices, Operators operators,
			JsonMapper json, Clock clock, Environment environment) {
		this.settings = settings;
		this.institutions = institutions;
		this.clients = clients;
		this.notices = notices;
		this.operators = operators;
		this.json = json;
		this.clock = clock;
		this.environment = environment;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		Path file = settings.counterparties().file();
		if (settings.sandbox().enabled()) {
			if (file != null) {
				throw new OnboardingFailed("沙箱与真实对接方不能同时启用", "sandbox and real counterparties exclude each other");
			}
			var patience = new SandboxDoor.Patience(settings.sandbox().startWithin(), PAUSE);
			var near = new Neighbourhood(settings.sandbox().networks());
			Counterparties all = new SandboxDoor(sandboxAddress(), json, clock, patience, near).ask();
			all.requireNear(near);
			enrol(all);
			Objects.requireNonNullElse(all.operators(), List.<Counterparties.OperatorRow>of()).forEach(each -> operators.enrol(each.demo()));
		} else if (file != null) {
			Counterparties all = read(file);
			if (all.operators() != null) {
				throw new OnboardingFailed("对接方文件不能含操作员：请在页面上建立", "a file of counterparties names no operators: they are made on the pages");
			}
			enrol(all);
		}
	}

	private URI sandboxAddress() {
		String url = settings.sandbox().url();
		if (!url.isBlank()) {
			return URI.create(url);
		}
		String scheme = environment.getProperty("server.ssl.enabled", Boolean.class, false) ? "https" : "http";
		return URI.create(scheme + "://127.0.0.1:" + environment.getProperty("local.server.port", "8080"));
	}

	private Counterparties read(Path file) {
		try {
			return CounterpartyJson.read(json, Files.readAllBytes(file), Counterparties.class, file.toString());
		} catch (IOException e) {
			throw new OnboardingFailed("无法读取对接方文件 " + file, "the file of counterparties cannot be read: " + file);
		}
	}

	private void enrol(Counterparties all) {
		try {
			all.institutions().forEach(institutions::enrol);
			all.clients().forEach(this::enrol);
		} catch (DataIntegrityViolationException e) {
			String rule = brokenRule(e);
			throw new OnboardingFailed("机构或接入方资料不合要求（" + rule + "）", "data of an institution or client are not acceptable (" + rule + ")");
		}
		log.info("Enrolled institutions {} and {} clients", all.institutions().stream().map(Enrolment::code).toList(), all.clients().size());
	}

	private void enrol(Counterparties.ClientRow client) {
		var institution = institutions.byCode(client.institutionCode()).orElseThrow(() -> new OnboardingFailed("接入方 " + client.clientId() + " 的机构不存在",
				"client " + client.clientId() + " is of no enrolled institution"));
		clients.enrol(client.clientId(), client.kind(), institution.id(), client.secret());
		Counterparties.NoticeRow notice = client.notice();
		if (notice != null) {
			register(client.clientId(), notice);
		}
	}

	private void register(String clientId, Counterparties.NoticeRow notice) {
		try {
			notices.register(clientId, notice.registration());
		} catch (IllegalArgumentException e) {
			throw new OnboardingFailed("接入方 " + clientId + " 的通知登记不合要求（" + e.getMessage() + "）",
					"the notices of client " + clientId + " cannot be registered (" + e.getMessage() + ")");
		}
	}

	/** The constraint's name alone: the database's own text repeats the values. */
	private static String brokenRule(DataIntegrityViolationException exception) {
		return exception.getMostSpecificCause() instanceof PSQLException cause && cause.getServerErrorMessage() != null
				? Objects.toString(cause.getServerErrorMessage().getConstraint(), "unknown")
				: "unknown";
	}
}
