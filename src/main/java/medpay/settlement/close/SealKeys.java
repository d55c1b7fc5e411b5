package medpay.settlement.close;

import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import medpay.shared.BusinessClock;
import medpay.shared.crypto.CryptoProvider;
import medpay.shared.crypto.CryptoProvider.Sm2KeyPair;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pairs that sign certificates (签章密钥): made at the first close, the private half encrypted with the keys for data at rest. */
@Component
class SealKeys {

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;
	private final BusinessClock clock;

	SealKeys(JdbcClient jdbc, CryptoProvider crypto, BusinessClock clock) {
		this.jdbc = jdbc;
		this.crypto = crypto;
		this.clock = clock;
	}

	/** The pair that signs now. */
	record Seal(long number, Sm2KeyPair pair) {}

	Seal current() {
		return newest().orElseGet(() -> {
			Sm2KeyPair pair = crypto.newSm2KeyPair();
			jdbc.sql("insert into seal_key (public_key, private_key, made_at) values (:public, :private, :now)").param("public", pair.publicKey())
					.param("private", crypto.encrypt(pair.privateKey(), context(pair.publicKey()))).param("now", clock.now().atOffset(ZoneOffset.UTC))
					.update();
			return newest().orElseThrow();
		});
	}

	private Optional<Seal> newest() {
		return jdbc.sql("select key_number, public_key, private_key from seal_key order by key_number desc limit 1").query((row, number) -> {
			byte[] open = row.getBytes("public_key");
			return new Seal(row.getLong("key_number"), new Sm2KeyPair(crypto.decrypt(row.getBytes("private_key"), context(open)), open));
		}).optional();
	}

	private String context(byte[] publicKey) {
		return "seal:" + HexFormat.of().formatHex(crypto.sm3(publicKey));
	}
}
