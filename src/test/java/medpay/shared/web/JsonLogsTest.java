package medpay.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** A line that is logged during a request carries the trace id of its answer, as JSON. */
class JsonLogsTest {

	@Test
	void carriesTheTraceIdOfTheRequest() throws Exception {
		var during = new AtomicReference<Map<String, String>>(Map.of());
		var answer = new MockHttpServletResponse();
		new TraceFilter().doFilter(new MockHttpServletRequest("GET", "/"), answer, (_, _) -> during.set(MDC.getCopyOfContextMap()));
		String traceId = String.valueOf(answer.getHeader(TraceFilter.HEADER));
		assertThat(traceId).matches("[0-9a-f]{32}");
		var line = JsonMapper.shared().readTree(logged("一行 · a line", during.get()));
		assertThat(line.get("trace_id").asString()).isEqualTo(traceId);
		assertThat(line.get("message").asString()).isEqualTo("一行 · a line");
	}

	private static String logged(String words, Map<String, String> context) {
		var logs = new LoggerContext();
		logs.putObject(Environment.class.getName(), new MockEnvironment());
		var encoder = new StructuredLogEncoder();
		encoder.setContext(logs);
		encoder.setFormat("ecs");
		encoder.setCharset(StandardCharsets.UTF_8);
		encoder.start();
		var event = new LoggingEvent("medpay", logs.getLogger("medpay"), Level.WARN, words, null, null);
		event.setMDCPropertyMap(context);
		return new String(encoder.encode(event), StandardCharsets.UTF_8);
	}
}
