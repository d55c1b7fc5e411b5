package medpay.sandbox.insurance;

import medpay.sandbox.MadeOnce;
import medpay.sandbox.SandboxPart;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import org.springframework.stereotype.Component;

/**
 * The platform's own cryptography (平台密码): another party shares no keys with Medpay. They are made once in the sandbox's schema, so that every process of
 * the sandbox reads what another wrote.
 */
@Component
@SandboxPart
class PlatformCrypto {

	private final CryptoProvider provider;

	PlatformCrypto(MadeOnce madeOnce) {
		this.provider = new BouncyCastleCrypto(madeOnce.take("insurance-data", CryptoKeys.class, CryptoKeys::random));
	}

	CryptoProvider provider() {
		return provider;
	}
}
