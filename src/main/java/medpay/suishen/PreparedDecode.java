package medpay.suishen;

import java.net.URI;
import java.time.Duration;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;
import medpay.shared.call.Wire;
import medpay.suishen.SuishenPlatform.CodeDecoding;

/** A question about a code that is written and signed and waits to be sent (待发报文). Prints no bytes: they are personal. */
final class PreparedDecode implements OutsideCall<CodeDecoding> {

	private final Wire wire;
	private final URI address;
	private final Duration limit;
	private final byte[] request;
	private final DecodeReading reading;

	PreparedDecode(Wire wire, URI address, Duration limit, byte[] request, DecodeReading reading) {
		this.wire = wire;
		this.address = address;
		this.limit = limit;
		this.request = request;
		this.reading = reading;
	}

	@Override
	public String party() {
		return "suishen";
	}

	@Override
	public String operation() {
		return "decode";
	}

	@Override
	public String number() {
		return reading.number();
	}

	@Override
	public byte[] request() {
		return request.clone();
	}

	@Override
	public Answer<CodeDecoding> send() {
		return reading.read(wire.post(address, SuishenClient.HEADERS, request, limit));
	}

	@Override
	public String toString() {
		return "PreparedDecode[" + number() + "]";
	}
}
