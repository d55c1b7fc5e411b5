package medpay.access.key;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import medpay.shared.crypto.CryptoProvider;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.jspecify.annotations.Nullable;

/** An SM2 public key (国密), for SM2 with SM3; signatures come in ASN.1 as every tool writes them. */
public final class Sm2Key implements SigningKey {

	private static final java.math.BigInteger ORDER = CustomNamedCurves.getByName("sm2p256v1").getN();

	private final byte[] point;
	private final CryptoProvider crypto;

	/** {@code point}: uncompressed, 65 bytes. */
	Sm2Key(byte[] point, CryptoProvider crypto) {
		this.point = point.clone();
		this.crypto = crypto;
	}

	@Override
	public boolean fits(List<byte[]> message, byte[] signature) {
		byte[] plain = plain(signature);
		return plain != null && crypto.verifySm2(point, joined(message), plain);
	}

	/** r‖s of a signature in strict ASN.1; null when it is none. */
	private static byte @Nullable [] plain(byte[] signature) {
		try {
			var numbers = StandardDSAEncoding.INSTANCE.decode(ORDER, signature);
			return PlainDSAEncoding.INSTANCE.encode(ORDER, numbers[0], numbers[1]);
		} catch (IOException | IllegalArgumentException notAsn1) {
			return null;
		}
	}

	private static byte[] joined(List<byte[]> message) {
		var all = new ByteArrayOutputStream(message.stream().mapToInt(part -> part.length).sum());
		message.forEach(all::writeBytes);
		return all.toByteArray();
	}

	@Override
	public String toString() {
		return "Sm2Key";
	}
}
