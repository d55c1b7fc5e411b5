package medpay.shared;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import medpay.shared.call.CallLimits;
import medpay.shared.call.GuardedWire;
import medpay.shared.call.JdkWire;
import medpay.shared.call.Wire;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clocks, the crypto provider and the wire. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallLimits.class)
class SharedConfiguration {

	/** The machine's clock: signatures, nonces, sessions, leases, timeouts. */
	@Bean
	@ConditionalOnMissingBean
	Clock machineClock() {
		return Clock.systemUTC();
	}

	@Bean
	@ConditionalOnMissingBean
	BusinessClock businessClock(JdbcClient jdbc, @Value("${medpay.sandbox.enabled:false}") boolean sandbox) {
		return new DatabaseBusinessClock(jdbc, sandbox);
	}

	@Bean
	@ConditionalOnMissingBean
	CryptoProvider cryptoProvider(@Value("${medpay.crypto.key-file:}") String keyFile,
			@Value("${medpay.sandbox.enabled:false}") boolean sandbox) {
		if (!keyFile.isBlank()) {
			return new BouncyCastleCrypto(CryptoKeys.read(Path.of(keyFile)));
		}
		if (sandbox) {
			return new BouncyCastleCrypto(CryptoKeys.readOrMake(Path.of(".medpay", "keys")));
		}
		throw new StartRefused(new BilingualText("未设置个人数据的密钥文件。", "There is no file with the keys for personal data."),
				new BilingualText("请设置 medpay.crypto.key-file（MEDPAY_CRYPTO_KEY_FILE）。", "Set medpay.crypto.key-file (MEDPAY_CRYPTO_KEY_FILE)."));
	}

	@Bean
	@ConditionalOnMissingBean
	Wire wire(CallLimits limits, ObjectProvider<MeterRegistry> meters) {
		return new GuardedWire(new JdkWire(), limits, meters.getIfAvailable(SimpleMeterRegistry::new));
	}
}
