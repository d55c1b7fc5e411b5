package medpay.settlement.close;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;

/**
 * Checks a chain of certificates without a database (离线验证): every hash, every signature, the order of the days. A single changed, added or missing byte is found at its
 * place, because each line carries its own hash; of more, the line.
 */
final class ChainCheck {

	private static final Pattern FIRST = Pattern.compile(CertificateText.FIRST_WORD + " ([0-9]+) of ([A-Z0-9]{12}) for ([0-9-]{10})");
	private static final Pattern KEY = Pattern.compile(CertificateText.KEY + " ([0-9]+) ([0-9a-f]{130})");
	private static final Pattern SIGNATURE = Pattern.compile(CertificateText.SIGNATURE + " ([0-9a-f]{128})");

	private final CryptoProvider crypto;
	private final byte[] chain;
	private final byte @Nullable [] trusted;

	private byte[] hash = ChainLine.BEGINNING;
	private int line;
	private long certificates;
	private String institution = "";
	private String lastDay = "";
	private byte @Nullable [] key;
	private boolean open;

	/** {@code trusted}: the public key that must have signed; null: whichever the certificates name. */
	ChainCheck(CryptoProvider crypto, byte[] chain, byte @Nullable [] trusted) {
		this.crypto = crypto;
		this.chain = chain;
		this.trusted = trusted;
	}

	/** What came of it. */
	sealed interface Result {

		/** Every byte is as it was signed. {@code key}: hex, who signed last. */
		record Whole(long certificates, String institution, String lastDay, String key) implements Result {}

		/** Something was changed. {@code at}: the first byte that is not as it was signed, from 0; {@code line} from 1. */
		record Changed(long at, int line, String after, String what) implements Result {}
	}

	Result check() {
		int at = 0;
		while (at < chain.length) {
			int end = endOfLine(at);
			line++;
			Optional<Result.Changed> changed = line(at, end);
			if (changed.isPresent()) {
				return changed.get();
			}
			at = end + 1;
		}
		if (open || certificates == 0) {
			return changed(chain.length, certificates == 0 ? "no certificate" : "the last certificate is not whole");
		}
		return new Result.Whole(certificates, institution, lastDay, key == null ? "" : HexFormat.of().formatHex(key));
	}

	private int endOfLine(int from) {
		int end = from;
		while (end < chain.length && chain[end] != '\n') {
			end++;
		}
		return end;
	}

	private Optional<Result.Changed> line(int from, int end) {
		byte[] stored = Arrays.copyOfRange(chain, from, Math.min(end, from + ChainLine.HASH_DIGITS));
		byte[] words = from + ChainLine.HASH_DIGITS + 1 > end ? new byte[0] : Arrays.copyOfRange(chain, from + ChainLine.HASH_DIGITS + 1, end);
		byte[] before = hash;
		byte[] computed = ChainLine.hash(before, words, crypto::sm3);
		int differs = Arrays.mismatch(stored, HexFormat.of().formatHex(computed).getBytes(StandardCharsets.US_ASCII));
		if (differs >= 0) {
			return Optional.of(changed(from + place(before, stored, words, differs), "the line is not as it was hashed"));
		}
		if (chain[from + ChainLine.HASH_DIGITS] != ' ') {
			return Optional.of(changed(from + ChainLine.HASH_DIGITS, "a blank is missing"));
		}
		if (end == chain.length) {
			return Optional.of(changed(end, "the last line has no end"));
		}
		hash = computed;
		return meaning(from, before, new String(words, StandardCharsets.UTF_8));
	}

	/** Where in the line the first changed byte is. */
	private int place(byte[] before, byte[] stored, byte[] words, int differs) {
		byte[] computed = HexFormat.of().formatHex(ChainLine.hash(before, words, crypto::sm3)).getBytes(StandardCharsets.US_ASCII);
		if (stored.length == computed.length && Arrays.mismatch(Arrays.copyOfRange(stored, differs + 1, stored.length),
				Arrays.copyOfRange(computed, differs + 1, computed.length)) < 0) {
			return differs;
		}
		for (int at = 0; at < words.length; at++) {
			byte[] tried = words.clone();
			for (int value = 0; value < 256; value++) {
				tried[at] = (byte) value;
				if (fits(before, stored, tried)) {
					return ChainLine.HASH_DIGITS + 1 + at;
				}
			}
		}
		for (int length = 0; length < words.length; length++) {
			if (fits(before, stored, Arrays.copyOf(words, length))) {
				return ChainLine.HASH_DIGITS + 1 + length;
			}
		}
		return 0;
	}

	private boolean fits(byte[] before, byte[] stored, byte[] words) {
		return Arrays.equals(stored, HexFormat.of().formatHex(ChainLine.hash(before, words, crypto::sm3)).getBytes(StandardCharsets.US_ASCII));
	}

	private Optional<Result.Changed> meaning(int from, byte[] before, String words) {
		Matcher first = FIRST.matcher(words);
		Matcher named = KEY.matcher(words);
		Matcher signature = SIGNATURE.matcher(words);
		if (first.matches()) {
			return begun(from, first);
		}
		if (named.matches()) {
			key = HexFormat.of().parseHex(named.group(2));
			return trusted == null || Arrays.equals(trusted, key) ? Optional.empty() : Optional.of(changed(from, "another key signed"));
		}
		if (signature.matches()) {
			open = false;
			return key != null && crypto.verifySm2(key, before, HexFormat.of().parseHex(signature.group(1)))
					? Optional.empty()
					: Optional.of(changed(from, "the signature is not that of the key"));
		}
		return open ? Optional.empty() : Optional.of(changed(from, "outside of a certificate"));
	}

	private Optional<Result.Changed> begun(int from, Matcher first) {
		certificates++;
		boolean goesOn = !open && Long.toString(certificates).equals(first.group(1)) && (certificates == 1 || institution.equals(first.group(2)))
				&& lastDay.compareTo(first.group(3)) < 0;
		open = true;
		institution = first.group(2);
		lastDay = first.group(3);
		return goesOn ? Optional.empty() : Optional.of(changed(from, "the certificates do not follow each other"));
	}

	private Result.Changed changed(long at, String what) {
		return new Result.Changed(at, line, lastDay.isEmpty() ? "" : String.format(Locale.ROOT, "%d, %s", certificates, lastDay), what);
	}
}
