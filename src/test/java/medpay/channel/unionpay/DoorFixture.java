package medpay.channel.unionpay;

import static medpay.channel.unionpay.CertificateFixture.UNIONPAY;
import static medpay.channel.unionpay.CertificateFixture.UNIONPAY_KEY;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import medpay.testing.MovableBusinessClock;
import medpay.channel.CallbackAddress;
import medpay.channel.CallbackAddressFixture;
import medpay.channel.PaymentChannel.ChargeOrder;
import medpay.channel.PaymentChannel.OrderReference;
import medpay.channel.PaymentChannel.ReturnOrder;
import medpay.channel.UnionPaySettings;
import medpay.shared.Money;
import medpay.shared.call.Wire;

/** The door with everything behind it but the network. */
final class DoorFixture {

	static final Instant NOW = Instant.parse("2026-11-22T02:30:00Z");
	static final UnionPaySettings SETTINGS = new UnionPaySettings(Duration.ofSeconds(10), true, "07", List.of("中国银联股份有限公司"));
	static final CallbackAddress CALLBACK = CallbackAddressFixture.at("https://medpay.invalid");
	static final String ORDER_NUMBER = "0198a3c0d1e27b4fa56789abcdef0123";
	static final OrderReference HOSPITAL_ORDER = new OrderReference(MerchantFixture.HOSPITAL, ORDER_NUMBER, NOW.plusMillis(999));
	static final OrderReference PLATFORM_ORDER = new OrderReference(MerchantFixture.PLATFORM, ORDER_NUMBER, NOW.plusMillis(999));
	static final ChargeOrder CHARGE = new ChargeOrder(HOSPITAL_ORDER, Money.ofFen(3150), "6235240000020757577");
	static final ReturnOrder RETURN = new ReturnOrder(HOSPITAL_ORDER, Money.ofFen(1000), "442611221030000000018");

	private static final UnionPaySigner THEIR_RSA = RsaSignature.ofAnswers(UNIONPAY_KEY.getPrivate(), UNIONPAY);
	private static final UnionPaySigner THEIR_KEYED = new KeyedSignature(SignMethod.KEYED_SHA256, MerchantFixture.SECRET);

	private DoorFixture() {}

	static MerchantCredentials credentials() {
		return new MerchantCredentials(SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC));
	}

	static UnionPayChannel door(Wire wire) {
		return new UnionPayChannel(new MerchantFixture(), new UnionPayRequests(SETTINGS, CALLBACK),
				new UnionPayClient(wire, SETTINGS, credentials()), new MovableBusinessClock(NOW));
	}

	static UnionPayCallbacks callbacks() {
		return new UnionPayCallbacks(new MerchantFixture(), credentials());
	}

	/** What UnionPay answers: the request without its signature, and the code. */
	static UnionPayMessage answer(UnionPayMessage request, String code) {
		return request.without("signature").without("certId").without("backUrl").with("respCode", code).with("respMsg", "说明[" + code + "00000]");
	}

	/** What UnionPay answers to a query of an order that it has. */
	static UnionPayMessage found(UnionPayMessage query, String type, String code) {
		return answer(query, "00").with("txnType", type).with("txnSubType", "01").with("origRespCode", code).with("origRespMsg", "原说明")
				.with("txnAmt", "3150").with("currencyCode", "156").with("settleDate", "1122").with("queryId", "442611221030000000018");
	}

	/** Signs as UnionPay does, by the method of the message. */
	static UnionPayMessage signed(UnionPayMessage message) {
		return (message.value("signMethod").equals("01") ? THEIR_RSA : THEIR_KEYED).sign(message);
	}
}
