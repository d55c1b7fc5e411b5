package medpay.insurance;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;
import medpay.shared.call.Wire;

/** A message that is written and signed and waits to be sent (待发报文). */
final class PreparedCall<A> implements OutsideCall<A> {

	static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json;charset=UTF-8", "Accept", "application/json");

	private final Wire wire;
	private final Target target;
	private final String number;
	private final byte[] request;
	private final Function<Wire.Reply, Answer<A>> reading;

	/** Where a message goes, under which names it is recorded, and how long its answer is waited for. */
	record Target(String party, String operation, URI address, Duration limit) {}

	PreparedCall(Wire wire, Target target, String number, byte[] request, Function<Wire.Reply, Answer<A>> reading) {
		this.wire = wire;
		this.target = target;
		this.number = number;
		this.request = request;
		this.reading = reading;
	}

	@Override
	public String party() {
		return target.party();
	}

	@Override
	public String operation() {
		return target.operation();
	}

	@Override
	public String number() {
		return number;
	}

	@Override
	public byte[] request() {
		return request.clone();
	}

	@Override
	public Answer<A> send() {
		return reading.apply(wire.post(target.address(), HEADERS, request, target.limit()));
	}

	/** Prints no bytes: they are personal. */
	@Override
	public String toString() {
		return "PreparedCall[" + target.operation() + " " + number + "]";
	}
}
