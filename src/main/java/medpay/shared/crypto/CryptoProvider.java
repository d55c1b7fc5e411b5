package medpay.shared.crypto;

/**
 * Everything cryptographic that Medpay's own data needs (商用密码): encryption at rest, keyed hashes for look-up, SM2 and SM3. One implementation
 * runs on BouncyCastle; a certified hardware or software module takes its place without a change elsewhere.
 */
public interface CryptoProvider {

	/**
	 * Encrypts with SM4/GCM under the newest key. The result names the key id, so that keys can be rotated.
	 *
	 * @param context what the value is and whose (for example {@code attempt:42}): authenticated, not encrypted
	 */
	byte[] encrypt(byte[] plain, String context);

	/** Opens what {@link #encrypt} made. Throws {@link IllegalStateException} when the bytes or the context were changed. */
	byte[] decrypt(byte[] cipher, String context);

	/** HMAC-SM3 of a value under the look-up key: equal values give equal hashes, nobody without the key can guess them. */
	byte[] lookupHash(String value);

	/** SM3 of the bytes, 32 bytes. */
	byte[] sm3(byte[] bytes);

	/** A new SM2 pair. */
	Sm2KeyPair newSm2KeyPair();

	/**
	 * An SM2 pair; never prints its private half.
	 *
	 * @param privateKey 32 bytes
	 * @param publicKey the uncompressed point, 65 bytes
	 */
	record Sm2KeyPair(byte[] privateKey, byte[] publicKey) {

		@Override
		public String toString() {
			return "Sm2KeyPair";
		}
	}

	/** Signs with SM2 over SM3 (user id 1234567812345678), r‖s, 64 bytes. {@code privateKey}: 32 bytes. */
	byte[] signSm2(byte[] privateKey, byte[] message);

	/** Checks an SM2 signature (r‖s). {@code publicKey}: the uncompressed point, 65 bytes. */
	boolean verifySm2(byte[] publicKey, byte[] message, byte[] signature);
}
