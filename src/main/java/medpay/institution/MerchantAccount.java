package medpay.institution;

import java.net.URI;

/**
 * An institution's account at a payment channel. Secrets never print.
 *
 * @param channel lower case: {@code unionpay}
 * @param merchantNumber merId, 15 characters at UnionPay
 * @param address the channel's base address; operations hang below it
 * @param signMethod 01 RSA, 11 keyed SHA-256, 12 keyed SM3
 * @param signingKey for 01: our private key, PKCS#8 PEM; for 11 and 12: empty
 * @param signingCertificate for 01: our certificate, PEM, whose serial number is the certId; for 11 and 12: empty
 * @param secureKey for 11 and 12: the shared secret; for 01: empty
 * @param trustedRoots for 01: the certificates (PEM, one after another) the channel's own certificate must lead to
 * @param tokenRequestor trId of the token product, 11 digits
 */
public record MerchantAccount(String channel, String merchantNumber, URI address, String signMethod, String signingKey, String signingCertificate,
		String secureKey, String trustedRoots, String tokenRequestor) {

	@Override
	public String toString() {
		return "MerchantAccount[" + channel + " " + merchantNumber + "]";
	}
}
