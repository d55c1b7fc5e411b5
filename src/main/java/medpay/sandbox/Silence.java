package medpay.sandbox;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Leaves a caller without an answer (不应答): the connection is closed without a byte, at once or after a silence. The controller that called must write
 * nothing and return nothing (a {@code void} method that takes the {@code HttpServletResponse}).
 */
@Component
@SandboxPart
public class Silence implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	/** Longer than the shortest answer limits, shorter than a patience that would pile up connections. */
	private static final Duration USUAL = Duration.ofSeconds(60);
	private static final Duration LONGEST = Duration.ofMinutes(10);
	private static final String HANG_UP = Silence.class.getName();

	private final CountDownLatch closing = new CountDownLatch(1);

	/** DOWN: closes the connection now. */
	public void hangUp(HttpServletRequest request) {
		request.setAttribute(HANG_UP, true);
	}

	/** NO_ANSWER: says nothing for the fault's delay (a minute when it names none), then closes the connection. */
	public void stay(HttpServletRequest request, Duration delay) {
		pause(delay.isZero() ? USUAL : delay);
		hangUp(request);
	}

	/** LATE: waits; sooner over when the process stops. */
	public void pause(Duration delay) {
		try {
			closing.await(Math.min(delay.toMillis(), LONGEST.toMillis()), TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@EventListener
	void stop(ContextClosedEvent event) {
		closing.countDown();
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addEngineValves(new HangUp());
	}

	/** Only the server's own pipeline can close a connection without a status line. */
	private static final class HangUp extends ValveBase {

		HangUp() {
			super(true);
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			getNext().invoke(request, response);
			if (request.getAttribute(HANG_UP) != null) {
				response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
			}
		}
	}
}
