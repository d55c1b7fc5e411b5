package medpay.channel.unionpay;

import static medpay.channel.unionpay.DoorFixture.ORDER_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import medpay.channel.ConsentDoor.CardOrder;
import medpay.channel.ConsentDoor.ConfirmationOrder;
import medpay.channel.ConsentDoor.RaiseOrder;
import medpay.channel.PaymentChannel.ChargeOrder;
import medpay.channel.PaymentChannel.ReturnOrder;
import medpay.channel.PaymentChannel.SigningOrder;
import medpay.channel.PaymentChannel.TerminationOrder;
import medpay.channel.PaymentChannel;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.shared.call.OutsideCall;
import org.junit.jupiter.api.Test;

/** Each request as it goes over the wire, signed with the shared key so that it is the same every time. */
class RequestsTest {

	private static final String TOKEN = "6235240000020757577";
	private static final String IDENTITY = "&channelType=07&accessType=0&merId=777290058110097&orderId=" + ORDER_NUMBER + "&txnTime=20261122103000";
	private static final String USING = "&tokenPayData=%7Btoken%3D" + TOKEN + "%26trId%3D62000000001%7D";
	private static final String BACK = "&backUrl=https%3A%2F%2Fmedpay.invalid%2Fcallbacks%2Funionpay";

	private static void goesOut(String operation, String start, Function<PaymentChannel, OutsideCall<?>> prepare) {
		OutsideCall<?> call = prepare.apply(DoorFixture.door(new ScriptedWire()));
		String form = new String(call.request(), StandardCharsets.UTF_8);
		assertThat(form.substring(0, form.indexOf("&signMethod="))).isEqualTo("version=5.1.0&encoding=UTF-8&" + start);
		assertThat(form).matches(".*&signMethod=11&signature=[0-9a-f]{64}");
		assertThat(call.party()).isEqualTo("unionpay");
		assertThat(call.operation()).isEqualTo(operation);
		assertThat(call.number()).isEqualTo(ORDER_NUMBER);
		assertThat(call.toString()).isEqualTo("unionpay " + operation + " " + ORDER_NUMBER);
	}

	@Test
	void consumption() {
		goesOut("consume", "txnType=01&txnSubType=01&bizType=000902" + IDENTITY + "&txnAmt=3150&currencyCode=156" + USING + BACK,
				door -> door.charge(new ChargeOrder(DoorFixture.PLATFORM_ORDER, Money.ofFen(3150), TOKEN)));
	}

	@Test
	void confirmation() {
		goesOut("confirm", "txnType=77&txnSubType=02&bizType=000902" + IDENTITY + "&txnAmt=3150&currencyCode=156" + USING + BACK,
				door -> door.askConfirmation(new ConfirmationOrder(DoorFixture.PLATFORM_ORDER, Money.ofFen(3150), TOKEN)));
		goesOut("query", "txnType=00&txnSubType=00&bizType=000000" + IDENTITY, door -> door.queryConfirmation(DoorFixture.PLATFORM_ORDER));
	}

	@Test
	void raiseAndCardApplication() {
		String about = IDENTITY + USING;
		goesOut("raise", "txnType=79&txnSubType=03&bizType=000902" + about + "&creditLimit=300&reqReserved=per+day+1.00" + BACK,
				door -> door.raiseLimit(new RaiseOrder(DoorFixture.PLATFORM_ORDER, TOKEN, Money.ofFen(300), "per day 1.00")));
		goesOut("raise", "txnType=79&txnSubType=03&bizType=000902" + about + "&reqReserved=per+day+1.00" + BACK,
				door -> door.raiseLimit(new RaiseOrder(DoorFixture.PLATFORM_ORDER, TOKEN, null, "per day 1.00")));
		goesOut("card-application", "txnType=79&txnSubType=90&bizType=000902" + IDENTITY + "&creditLimit=300&reqReserved=123" + BACK,
				door -> door.applyForCard(new CardOrder(DoorFixture.PLATFORM_ORDER, new PersonNumber("123"), "", Money.ofFen(300))));
		goesOut("query", "txnType=00&txnSubType=00&bizType=000000" + IDENTITY, door -> door.queryRaise(DoorFixture.PLATFORM_ORDER));
		goesOut("query", "txnType=00&txnSubType=00&bizType=000000" + IDENTITY, door -> door.queryApplication(DoorFixture.PLATFORM_ORDER));
	}

