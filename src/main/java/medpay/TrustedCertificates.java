package medpay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import medpay.shared.BilingualText;
import medpay.shared.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/**
 * Trusts the authorities of {@code medpay.trusted-certificates} beside those of the Java runtime (受信根证书): insurance platforms and private lines often have
 * authorities of their own. Settled before any client is made.
 */
class TrustedCertificates implements EnvironmentPostProcessor {

	static final String FILE = "medpay.trusted-certificates";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String file = environment.getProperty(FILE, "");
		if (StringUtils.hasText(file)) {
			SSLContext.setDefault(trusting(Path.of(file)));
		}
	}

	/** The context that trusts the certificates of the PEM file and the runtime's own; throws {@link StartRefused} when the file cannot be used. */
	static SSLContext trusting(Path file) {
		try (InputStream pem = Files.newInputStream(file)) {
			KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
			all.load(null, null);
			int number = 0;
			for (X509Certificate own : ofTheRuntime()) {
				all.setCertificateEntry("runtime-" + number++, own);
			}
			for (Certificate given : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
				all.setCertificateEntry("given-" + number++, given);
			}
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, managers(all), null);
			return context;
		} catch (IOException | GeneralSecurityException e) {
			throw new StartRefused(new BilingualText("无法读取受信根证书：" + file, "The trusted certificates cannot be read: " + file),
					new BilingualText("请将 medpay.trusted-certificates 指向 PEM 文件。", "Let medpay.trusted-certificates name a PEM file."));
		}
	}

	private static X509Certificate[] ofTheRuntime() throws GeneralSecurityException {
		return Arrays.stream(managers(null)).filter(X509TrustManager.class::isInstance)
				.flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers())).toArray(X509Certificate[]::new);
	}

	private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(store);
		return factory.getTrustManagers();
	}
}
