package medpay;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says after the start where to look (启动提示): page, API description, sandbox, data. */
@Component
class WhereToLook {

	private static final Logger LOG = LoggerFactory.getLogger(WhereToLook.class);

	private final Environment settings;

	WhereToLook(Environment settings) {
		this.settings = settings;
	}

	@EventListener(ApplicationReadyEvent.class)
	void say() {
		if (settings.containsProperty("local.server.port")) {
			LOG.info("{}", text());
		}
	}

	String text() {
		String address = "%s://%s:%s".formatted(settings.containsProperty("server.ssl.bundle") ? "https" : "http", host(),
				settings.getProperty("local.server.port"));
		var text = new StringBuilder("Medpay 已就绪 · is ready");
		line(text, "首页 · page", address + "/");
		line(text, "接口 · API", address + "/swagger-ui/index.html");
		if (settings.getProperty(RunMode.HOSTED, Boolean.class, false)) {
			line(text, "沙箱 · sandbox", address + "/sandbox");
		} else if (settings.getProperty(RunMode.ENABLED, Boolean.class, false)) {
			line(text, "沙箱 · sandbox", settings.getProperty(RunMode.SANDBOX_URL, ""));
		}
		if (settings.getProperty(RunMode.ENABLED, Boolean.class, false)) {
			line(text, "数据 · data", Path.of(".medpay").toAbsolutePath().normalize().toString());
		}
		return text.toString();
	}

	private static void line(StringBuilder text, String what, String where) {
		text.append(System.lineSeparator()).append("  ").append(what).append("  ").append(where);
	}

	private String host() {
		String address = settings.getProperty(RunMode.ADDRESS, "");
		return address.isBlank() || address.equals("127.0.0.1") || address.equals("0.0.0.0") ? "localhost" : address;
	}
}
