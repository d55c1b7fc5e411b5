package medpay.channel;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Where channels call us back (通知地址): {@code medpay.public-url}, or this machine on the port the server really listens on, which is enough for a sandbox
 * beside us.
 */
@Component
public final class CallbackAddress {

	private final String publicUrl;
	private volatile int port;

	CallbackAddress(@Value("${medpay.public-url:}") String publicUrl, @Value("${server.port:8080}") int port) {
		this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
		this.port = port;
	}

	/** The address of {@code POST /callbacks/{channel}}; {@code channel} in lower case. */
	public URI of(String channel) {
		return URI.create((publicUrl.isEmpty() ? "http://127.0.0.1:" + port : publicUrl) + "/callbacks/" + channel);
	}

	@EventListener
	void listening(WebServerInitializedEvent event) {
		// A management server has a namespace; call-backs arrive at the main one.
		if (event.getApplicationContext().getServerNamespace() == null) {
			port = event.getWebServer().getPort();
		}
	}
}
