package medpay.suishen.messages;

import java.util.List;
import medpay.insurance.platform.PlatformJson;
import medpay.shared.crypto.CryptoProvider;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An answer of the Suishen code service (our convention, nothing is published).
 *
 * @param requestId the request's, repeated
 * @param answeredAt yyyyMMddHHmmssSSS, Shanghai
 * @param code one of {@link Code}
 * @param message one line for a human, at most 200 characters
 * @param data a {@link DecodeMessages.Decoded} as JSON text; empty in a refusal
 * @param sign SM2 with SM3 over the five values before it, each ended by a line feed; r‖s in Base64
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record SuishenAnswer(String requestId, String answeredAt, String code, String message, String data, String sign) {

	/** Every code there is (应答码); any other decides nothing. */
	public enum Code {

		/** Decoded. */
		DONE("0"),
		/** No such code was ever shown. */
		CODE_UNKNOWN("4041"),
		/** The code is too old. */
		CODE_EXPIRED("4042"),
		/** The delegation behind a family code was withdrawn. */
		DELEGATION_WITHDRAWN("4043"),
		/** The request cannot be read or lacks a field: says nothing about the code. */
		REQUEST_WRONG("4000"),
		/** The request's signature does not fit: says nothing about the code. */
		SIGNATURE_WRONG("4010");

		private final String number;

		Code(String number) {
			this.number = number;
		}

		public String number() {
			return number;
		}
	}

	/** The exact bytes to answer. {@code privateKey}: hex, 32 bytes. */
	public byte[] signed(CryptoProvider crypto, String privateKey) {
		return PlatformJson.bytes(PlatformJson
				.tree(new SuishenAnswer(requestId, answeredAt, code, message, data, SuishenSignature.of(signedValues(), crypto, privateKey))));
	}

	/** {@code publicKey}: hex, uncompressed point. */
	public boolean isSignedBy(CryptoProvider crypto, String publicKey) {
		return SuishenSignature.fits(signedValues(), sign, crypto, publicKey);
	}

	private List<String> signedValues() {
		return List.of(requestId, answeredAt, code, message, data);
	}

	/** Prints no data: they are personal. */
	@Override
	public String toString() {
		return "SuishenAnswer[" + requestId + " " + code + "]";
	}
}
