package medpay.shared.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys for data at rest. As a file: JSON with {@code current}, {@code keys} (key id to Base64 of 16 bytes) and {@code lookup} (Base64 of 32 bytes).
 *
 * @param current id of the key that encrypts
 * @param keys SM4 keys by id, old ones included
 * @param lookup the key of the look-up hash
 */
public record CryptoKeys(String current, Map<String, byte[]> keys, byte[] lookup) {

	private static final SecureRandom RANDOM = new SecureRandom();

	public CryptoKeys {
		if (!keys.containsKey(current) || keys.values().stream().anyMatch(key -> key.length != 16) || lookup.length != 32) {
			throw new IllegalArgumentException("Crypto keys: current must name a key, keys have 16 bytes, lookup has 32");
		}
	}

	byte[] encryption(String keyId) {
		byte[] key = keys.get(keyId);
		if (key == null) {
			throw new IllegalStateException("No crypto key " + keyId);
		}
		return key;
	}

	public static CryptoKeys random() {
		byte[] key = new byte[16];
		byte[] lookup = new byte[32];
		RANDOM.nextBytes(key);
		RANDOM.nextBytes(lookup);
		return new CryptoKeys("k1", Map.of("k1", key), lookup);
	}

	public static CryptoKeys read(Path file) {
		try {
			return JsonMapper.shared().readValue(Files.readAllBytes(file), CryptoKeys.class);
		} catch (IOException e) {
			throw new UncheckedIOException("Crypto keys cannot be read from " + file, e);
		}
	}

	/** Reads the file, or makes it first: readable by its owner only, whole or not at all. */
	public static CryptoKeys readOrMake(Path file) {
		if (!Files.exists(file)) {
			try {
				Files.createDirectories(file.toAbsolutePath().getParent());
				Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "keys", ".tmp",
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
				Files.write(draft, JsonMapper.shared().writeValueAsBytes(random()));
				Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
			} catch (IOException e) {
				throw new UncheckedIOException("Crypto keys cannot be made in " + file, e);
			}
		}
		return read(file);
	}

	@Override
	public String toString() {
		return "CryptoKeys[" + current + " of " + keys.keySet() + "]";
	}
}
