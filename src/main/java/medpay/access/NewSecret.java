package medpay.access;

/**
 * A secret that was just made (新密钥): told this once, kept encrypted, never shown again.
 *
 * @param serial which of the client's keys it is
 * @param secret its UTF-8 bytes are the key of the HMAC
 */
public record NewSecret(String clientId, String serial, String secret) {

	@Override
	public String toString() {
		return "NewSecret[" + serial + " of " + clientId + "]";
	}
}
