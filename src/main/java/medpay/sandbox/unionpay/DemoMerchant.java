package medpay.sandbox.unionpay;

/**
 * A merchant at UnionPay (商户), with the keys that its institution works with.
 *
 * @param signMethod 01 RSA or 12 keyed SM3
 * @param signingKey for 01: the merchant's private key, PKCS#8 PEM; else empty
 * @param signingCertificate for 01: the merchant's certificate, PEM; else empty
 * @param secureKey for 12: the shared key; else empty
 */
public record DemoMerchant(String number, String institutionCode, String signMethod, String signingKey, String signingCertificate, String secureKey) {

	@Override
	public String toString() {
		return "DemoMerchant[" + number + "]";
	}
}
