package medpay.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import medpay.shared.BusinessClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Signature method 01 on messages that UnionPay's own sandbox and a merchant's client signed between 2017 and 2024. */
class RealMessagesTest {

	private static final Path SAMPLES = Path.of("../shared/samples/channels/unionpay-signed");
	private static final List<String> NAMES = List.of("中国银联股份有限公司", "00040000:SIGN");

	@BeforeAll
	static void samplesArePresent() {
		assumeTrue(Files.isDirectory(SAMPLES), "the real UnionPay messages are skipped because ../shared/samples is not there");
	}

	private static List<UnionPayMessage> signedByUnionPay() throws IOException {
		var messages = new ArrayList<UnionPayMessage>();
		try (var files = Files.list(SAMPLES)) {
			for (Path file : files.filter(f -> f.getFileName().toString().matches(".*-(resp|notify)-.*\\.txt")).toList()) {
				messages.add(UnionPayMessage.ofAnswer(Files.readAllBytes(file)).orElseThrow());
			}
		}
		assertThat(messages).hasSizeGreaterThanOrEqualTo(7);
		return messages;
	}

	private static TrustedSigners trusting(Instant at, List<String> names) throws Exception {
		var configured = new ArrayList<X509Certificate>();
		for (String name : List.of("acp_test_middle.cer", "acp_test_root.cer")) {
			configured.addAll(Pem.certificates(Files.readString(SAMPLES.resolve("certs").resolve(name))));
		}
		return new TrustedSigners(configured, names, Clock.fixed(at, ZoneOffset.UTC));
	}

	private static Instant sentAt(UnionPayMessage message) {
		return LocalDateTime.parse(message.value("txnTime"), DateTimeFormatter.ofPattern("yyyyMMddHHmmss")).atZone(BusinessClock.SHANGHAI)
				.toInstant();
	}

	@Test
	void everyMessageVerifiesAtItsTime() throws Exception {
		for (var message : signedByUnionPay()) {
			assertThat(RsaSignature.answersOf(trusting(sentAt(message), NAMES)).objection(message)).as(message.toString()).isEmpty();
		}
	}

	@Test
	void noMessageVerifiesWithLineFeedsOnlyInItsCertificate() throws Exception {
		for (var message : signedByUnionPay()) {
			var changed = message.with("signPubKeyCert", message.value("signPubKeyCert").replace("\r\n", "\n"));
			assertThat(RsaSignature.answersOf(trusting(sentAt(message), NAMES)).objection(changed)).contains("the signature does not fit");
		}
	}

	@Test
	void noMessageVerifiesWithAnotherAmountOrOrder() throws Exception {
		for (var message : signedByUnionPay()) {
			var verifier = RsaSignature.answersOf(trusting(sentAt(message), NAMES));
			assertThat(verifier.objection(message.with("txnAmt", "2"))).contains("the signature does not fit");
			assertThat(verifier.objection(message.with("orderId", "1"))).contains("the signature does not fit");
		}
	}

	@Test
	void noMessageVerifiesToday() throws Exception {
		for (var message : signedByUnionPay()) {
			assertThat(RsaSignature.answersOf(trusting(Instant.parse("2026-11-22T00:00:00Z"), NAMES)).objection(message))
					.contains("the certificate is broken, out of its dates, or leads to no trusted root");
		}
	}

	@Test
	void theSandboxNameIsBelievedOnlyWhereItIsAllowed() throws Exception {
		var old = signedByUnionPay().stream().filter(message -> message.value("txnTime").startsWith("2017")).findFirst().orElseThrow();
		assertThat(RsaSignature.answersOf(trusting(sentAt(old), List.of("中国银联股份有限公司"))).objection(old))
				.contains("the certificate is not made out to UnionPay");
	}

	@Test
	void everyRequestVerifiesWithTheMerchantsKeyAndNoOtherAmountDoes() throws Exception {
		String pem = Files.readString(SAMPLES.resolve("unionpay-test-merchant-sign-public.pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
		PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
		var requests = new ArrayList<UnionPayMessage>();
		for (String name : List.of("consume-01", "query-00", "refund-04", "void-31")) {
			requests.add(UnionPayMessage.ofForm(Files.readAllBytes(SAMPLES.resolve("unionpay-5.1.0-req-" + name + ".txt"))).orElseThrow());
		}
		var json = JsonMapper.shared().readTree(Files.readAllBytes(SAMPLES.resolve("unionpay-5.1.0-req-consume-01.json")));
		var fromJson = UnionPayMessage.empty();
		for (var field : json.properties()) {
			fromJson = fromJson.with(field.getKey(), field.getValue().asString());
		}
		requests.add(fromJson);
		for (var request : requests) {
			assertThat(RsaSignature.mismatch(request, key)).as(request.toString()).isEmpty();
			assertThat(RsaSignature.mismatch(request.with("txnAmt", "2"), key)).isPresent();
			assertThat(UnionPayMessage.ofForm(request.toForm())).contains(request);
		}
	}
}
