package medpay.shared.call;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * Stands before the wire (对手方闸门): a party has at most so many calls open at once, and one of which at least half of the last twenty calls failed is not called
 * for a while; then a few calls try. A call that is not let through was never sent: {@link Wire#NOT_SENT}, so no unknown comes of it. A refusal in the party's own
 * words is an answer, not a failure.
 */
public final class GuardedWire implements Wire {

	private static final int SERVER_ERROR = 500;
	private static final int PATH_OF_A_PARTY = 2;

	private final Wire wire;
	private final CallLimits limits;
	private final CircuitBreakerConfig breakers;
	private final MeterRegistry meters;
	private final ConcurrentMap<String, Gate> gates = new ConcurrentHashMap<>();

	public GuardedWire(Wire wire, CallLimits limits, MeterRegistry meters) {
		this.wire = wire;
		this.limits = limits;
		this.meters = meters;
		this.breakers = CircuitBreakerConfig.custom().slidingWindowType(SlidingWindowType.COUNT_BASED).slidingWindowSize(limits.window())
				.minimumNumberOfCalls(limits.window()).failureRateThreshold(limits.failureShare()).waitDurationInOpenState(limits.openFor())
				.permittedNumberOfCallsInHalfOpenState(limits.trials()).build();
	}

	@Override
	public Reply post(URI address, Map<String, String> headers, byte[] body, Duration limit) {
		Gate gate = gates.computeIfAbsent(party(address), this::open);
		if (!gate.places.tryAcquire()) {
			gate.turnedAway.increment();
			return new Reply.Lost(NOT_SENT, "as many calls are open as this party may have");
		}
		try {
			if (!gate.breaker.tryAcquirePermission()) {
				gate.turnedAway.increment();
				return new Reply.Lost(NOT_SENT, "this party is known to be down");
			}
			return sent(gate, address, headers, body, limit);
		} finally {
			gate.places.release();
		}
	}

	private Reply sent(Gate gate, URI address, Map<String, String> headers, byte[] body, Duration limit) {
		long began = System.nanoTime();
		Reply reply;
		try {
			reply = wire.post(address, headers, body, limit);
		} catch (RuntimeException ours) {
			gate.breaker.releasePermission();
			throw ours;
		}
		long took = System.nanoTime() - began;
		meters.timer("medpay.party.answer", "party", gate.breaker.getName(), "outcome", outcome(reply)).record(took, TimeUnit.NANOSECONDS);
		boolean fine = reply instanceof Reply.Received received && received.status() < SERVER_ERROR;
		if (fine) {
			gate.breaker.onSuccess(took, TimeUnit.NANOSECONDS);
		} else {
			gate.breaker.onError(took, TimeUnit.NANOSECONDS, new Failed());
		}
		return reply;
	}

	/** What came: {@code answered}, {@code server_error}, or why nothing did. */
	private static String outcome(Reply reply) {
		return switch (reply) {
			case Reply.Received received -> received.status() < SERVER_ERROR ? "answered" : "server_error";
			case Reply.Lost lost -> lost.code();
		};
	}

	/** Host, port and the first two parts of the path: a gateway's calls are one party's, two parties on one host are two. */
	static String party(URI address) {
		String path = Arrays.stream(address.getPath().split("/", -1)).filter(part -> !part.isEmpty()).limit(PATH_OF_A_PARTY)
				.collect(Collectors.joining("/"));
		return address.getAuthority() + "/" + path;
	}

	private Gate open(String party) {
		var gate = new Gate(CircuitBreaker.of(party, breakers), new Semaphore(limits.atOnce()), new LongAdder());
		meters.gauge("medpay.party.open", Tags.of("party", party), gate,
				each -> each.breaker.getState() == CircuitBreaker.State.CLOSED ? 0 : 1);
		meters.gauge("medpay.party.calls", Tags.of("party", party), gate,
				each -> limits.atOnce() - each.places.availablePermits());
		meters.gauge("medpay.party.not-sent", Tags.of("party", party), gate, each -> each.turnedAway.doubleValue());
		return gate;
	}

	private record Gate(CircuitBreaker breaker, Semaphore places, LongAdder turnedAway) {}

	/** No answer, or the party's own failure. */
	private static final class Failed extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Failed() {
			super(null, null, false, false);
		}
	}
}
