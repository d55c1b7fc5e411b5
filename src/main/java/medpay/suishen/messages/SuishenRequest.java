package medpay.suishen.messages;

import java.util.List;
import medpay.insurance.platform.PlatformJson;
import medpay.shared.crypto.CryptoProvider;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A request to the Suishen code service (our convention, nothing is published). {@code data} is JSON as a text, so that what is signed is what is read.
 *
 * @param appId national code of the payment platform, 12 characters
 * @param requestId our number of the request, at most 40 characters; the answer repeats it
 * @param sentAt yyyyMMddHHmmssSSS, Shanghai
 * @param data the question, a {@link DecodeMessages.Query} as JSON text
 * @param sign SM2 with SM3 over the four values before it, each ended by a line feed; r‖s in Base64
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record SuishenRequest(String appId, String requestId, String sentAt, String data, String sign) {

	/** The path of decoding below the service's address. */
	public static final String DECODE_PATH = "/codes/decode";

	/** The exact bytes to send. {@code privateKey}: hex, 32 bytes. */
	public byte[] signed(CryptoProvider crypto, String privateKey) {
		return PlatformJson.bytes(
				PlatformJson.tree(new SuishenRequest(appId, requestId, sentAt, data, SuishenSignature.of(signedValues(), crypto, privateKey))));
	}

	/** {@code publicKey}: hex, uncompressed point. */
	public boolean isSignedBy(CryptoProvider crypto, String publicKey) {
		return SuishenSignature.fits(signedValues(), sign, crypto, publicKey);
	}

	private List<String> signedValues() {
		return List.of(appId, requestId, sentAt, data);
	}

	/** Prints no question: it is personal. */
	@Override
	public String toString() {
		return "SuishenRequest[" + requestId + "]";
	}
}
