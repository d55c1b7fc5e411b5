package medpay.access.key;

import java.util.List;

/** What a client's signatures are checked with (验签密钥). None of them prints its bytes. */
public sealed interface SigningKey permits SecretKey, RsaKey, Sm2Key {

	/** True when the signature was made over these bytes, one after the other, with this key's secret half. Never throws for what a stranger sent. */
	boolean fits(List<byte[]> message, byte[] signature);
}
