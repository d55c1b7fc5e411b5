package medpay.institution;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How an institution reaches the insurance platform. Secrets never print.
 *
 * @param address the one route of the platform's interface, to which every transaction is posted
 * @param voucherCentreAddress where codes are decoded (1162)
 * @param receiver recer_sys_code, at most 10 characters
 * @param signingKey our SM2 private key, hex, 32 bytes
 * @param platformKey the platform's SM2 public key, hex, uncompressed point
 * @param registrationTransaction 2201, or 2201A in Shanghai
 * @param deviceNumber mac address of the front machine, for sign-in (9001)
 * @param deviceAddress ip address of the front machine, for sign-in (9001)
 * @param oldChannelAddress where the old channel (五期) is asked who must stay on it; null: it is not asked
 */
public record InsuranceAccess(URI address, URI voucherCentreAddress, String receiver, String signingKey, String platformKey,
		String registrationTransaction, String deviceNumber, String deviceAddress, @Nullable URI oldChannelAddress) {

	@Override
	public String toString() {
		return "InsuranceAccess[" + address + "]";
	}
}
