package medpay.shared.crypto;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.util.BigIntegers;

/** {@link CryptoProvider} on BouncyCastle: SM4/GCM, HMAC-SM3, SM2 with SM3 (GB/T 32905, 32907, 32918). */
public final class BouncyCastleCrypto implements CryptoProvider {

	private static final byte FORMAT = 1;
	private static final int NONCE_BYTES = 12;
	private static final int TAG_BITS = 128;
	private static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
	/** With arithmetic of its own for this curve: several times as quick as the general one. */
	private static final ECDomainParameters SM2 = new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));

	private final CryptoKeys keys;
	private final SecureRandom random = new SecureRandom();

	public BouncyCastleCrypto(CryptoKeys keys) {
		this.keys = keys;
	}

	@Override
	public byte[] encrypt(byte[] plain, String context) {
		byte[] keyId = keys.current().getBytes(StandardCharsets.US_ASCII);
		byte[] nonce = new byte[NONCE_BYTES];
		random.nextBytes(nonce);
		byte[] sealed = gcm(true, keys.encryption(keys.current()), nonce, context, plain);
		return ByteBuffer.allocate(2 + keyId.length + NONCE_BYTES + sealed.length).put(FORMAT).put((byte) keyId.length).put(keyId).put(nonce)
				.put(sealed).array();
	}

	@Override
	public byte[] decrypt(byte[] cipher, String context) {
		ByteBuffer buffer = ByteBuffer.wrap(cipher);
		if (buffer.get() != FORMAT) {
			throw new IllegalStateException("Ciphertext of an unknown format");
		}
		byte[] keyId = new byte[buffer.get()];
		byte[] nonce = new byte[NONCE_BYTES];
		byte[] sealed = new byte[cipher.length - 2 - keyId.length - NONCE_BYTES];
		buffer.get(keyId).get(nonce).get(sealed);
		return gcm(false, keys.encryption(new String(keyId, StandardCharsets.US_ASCII)), nonce, context, sealed);
	}

	private static byte[] gcm(boolean encrypt, byte[] key, byte[] nonce, String context, byte[] input) {
		var cipher = GCMBlockCipher.newInstance(new SM4Engine());
		cipher.init(encrypt, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, context.getBytes(StandardCharsets.UTF_8)));
		byte[] output = new byte[cipher.getOutputSize(input.length)];
		int length = cipher.processBytes(input, 0, input.length, output, 0);
		try {
			cipher.doFinal(output, length);
		} catch (InvalidCipherTextException e) {
			throw new IllegalStateException("Ciphertext or context was changed", e);
		}
		return output;
	}

	@Override
	public byte[] lookupHash(String value) {
		var mac = new HMac(new SM3Digest());
		mac.init(new KeyParameter(keys.lookup()));
		byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
		mac.update(bytes, 0, bytes.length);
		byte[] hash = new byte[mac.getMacSize()];
		mac.doFinal(hash, 0);
		return hash;
	}

	@Override
	public byte[] sm3(byte[] bytes) {
		var digest = new SM3Digest();
		digest.update(bytes, 0, bytes.length);
		byte[] hash = new byte[digest.getDigestSize()];
		digest.doFinal(hash, 0);
		return hash;
	}

	@Override
	public Sm2KeyPair newSm2KeyPair() {
		BigInteger d;
		do {
			d = new BigInteger(SM2.getN().bitLength(), random);
		} while (d.signum() == 0 || d.compareTo(SM2.getN().subtract(BigInteger.TWO)) > 0);
		return new Sm2KeyPair(BigIntegers.asUnsignedByteArray(32, d), SM2.getG().multiply(d).normalize().getEncoded(false));
	}

	@Override
	public byte[] signSm2(byte[] privateKey, byte[] message) {
		var signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
		signer.init(true, new ParametersWithID(new ECPrivateKeyParameters(new BigInteger(1, privateKey), SM2), USER_ID));
		signer.update(message, 0, message.length);
		try {
			return signer.generateSignature();
		} catch (CryptoException e) {
			throw new IllegalStateException("SM2 signature failed", e);
		}
	}

	@Override
	public boolean verifySm2(byte[] publicKey, byte[] message, byte[] signature) {
		if (signature.length != 64) {
			return false;
		}
		var signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
		signer.init(false, new ParametersWithID(new ECPublicKeyParameters(SM2.getCurve().decodePoint(publicKey), SM2), USER_ID));
		signer.update(message, 0, message.length);
		return signer.verifySignature(signature);
	}
}
