package medpay.institution;

import java.net.URI;

/**
 * How the city's payment platform reaches the Suishen code service (随申码服务). Secrets never print.
 *
 * @param address the service's base address; operations hang below it
 * @param signingKey our SM2 private key, hex, 32 bytes
 * @param serviceKey the service's SM2 public key, hex, uncompressed point
 */
public record SuishenAccess(URI address, String signingKey, String serviceKey) {

	@Override
	public String toString() {
		return "SuishenAccess[" + address + "]";
	}
}
