package medpay.shared.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import medpay.shared.call.Wire.Reply;
import org.junit.jupiter.api.Test;

/** A party that is down, or busy, is not called: what is not sent is told as such, never as a doubt (I20, F23). */
class GuardedWireTests {

	private static final URI PARTY = URI.create("http://party.example:8443/gateway/api/back.do");
	private static final URI SAME = URI.create("http://party.example:8443/gateway/api/query.do");
	private static final URI OTHER = URI.create("http://party.example:8443/platform/api/call");

	private final AtomicInteger sent = new AtomicInteger();
	private volatile Reply answer = new Reply.Lost("timeout", null);

	private GuardedWire guarded(CallLimits limits) {
		return new GuardedWire((address, headers, body, limit) -> {
			sent.incrementAndGet();
			return answer;
		}, limits, new SimpleMeterRegistry());
	}

	private static Reply call(Wire wire, URI address) {
		return wire.post(address, Map.of(), new byte[0], Duration.ofSeconds(1));
	}

	private static boolean notSent(Reply reply) {
		return reply instanceof Reply.Lost lost && lost.code().equals(Wire.NOT_SENT);
	}

	@Test
	void halfOfTwentyCallsFailedAndNobodyIsCalledAnyMore() {
		var wire = guarded(new CallLimits(64, 20, 50, Duration.ofHours(1), 3));
		answer = new Reply.Received(200, new byte[0]);
		for (int call = 0; call < 10; call++) {
			call(wire, PARTY);
		}
		answer = new Reply.Received(503, new byte[0]);
		for (int call = 0; call < 10; call++) {
			assertThat(notSent(call(wire, SAME))).isFalse();
		}

		assertThat(notSent(call(wire, PARTY))).isTrue();
		assertThat(sent).hasValue(20);
		assertThat(notSent(call(wire, OTHER))).as("another party on the same host").isFalse();
	}

	@Test
	void fewerThanTwentyCallsDecideNothingAndARefusalIsAnAnswer() {
		var wire = guarded(new CallLimits(64, 20, 50, Duration.ofHours(1), 3));
		for (int call = 0; call < 19; call++) {
			assertThat(notSent(call(wire, PARTY))).isFalse();
		}
		answer = new Reply.Received(400, new byte[0]);
		for (int call = 0; call < 100; call++) {
			assertThat(notSent(call(wire, OTHER))).isFalse();
		}
	}

	@Test
	void onceItAnswersAgainItIsCalledAgain() {
		var wire = guarded(new CallLimits(64, 2, 50, Duration.ofMillis(1), 1));
		call(wire, PARTY);
		call(wire, PARTY);
		answer = new Reply.Received(200, new byte[0]);

		int turnedAway = 0;
		while (notSent(call(wire, PARTY))) {
			turnedAway++;
			assertThat(turnedAway).isLessThan(100_000_000);
		}
		for (int call = 0; call < 10; call++) {
			assertThat(notSent(call(wire, PARTY))).isFalse();
		}
	}

	@Test
	void aPartyHasOnlySoManyCallsOpen() throws Exception {
		var open = new CountDownLatch(1);
		var arrived = new CountDownLatch(2);
		var wire = new GuardedWire((address, headers, body, limit) -> {
			arrived.countDown();
			try {
				open.await();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			return new Reply.Received(200, new byte[0]);
		}, new CallLimits(2, 20, 50, Duration.ofHours(1), 3), new SimpleMeterRegistry());
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Reply> first = threads.submit(() -> call(wire, PARTY));
			Future<Reply> second = threads.submit(() -> call(wire, PARTY));
			arrived.await();

			assertThat(notSent(call(wire, PARTY))).isTrue();
			open.countDown();
			assertThat(notSent(first.get()) || notSent(second.get())).isFalse();
		}
		assertThat(notSent(call(wire, PARTY))).isFalse();
	}
}
