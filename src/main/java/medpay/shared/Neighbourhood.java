package medpay.shared;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * What counts as near to the sandbox (沙箱邻域): this machine, and the networks of {@code medpay.sandbox.networks}, for a sandbox that runs in a container of its own.
 * Play money and its keys never go further.
 */
public final class Neighbourhood {

	private final List<Network> networks;

	/** {@code networks}: as {@code 172.31.0.0/24}; none: this machine alone. */
	public Neighbourhood(List<String> networks) {
		this.networks = networks.stream().map(Network::of).toList();
	}

	/** True when every address of this host is near. Without networks no name is looked up. */
	public boolean isNear(String host) {
		String plain = host.replace("[", "").replace("]", "");
		if (plain.isEmpty() || plain.equals("localhost")) {
			return !plain.isEmpty();
		}
		try {
			InetAddress[] found = networks.isEmpty() ? new InetAddress[]{InetAddress.ofLiteral(plain)} : InetAddress.getAllByName(plain);
			return Arrays.stream(found).allMatch(this::isNear);
		} catch (IllegalArgumentException | UnknownHostException e) {
			return false;
		}
	}

	private boolean isNear(InetAddress address) {
		return address.isLoopbackAddress() || networks.stream().anyMatch(network -> network.contains(address));
	}
}
