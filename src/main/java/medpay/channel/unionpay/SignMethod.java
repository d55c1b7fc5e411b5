package medpay.channel.unionpay;

import java.util.Arrays;
import java.util.Optional;

/** How a message is signed (签名方法, signMethod). */
public enum SignMethod {

	/** SHA256withRSA with certificates. */
	RSA("01"),
	/** SHA-256 with a shared key. */
	KEYED_SHA256("11"),
	/** SM3 (国密杂凑) with a shared key. */
	KEYED_SM3("12");

	private final String code;

	SignMethod(String code) {
		this.code = code;
	}

	public String code() {
		return code;
	}

	public static Optional<SignMethod> of(String code) {
		return Arrays.stream(values()).filter(method -> method.code.equals(code)).findFirst();
	}
}
