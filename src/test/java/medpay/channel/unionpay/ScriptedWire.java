package medpay.channel.unionpay;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import medpay.shared.call.Wire;

/** Answers as a test tells it, and remembers what was posted. */
final class ScriptedWire implements Wire {

	/** What was posted. */
	record Posted(URI address, Map<String, String> headers, byte[] body, Duration limit) {

		UnionPayMessage message() {
			return UnionPayMessage.ofForm(body).orElseThrow();
		}
	}

	final List<Posted> posted = new ArrayList<>();
	private final Deque<Function<Posted, Reply>> script = new ArrayDeque<>();

	ScriptedWire then(Function<Posted, Reply> answer) {
		script.add(answer);
		return this;
	}

	/** Answers with the request's own echo, changed and signed by the function. */
	ScriptedWire thenAnswer(Function<UnionPayMessage, UnionPayMessage> answer) {
		return then(request -> new Reply.Received(200, answer.apply(request.message()).toAnswer()));
	}

	ScriptedWire thenBody(String body) {
		return then(_ -> new Reply.Received(200, body.getBytes(StandardCharsets.UTF_8)));
	}

	@Override
	public Reply post(URI address, Map<String, String> headers, byte[] body, Duration limit) {
		var request = new Posted(address, headers, body, limit);
		posted.add(request);
		return script.remove().apply(request);
	}
}
