package medpay.sandbox.unionpay;

import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import medpay.channel.unionpay.KeyedSignature;
import medpay.channel.unionpay.OrderTime;
import medpay.channel.unionpay.Pem;
import medpay.channel.unionpay.RsaSignature;
import medpay.channel.unionpay.SignMethod;
import medpay.channel.unionpay.TokenPayData;
import medpay.channel.unionpay.TrustedSigners;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.channel.unionpay.UnionPaySigner;
import medpay.channel.unionpay.UnionPayVerifier;
import medpay.sandbox.SandboxCaller;
import medpay.shared.Ids;
import medpay.shared.call.JdkWire;
import medpay.shared.call.Wire;
import tools.jackson.databind.JsonNode;

/** A merchant at the sandbox's UnionPay, with the keys that {@code /sandbox/api/keys} gives: signs, posts, and believes only what is signed. */
final class DemoMerchantCaller {

	private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");

	private final JdkWire wire = new JdkWire();
	private final JsonNode merchant;
	private final UnionPaySigner signer;
	private final UnionPayVerifier verifier;
	private final String backUrl;
	private final SandboxCaller sandbox;

	/** {@code institution}: 0 the RSA hospital, 1 the SM3 hospital, 2 the platform. */
	DemoMerchantCaller(SandboxCaller sandbox, int institution, String backUrl) {
		this(sandbox, institution, backUrl, "");
	}

	/** {@code method}: another signMethod than the registered one. */
	DemoMerchantCaller(SandboxCaller sandbox, int institution, String backUrl, String method) {
		this.sandbox = sandbox;
		this.backUrl = backUrl;
		merchant = sandbox.get("/sandbox/api/keys").body().get("institutions").get(institution).get("merchants").get(0);
		var signMethod = SignMethod.of(method.isEmpty() ? text("sign_method") : method).orElseThrow();
		try {
			if (signMethod == SignMethod.RSA) {
				signer = RsaSignature.ofRequests(Pem.privateKey(text("signing_key")), Pem.certificate(text("signing_certificate")));
				verifier = RsaSignature
						.answersOf(new TrustedSigners(Pem.certificates(text("trusted_roots")), List.of("中国银联股份有限公司"), Clock.systemUTC()));
			} else {
				var keyed = new KeyedSignature(signMethod, text("secure_key"));
				signer = keyed;
				verifier = keyed;
			}
		} catch (CertificateException e) {
			throw new IllegalStateException(e);
		}
	}

	private String text(String field) {
		return merchant.get(field).asString();
	}

	/** An order's number and time. */
	record Identity(String orderId, String txnTime) {}

	Identity newOrder() {
		return new Identity(Ids.orderNumber(),
				OrderTime.write(java.time.Instant.parse(sandbox.get("/sandbox/api/clock").body().get("instant").asString())));
	}

	UnionPayMessage open(Identity order, String personNo) {
		return post("backTransReq", request(order, "79", "00").with("tokenPayData", TokenPayData.asking(text("token_requestor")))
				.with("reqReserved", personNo).with("backUrl", backUrl));
	}

	UnionPayMessage tokenQuery(Identity order) {
		return post("backTransReq", request(order, "78", "02"));
	}

	UnionPayMessage deleteToken(String token) {
		return post("backTransReq", using(request(newOrder(), "74", "01"), token));
	}

	UnionPayMessage balance(String token) {
		return post("backTransReq", using(request(newOrder(), "71", "00"), token));
	}

	UnionPayMessage consume(Identity order, String token, long fen) {
		return post("backTransReq", consumption(order, token, fen));
	}

	UnionPayMessage consumption(Identity order, String token, long fen) {
		return using(amount(request(order, "01", "01"), fen), token).with("backUrl", backUrl);
	}

	UnionPayMessage askConfirmation(Identity order, String token, long fen) {
		return post("backTransReq", using(amount(request(order, "77", "02"), fen), token).with("backUrl", backUrl));
	}

	UnionPayMessage refund(Identity order, String queryId, long fen) {
		return post("backTransReq", amount(request(order, "04", "00"), fen).with("origQryId", queryId).with("backUrl", backUrl));
	}

	UnionPayMessage undo(Identity order, String queryId, long fen) {
		return post("backTransReq", amount(request(order, "31", "00"), fen).with("origQryId", queryId).with("backUrl", backUrl));
	}

	UnionPayMessage query(Identity order) {
		return post("queryTrans", request(order, "00", "00"));
	}

	private UnionPayMessage using(UnionPayMessage message, String token) {
		return message.with("tokenPayData", TokenPayData.using(token, text("token_requestor")));
	}

	private static UnionPayMessage amount(UnionPayMessage message, long fen) {
		return message.with("txnAmt", String.valueOf(fen)).with("currencyCode", "156");
	}

	UnionPayMessage request(Identity order, String type, String subType) {
		var fields = new LinkedHashMap<String, String>();
		fields.put("version", "5.1.0");
		fields.put("encoding", "UTF-8");
		fields.put("txnType", type);
		fields.put("txnSubType", subType);
		fields.put("bizType", "000902");
		fields.put("channelType", "07");
		fields.put("accessType", "0");
		fields.put("merId", text("merchant_number"));
		fields.put("orderId", order.orderId());
		fields.put("txnTime", order.txnTime());
		return new UnionPayMessage(fields);
	}

	/** Signs, posts, checks the answer's signature. */
	UnionPayMessage post(String door, UnionPayMessage unsigned) {
		return believed(send(door, signer.sign(unsigned), Duration.ofSeconds(30)));
	}

	UnionPayMessage believed(Wire.Reply reply) {
		var answer = read(reply);
		var objection = verifier.objection(answer);
		if (objection.isPresent()) {
			throw new AssertionError(objection.get());
		}
		return answer;
	}

	UnionPayMessage read(Wire.Reply reply) {
		return switch (reply) {
			case Wire.Reply.Received(int status, byte[] body) when status == 200 -> UnionPayMessage.ofAnswer(body).orElseThrow();
			case Wire.Reply.Received(int status, byte[] _) -> throw new AssertionError("HTTP " + status);
			case Wire.Reply.Lost(String code, String _) -> throw new AssertionError("lost: " + code);
		};
	}

	Wire.Reply send(String door, UnionPayMessage signed, Duration limit) {
		return wire.post(URI.create(text("address") + "/gateway/api/" + door + ".do"), FORM, signed.toForm(), limit);
	}

	UnionPayMessage signed(UnionPayMessage unsigned) {
		return signer.sign(unsigned);
	}

	boolean believes(UnionPayMessage message) {
		return verifier.objection(message).isEmpty();
	}
}
