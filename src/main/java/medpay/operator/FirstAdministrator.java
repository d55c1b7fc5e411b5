package medpay.operator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** No account exists at the first start (首位管理员): whoever started the system finds a one-time invitation in its output, a new one at every start until it is used. */
@Component
@Order(100)
class FirstAdministrator implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

	private final OperatorRows operators;
	private final Invitations invitations;
	private final Environment environment;
	private final boolean sandbox;

	FirstAdministrator(OperatorRows operators, Invitations invitations, Environment environment,
			@Value("${medpay.sandbox.enabled:false}") boolean sandbox) {
		this.operators = operators;
		this.invitations = invitations;
		this.environment = environment;
		this.sandbox = sandbox;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (sandbox || !operators.none()) {
			return;
		}
		String code = invitations.make(null, "start");
		String address = environment.getProperty("medpay.console.address", "");
		if (address.isBlank()) {
			boolean tls = environment.getProperty("server.ssl.enabled", Boolean.class, false) || environment.containsProperty("server.ssl.bundle");
			address = (tls ? "https" : "http") + "://127.0.0.1:" + environment.getProperty("local.server.port", "8080");
		}
		log.warn("""


				还没有操作员。请在浏览器打开下面的一次性链接，设置首位安全管理员：
				There is no operator yet. Open this one-time link in a browser and set up the first security administrator:

				    {}/invitation#{}
				""", address, code);
	}
}