	@Test
	void queryOfAChargeAndOfAReturn() {
		String query = "txnType=00&txnSubType=00&bizType=000000" + IDENTITY;
		goesOut("query", query, door -> door.queryCharge(DoorFixture.PLATFORM_ORDER));
		goesOut("query", query, door -> door.queryReturn(DoorFixture.PLATFORM_ORDER));
	}

	@Test
	void refundAndVoid() {
		var order = new ReturnOrder(DoorFixture.PLATFORM_ORDER, Money.ofFen(1000), "442611221030000000018");
		String rest = "&bizType=000902" + IDENTITY + "&txnAmt=1000&currencyCode=156&origQryId=442611221030000000018" + BACK;
		goesOut("refund", "txnType=04&txnSubType=00" + rest, door -> door.refund(order));
		goesOut("void", "txnType=31&txnSubType=00" + rest, door -> door.voidCharge(order));
	}

	@Test
	void opening() {
		String start = "txnType=79&txnSubType=00&bizType=000902" + IDENTITY + "&accType=01&tokenPayData=%7BtrId%3D62000000001%26tokenType%3D01%7D";
		goesOut("open", start + "&reqReserved=31000000000000000123" + BACK,
				door -> door.openAgreement(new SigningOrder(DoorFixture.PLATFORM_ORDER, new PersonNumber("31000000000000000123"))));
		goesOut("open", start + "&reqReserved=base64%3AQSZC" + BACK,
				door -> door.openAgreement(new SigningOrder(DoorFixture.PLATFORM_ORDER, new PersonNumber("A&B"))));
	}

	@Test
	void tokenQueryDeletionAndBalance() {
		var about = new TerminationOrder(DoorFixture.PLATFORM_ORDER, TOKEN);
		goesOut("token-query",
				"txnType=78&txnSubType=02&bizType=000902" + IDENTITY + "&tokenPayData=%7BtrId%3D62000000001%26tokenType%3D01%7D",
				door -> door.querySigning(DoorFixture.PLATFORM_ORDER));
		goesOut("token-delete", "txnType=74&txnSubType=01&bizType=000902" + IDENTITY + USING, door -> door.terminate(about));
		goesOut("balance", "txnType=71&txnSubType=00&bizType=000902" + IDENTITY + USING, door -> door.availableCredit(about));
	}

	@Test
	void theSameOrderPreparedTwiceIsTheSameBytes() {
		var door = DoorFixture.door(new ScriptedWire());
		assertThat(door.charge(DoorFixture.CHARGE).request()).isEqualTo(door.charge(DoorFixture.CHARGE).request());
	}

	@Test
	void anRsaRequestVerifiesWithTheMerchantsCertificate() {
		var request = UnionPayMessage.ofForm(DoorFixture.door(new ScriptedWire()).charge(DoorFixture.CHARGE).request()).orElseThrow();
		assertThat(RsaSignature.requestsOf(CertificateFixture.MERCHANT).objection(request)).isEmpty();
	}

	@Test
	void postsTheSavedBytesToTheRightAddressWithinTheLimit() {
		var wire = new ScriptedWire().thenBody("x").thenBody("x");
		var charge = DoorFixture.door(wire).charge(DoorFixture.CHARGE);
		charge.send();
		DoorFixture.door(wire).queryCharge(DoorFixture.PLATFORM_ORDER).send();
		var first = wire.posted.getFirst();
		assertThat(first.address()).hasToString("https://gateway.invalid/gateway/api/backTransReq.do");
		assertThat(first.headers()).containsEntry("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
		assertThat(first.body()).isEqualTo(charge.request());
		assertThat(first.limit()).isEqualTo(Duration.ofSeconds(10));
		assertThat(wire.posted.get(1).address()).hasToString("https://gateway.invalid/gateway/api/queryTrans.do");
	}

	@Test
	void nothingIsSentBeforeSend() {
		var wire = new ScriptedWire();
		DoorFixture.door(wire).charge(DoorFixture.CHARGE);
		assertThat(wire.posted).isEmpty();
	}

	@Test
	void whoChangesTheBytesGivenOutChangesACopy() {
		var call = DoorFixture.door(new ScriptedWire()).charge(DoorFixture.CHARGE);
		call.request()[0] = 'X';
		assertThat(call.request()[0]).isEqualTo((byte) 'v');
	}
}
