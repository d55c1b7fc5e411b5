package medpay.access;

import java.util.Arrays;
import java.util.Optional;

/** How a request is signed (签名算法). A key serves one scheme; the five lines that are signed are the same for all. */
public enum SignatureScheme {

	/** HMAC with SHA-256 and a secret that both sides know. */
	HMAC_SHA256,
	/** RSA (PKCS #1 v1.5) with SHA-256; the private key never leaves the client. */
	RSA_SHA256,
	/** SM2 with SM3 (国密), user id 1234567812345678, the signature in ASN.1; the private key never leaves the client. */
	SM2_SM3;

	/** The name in the Authorization header: {@code MEDPAY-HMAC-SHA256}, {@code MEDPAY-RSA-SHA256}, {@code MEDPAY-SM2-SM3}. */
	public String headerName() {
		return "MEDPAY-" + name().replace('_', '-');
	}

	/** The scheme of that name, whatever its case; empty for any other name. */
	static Optional<SignatureScheme> named(String headerName) {
		return Arrays.stream(values()).filter(scheme -> scheme.headerName().equalsIgnoreCase(headerName)).findFirst();
	}
}
