package medpay.channel.unionpay;

import static medpay.channel.unionpay.CertificateFixture.MERCHANT;
import static medpay.channel.unionpay.CertificateFixture.MERCHANT_KEY;
import static medpay.channel.unionpay.CertificateFixture.MIDDLE;
import static medpay.channel.unionpay.CertificateFixture.MIDDLE_KEY;
import static medpay.channel.unionpay.CertificateFixture.ROOT;
import static medpay.channel.unionpay.CertificateFixture.UNIONPAY;
import static medpay.channel.unionpay.CertificateFixture.UNIONPAY_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RsaSignatureTest {

	private static final Instant NOW = Instant.parse("2026-11-22T02:30:00Z");
	private static final UnionPayMessage MESSAGE = UnionPayMessage.empty().with("version", "5.1.0").with("encoding", "UTF-8").with("txnType", "01")
			.with("orderId", "0198a3c0d1e27b4f").with("txnAmt", "1360").with("respMsg", "成功[0000000]").with("reserved", "");

	private static TrustedSigners trusting(Instant at, X509Certificate... configured) {
		return new TrustedSigners(List.of(configured), List.of("中国银联股份有限公司"), Clock.fixed(at, ZoneOffset.UTC));
	}

	private static final UnionPayVerifier ANSWERS = RsaSignature.answersOf(trusting(NOW, MIDDLE, ROOT));

	private static UnionPayMessage answer() {
		return RsaSignature.ofAnswers(UNIONPAY_KEY.getPrivate(), UNIONPAY).sign(MESSAGE);
	}

	@Test
	void aRequestNamesItsCertificateByDecimalSerialAndVerifies() {
		var request = RsaSignature.ofRequests(MERCHANT_KEY.getPrivate(), MERCHANT).sign(MESSAGE);
		assertThat(request.value("certId")).isEqualTo("69903319369");
		assertThat(request.value("signMethod")).isEqualTo("01");
		assertThat(request.fields()).doesNotContainKey("reserved");
		assertThat(RsaSignature.requestsOf(MERCHANT).objection(request)).isEmpty();
	}

	@Test
	void anAnswerVerifiesByTheCertificateItCarries() {
		assertThat(ANSWERS.objection(answer())).isEmpty();
		assertThat(ANSWERS.objection(UnionPayMessage.ofAnswer(answer().toAnswer()).orElseThrow())).isEmpty();
		assertThat(ANSWERS.objection(UnionPayMessage.ofForm(answer().toForm()).orElseThrow())).isEmpty();
	}

	@Test
	void refusesAChangedAmount() {
		assertThat(ANSWERS.objection(answer().with("txnAmt", "1"))).contains("the signature does not fit");
	}

	@Test
	void refusesAFieldMoreOrLess() {
		assertThat(ANSWERS.objection(answer().with("settleAmt", "1360"))).isPresent();
		assertThat(ANSWERS.objection(answer().without("txnAmt"))).isPresent();
	}

	@Test
	void refusesACertificateWhoseLineEndsWereChanged() {
		var answer = answer();
		assertThat(ANSWERS.objection(answer.with("signPubKeyCert", answer.value("signPubKeyCert").replace("\r\n", "\n"))))
				.contains("the signature does not fit");
	}

	@Test
	void refusesASignatureThatIsNotOne() {
		assertThat(ANSWERS.objection(answer().with("signature", "***"))).contains("the signature is not one");
		assertThat(ANSWERS.objection(answer().with("signature", "AAAA"))).isPresent();
		assertThat(ANSWERS.objection(answer().without("signature"))).isPresent();
	}

	@Test
	void refusesAnotherSignMethod() {
		assertThat(ANSWERS.objection(answer().with("signMethod", "11"))).contains("signMethod is not 01");
	}

	@Test
	void refusesAMissingOrBrokenCertificate() {
		assertThat(ANSWERS.objection(answer().without("signPubKeyCert"))).contains("no certificate (signPubKeyCert)");
		assertThat(ANSWERS.objection(answer().with("signPubKeyCert", "-----BEGIN CERTIFICATE-----\r\nAAAA\r\n-----END CERTIFICATE-----")))
				.isPresent();
	}

	@Test
	void refusesACertificateOutsideItsDates() {
		assertThat(RsaSignature.answersOf(trusting(CertificateFixture.UNTIL.plus(Duration.ofSeconds(1)), MIDDLE, ROOT)).objection(answer()))
				.isPresent();
		assertThat(RsaSignature.answersOf(trusting(CertificateFixture.FROM.minus(Duration.ofSeconds(1)), MIDDLE, ROOT)).objection(answer()))
				.isPresent();
	}

	@Test
	void refusesACertificateThatExpiredSinceItWasRemembered() {
		var clock = new MovableClock(NOW);
		var verifier = RsaSignature.answersOf(new TrustedSigners(List.of(MIDDLE, ROOT), List.of("中国银联股份有限公司"), clock));
		assertThat(verifier.objection(answer())).isEmpty();
		clock.moveTo(CertificateFixture.UNTIL.plus(Duration.ofDays(1)));
		assertThat(verifier.objection(answer())).isPresent();
	}

	@Test
	void refusesACertificateThatLeadsToNoTrustedRoot() {
		assertThat(RsaSignature.answersOf(trusting(NOW, ROOT)).objection(answer())).isPresent();
		var stranger = CertificateFixture.certificate("CN=Invented Middle", UNIONPAY_KEY, "CN=Invented Middle", UNIONPAY_KEY.getPrivate(), 9, true);
		assertThat(RsaSignature.answersOf(trusting(NOW, stranger)).objection(answer())).isPresent();
		assertThat(RsaSignature.answersOf(trusting(NOW)).objection(answer())).isPresent();
	}

	@Test
	void trustsAnIntermediateAloneAndAPinnedCertificate() {
		assertThat(RsaSignature.answersOf(trusting(NOW, MIDDLE)).objection(answer())).isEmpty();
		assertThat(RsaSignature.answersOf(trusting(NOW, UNIONPAY)).objection(answer())).isEmpty();
	}

	@Test
	void refusesACertificateOfTheSameAuthorityMadeOutToAnother() {
		var theirs = RsaSignature.ofAnswers(MERCHANT_KEY.getPrivate(), MERCHANT).sign(MESSAGE);
		assertThat(ANSWERS.objection(theirs)).contains("the certificate is not made out to UnionPay");
		var noParts = CertificateFixture.certificate("CN=中国银联股份有限公司", MERCHANT_KEY, "CN=Invented Middle", MIDDLE_KEY.getPrivate(), 5, false);
		assertThat(ANSWERS.objection(RsaSignature.ofAnswers(MERCHANT_KEY.getPrivate(), noParts).sign(MESSAGE)))
				.contains("the certificate is not made out to UnionPay");
	}

	@Test
	void refusesACertificateThatALeafIssued() {
		var issuedByMerchant = CertificateFixture.certificate("CN=041@1@中国银联股份有限公司@2", UNIONPAY_KEY, "CN=041@Z1@invented merchant@00000002",
				MERCHANT_KEY.getPrivate(), 6, false);
		var forged = RsaSignature.ofAnswers(UNIONPAY_KEY.getPrivate(), issuedByMerchant).sign(MESSAGE);
		assertThat(RsaSignature.answersOf(trusting(NOW, MERCHANT, MIDDLE, ROOT)).objection(forged)).isPresent();
	}

	@Test
	void refusesARequestUnderAnotherCertificate() {
		var request = RsaSignature.ofRequests(UNIONPAY_KEY.getPrivate(), UNIONPAY).sign(MESSAGE);
		assertThat(RsaSignature.requestsOf(MERCHANT).objection(request)).contains("certId is not that of the registered certificate");
		assertThat(RsaSignature.requestsOf(MERCHANT).objection(request.with("certId", "69903319369"))).isPresent();
	}

	@Test
	void readsBackKeysAndCertificates() throws Exception {
		assertThat(Pem.privateKey(CertificateFixture.pem(MERCHANT_KEY.getPrivate()))).isEqualTo(MERCHANT_KEY.getPrivate());
		assertThat(Pem.certificates(CertificateFixture.pem(MIDDLE, ROOT))).containsExactly(MIDDLE, ROOT);
		assertThatThrownBy(() -> Pem.privateKey("AAAA")).isInstanceOf(IllegalArgumentException.class);
	}
}
