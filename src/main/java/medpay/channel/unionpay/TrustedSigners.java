package medpay.channel.unionpay;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * Whose certificates are believed (受信证书): valid now, leading to a configured root, and made out to UnionPay itself: the third part of the common name
 * ({@code 041@…@中国银联股份有限公司@…}) must be one of the allowed names. Chains found once are remembered; their dates are checked each time.
 */
public final class TrustedSigners {

	private static final int MOST_REMEMBERED = 32;

	private final List<X509Certificate> configured;
	private final Collection<String> allowedNames;
	private final Clock clock;
	private final Map<String, List<X509Certificate>> chains = new ConcurrentHashMap<>();

	/**
	 * @param configured the roots and what lies between them and the signer
	 * @param allowedNames who may sign
	 * @param clock the machine's clock: certificates follow it
	 */
	public TrustedSigners(List<X509Certificate> configured, Collection<String> allowedNames, Clock clock) {
		this.configured = List.copyOf(configured);
		this.allowedNames = List.copyOf(allowedNames);
		this.clock = clock;
	}

	/** What came of a look at a certificate. */
	sealed interface Check {

		/** It may sign for UnionPay. */
		record Trusted(X509Certificate certificate) implements Check {}

		/** It may not, and why. */
		record Untrusted(String reason) implements Check {}
	}

	Check check(String pem) {
		if (pem.isEmpty()) {
			return new Check.Untrusted("no certificate (signPubKeyCert)");
		}
		try {
			List<X509Certificate> chain = chains.get(pem);
			if (chain == null) {
				chain = chainOf(Pem.certificate(pem));
				remember(pem, chain);
			}
			for (X509Certificate link : chain) {
				link.checkValidity(Date.from(clock.instant()));
			}
			return new Check.Trusted(chain.getFirst());
		} catch (CertificateException | CertPathBuilderException e) {
			return new Check.Untrusted("the certificate is broken, out of its dates, or leads to no trusted root");
		} catch (InvalidNameException e) {
			return new Check.Untrusted("the certificate is not made out to UnionPay");
		} catch (GeneralSecurityException e) {
			return new Check.Untrusted("the certificate cannot be checked");
		}
	}

	private List<X509Certificate> chainOf(X509Certificate leaf) throws GeneralSecurityException, InvalidNameException {
		if (!allowedNames.contains(namePart(leaf))) {
			throw new InvalidNameException();
		}
		if (configured.contains(leaf)) {
			return List.of(leaf);
		}
		var wanted = new X509CertSelector();
		wanted.setCertificate(leaf);
		var parameters = new PKIXBuilderParameters(roots().stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet()), wanted);
		parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(configured)));
		parameters.setRevocationEnabled(false);
		parameters.setDate(Date.from(clock.instant()));
		var found = (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
		return found.getCertPath().getCertificates().stream().map(X509Certificate.class::cast).toList();
	}

	/** The self-signed ones; without any, all that are configured. */
	private List<X509Certificate> roots() {
		var selfSigned = configured.stream().filter(each -> each.getSubjectX500Principal().equals(each.getIssuerX500Principal())).toList();
		return selfSigned.isEmpty() ? configured : selfSigned;
	}

	private static String namePart(X509Certificate certificate) throws InvalidNameException {
		for (var part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
			if (part.getType().equalsIgnoreCase("CN")) {
				String[] pieces = part.getValue().toString().split("@", -1);
				return pieces.length > 2 ? pieces[2] : "";
			}
		}
		return "";
	}

	/** A stranger can send any number of certificates, but only trusted ones get here. */
	private void remember(String pem, List<X509Certificate> chain) {
		if (chains.size() >= MOST_REMEMBERED) {
			chains.clear();
		}
		chains.put(pem, chain);
	}
}
