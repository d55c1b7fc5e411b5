package medpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The city's institutions and keys last as long as the database. */
@SandboxTest
class DemoCityTest {

	@Autowired
	private SandboxKeys keys;

	@Autowired
	private MadeOnce madeOnce;

	@Test
	void aSecondProcessTakesTheKeysOfTheFirst() {
		var second = new DemoCity(madeOnce);

		assertThat(second.platform()).isEqualTo(keys.platform());
		assertThat(second.institutions()).isEqualTo(keys.institutions()).hasSize(3);
	}

	@Test
	void theTwoHospitalsAreOfDifferentLevels() {
		assertThat(keys.institutions()).filteredOn(one -> one.kind() == SandboxKeys.Kind.HOSPITAL).extracting(SandboxKeys.DemoInstitution::level)
				.doesNotHaveDuplicates().hasSize(2);
	}

	@Test
	void whatThePlatformsPrivateKeySignsItsPublicKeyVerifies() {
		var crypto = new BouncyCastleCrypto(CryptoKeys.random());
		byte[] message = "infver=V1.0".getBytes(StandardCharsets.UTF_8);

		byte[] signature = crypto.signSm2(HexFormat.of().parseHex(keys.platform().privateKey()), message);

		assertThat(crypto.verifySm2(HexFormat.of().parseHex(keys.platform().publicKey()), message, signature)).isTrue();
	}
}
