package medpay.access.key;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** An RSA public key, for SHA256withRSA (PKCS #1 v1.5). */
public final class RsaKey implements SigningKey {

	private final RSAPublicKey key;

	RsaKey(RSAPublicKey key) {
		this.key = key;
	}

	@Override
	public boolean fits(List<byte[]> message, byte[] signature) {
		try {
			Signature check = verifier();
			for (byte[] part : message) {
				check.update(part);
			}
			return check.verify(signature);
		} catch (SignatureException wrongLength) {
			return false;
		}
	}

	private Signature verifier() {
		try {
			Signature check = Signature.getInstance("SHA256withRSA");
			check.initVerify(key);
			return check;
		} catch (InvalidKeyException e) {
			throw new IllegalStateException("The key was looked at when it was taken in", e);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("SHA256withRSA is part of every Java", e);
		}
	}

	@Override
	public String toString() {
		return "RsaKey of " + key.getModulus().bitLength() + " bits";
	}
}
