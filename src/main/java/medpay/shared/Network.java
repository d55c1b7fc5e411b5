package medpay.shared;

import java.net.InetAddress;

/** A network as {@code 10.20.0.0/16}, or a single address (网段). */
public final class Network {

	private final byte[] address;
	private final int bits;

	private Network(byte[] address, int bits) {
		this.address = address;
		this.bits = bits;
	}

	/** Reads {@code address/bits} or an address alone; throws {@link IllegalArgumentException} for anything else. Looks up no name. */
	public static Network of(String text) {
		String[] parts = text.strip().split("/", 2);
		InetAddress address = InetAddress.ofLiteral(parts[0]);
		int whole = address.getAddress().length * 8;
		int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : whole;
		if (bits < 0 || bits > whole) {
			throw new IllegalArgumentException("No network: " + text);
		}
		return new Network(address.getAddress(), bits);
	}

	/** True when the address is of this network. */
	public boolean contains(InetAddress other) {
		byte[] theirs = other.getAddress();
		if (theirs.length != address.length) {
			return false;
		}
		for (int bit = 0; bit < bits; bit++) {
			int mask = 0x80 >> (bit % 8);
			if ((theirs[bit / 8] & mask) != (address[bit / 8] & mask)) {
				return false;
			}
		}
		return true;
	}
}
