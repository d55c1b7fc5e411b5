package medpay.access;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import medpay.shared.BilingualText;
import medpay.shared.Network;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which addresses Medpay calls out to for a client (外呼地址规则): https with a plain host, at a public network or at one that the administrator named. Plain http
 * and this machine are for the sandbox alone. Beside these rules the origin must be registered.
 */
@Component
public class CallOutRules {

	private static final int LONGEST = 500;

	private final boolean sandbox;
	private final List<Network> networks;

	CallOutRules(@Value("${medpay.sandbox.enabled:false}") boolean sandbox, @Value("${medpay.access.internal-networks:}") List<String> networks) {
		this.sandbox = sandbox;
		this.networks = networks.stream().map(Network::of).toList();
	}

	/** Why nobody is called at this address; empty when it may be called. An unknown host is no reason: it may be known later. */
	public Optional<BilingualText> refusal(URI address) {
		return shape(address).or(() -> where(address));
	}

	/** What can be said without a look at the network. */
	static Optional<URI> read(String text) {
		try {
			URI address = new URI(text);
			boolean whole = text.length() <= LONGEST && address.getHost() != null && address.getScheme() != null
					&& text.chars().allMatch(c -> c > ' ' && c < 127);
			return whole ? Optional.of(address) : Optional.empty();
		} catch (URISyntaxException e) {
			return Optional.empty();
		}
	}

	private Optional<BilingualText> shape(URI address) {
		String scheme = address.getScheme().toLowerCase(Locale.ROOT);
		if (!scheme.equals("https") && !(sandbox && scheme.equals("http"))) {
			return refused("须为 https 地址", "must be an https address");
		}
		if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
			return refused("不得含用户信息或片段", "must have neither user nor fragment");
		}
		return Optional.empty();
	}

	private Optional<BilingualText> where(URI address) {
		try {
			InetAddress[] found = InetAddress.getAllByName(address.getHost());
			return Arrays.stream(found).allMatch(this::mayCall)
					? Optional.empty()
					: refused("指向内部网络或本机", "leads to an internal network or to this machine");
		} catch (UnknownHostException unknownNow) {
			return Optional.empty();
		}
	}

	private boolean mayCall(InetAddress address) {
		if (address.isLoopbackAddress()) {
			return sandbox;
		}
		return isPublic(address) || networks.stream().anyMatch(network -> network.contains(address));
	}

	private static boolean isPublic(InetAddress address) {
		byte[] bytes = address.getAddress();
		boolean special = address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress();
		boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
		boolean carrierShared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
		boolean reserved = bytes.length == 4
				&& (bytes[0] == 0 || (bytes[0] & 0xF0) == 0xF0 || ((bytes[0] & 0xFF) == 192 && bytes[1] == 0 && bytes[2] == 0));
		return !special && !uniqueLocal && !carrierShared && !reserved;
	}

	private static Optional<BilingualText> refused(String zh, String en) {
		return Optional.of(new BilingualText(zh, en));
	}
}
