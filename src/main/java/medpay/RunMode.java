package medpay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import medpay.settlement.close.CheckBooks;
import medpay.shared.BilingualText;
import medpay.shared.StartRefused;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * How this process runs (运行方式): with the counterparties in a box or with real ones, and whether the box is in this process.
 *
 * @param sandbox {@code medpay.sandbox.enabled}: the counterparties are the sandbox
 * @param hosted {@code medpay.sandbox.hosted}: the sandbox runs in this process
 */
record RunMode(boolean sandbox, boolean hosted) {

	static final String ENABLED = "medpay.sandbox.enabled";
	static final String HOSTED = "medpay.sandbox.hosted";
	static final String SANDBOX_URL = "medpay.sandbox.url";
	static final String COUNTERPARTIES = "medpay.counterparties.file";
	static final String DATABASE = "spring.datasource.url";
	static final String ADDRESS = "server.address";
	private static final String LOOPBACK = "127.0.0.1";
	private static final List<String> CERTIFICATES = List.of("server.ssl.bundle", "server.ssl.certificate", "server.ssl.key-store");

	/** Reads the settings. Empty settings count as not set, because that is how a container says "nothing". */
	static RunMode of(Environment settings) {
		if (isSandboxProcess(settings)) {
			return new RunMode(true, true);
		}
		if (settings.acceptsProfiles(Profiles.of(Migration.COMMAND, CheckBooks.COMMAND))) {
			return new RunMode(false, false);
		}
		boolean database = given(settings, DATABASE);
		boolean counterparties = given(settings, COUNTERPARTIES);
		boolean sandbox = given(settings, ENABLED) ? settings.getRequiredProperty(ENABLED, Boolean.class) : !database && !counterparties;
		if (sandbox && counterparties) {
			throw sandboxBesideRealOnes();
		}
		if (!given(settings, ENABLED) && database && !counterparties) {
			throw nobodyToSpeakTo();
		}
		return new RunMode(sandbox, sandbox && !given(settings, SANDBOX_URL));
	}

	/** True for the sandbox as a process of its own: profile {@code sandbox}. */
	static boolean isSandboxProcess(Environment settings) {
		return settings.acceptsProfiles(Profiles.of("sandbox"));
	}

	/** The settings that follow from the mode, and were not given. Plain HTTP is for this machine; only a sandbox may say otherwise. */
	Map<String, Object> consequences(Environment settings) {
		Map<String, Object> found = new LinkedHashMap<>();
		if (!given(settings, ENABLED)) {
			found.put(ENABLED, sandbox);
		}
		if (!given(settings, HOSTED)) {
			found.put(HOSTED, hosted);
		}
		if (!given(settings, ADDRESS) && (sandbox || !secured(settings))) {
			found.put(ADDRESS, LOOPBACK);
		} else if (!sandbox && !secured(settings) && !LOOPBACK.equals(settings.getProperty(ADDRESS))) {
			throw plainHttpForStrangers();
		}
		return found;
	}

	private static boolean secured(Environment settings) {
		return CERTIFICATES.stream().anyMatch(name -> given(settings, name));
	}

	private static boolean given(Environment settings, String name) {
		return StringUtils.hasText(settings.getProperty(name));
	}

	private static StartRefused sandboxBesideRealOnes() {
		return new StartRefused(
				new BilingualText("沙箱（medpay.sandbox.enabled）与真实对方（medpay.counterparties.file）同时配置：模拟资金与真实资金不能混在一套账里。",
						"Sandbox (medpay.sandbox.enabled) and real counterparties (medpay.counterparties.file) are both configured: play money and real money never share one set of books."),
				new BilingualText("请只保留其中之一。", "Keep one of the two."));
	}

	private static StartRefused nobodyToSpeakTo() {
		return new StartRefused(
				new BilingualText("已配置数据库（spring.datasource.url），但未配置对方（医保平台、支付渠道），也未开启沙箱。",
						"A database (spring.datasource.url) is configured, but no counterparties (insurance platform, payment channels), and the sandbox is not switched on."),
				new BilingualText(
						"生产请设置 medpay.counterparties.file（MEDPAY_COUNTERPARTIES_FILE），或设置 medpay.sandbox.enabled=false 后在页面上建立机构；演示请设置 medpay.sandbox.enabled=true（MEDPAY_SANDBOX_ENABLED=true）。",
						"For production set medpay.counterparties.file (MEDPAY_COUNTERPARTIES_FILE), or medpay.sandbox.enabled=false and set institutions up on the pages; for a demonstration set medpay.sandbox.enabled=true (MEDPAY_SANDBOX_ENABLED=true)."));
	}

	private static StartRefused plainHttpForStrangers() {
		return new StartRefused(
				new BilingualText("服务地址（server.address）不是本机，但未配置 TLS 证书。",
						"The server's address (server.address) is not of this machine, and there is no certificate for TLS."),
				new BilingualText("请设置 server.ssl.bundle（见 operating.md），或只监听 127.0.0.1。",
						"Set server.ssl.bundle (see operating.md), or listen at 127.0.0.1 only."));
	}
}
