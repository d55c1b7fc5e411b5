package medpay.settlement.close;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/** One line of a chain of certificates: the hash over the line before and this one, a blank, the words (证书链的一行). */
record ChainLine(byte[] hash, String words) {

	static final int HASH_BYTES = 32;
	static final int HASH_DIGITS = 2 * HASH_BYTES;
	static final byte[] BEGINNING = new byte[HASH_BYTES];

	/** {@code sm3}: the hash function. */
	static ChainLine after(byte[] before, String words, UnaryOperator<byte[]> sm3) {
		return new ChainLine(hash(before, words.getBytes(StandardCharsets.UTF_8), sm3), words);
	}

	static byte[] hash(byte[] before, byte[] words, UnaryOperator<byte[]> sm3) {
		return sm3.apply(ByteBuffer.allocate(before.length + words.length).put(before).put(words).array());
	}

	@Override
	public String toString() {
		return HexFormat.of().formatHex(hash) + " " + words;
	}
}
