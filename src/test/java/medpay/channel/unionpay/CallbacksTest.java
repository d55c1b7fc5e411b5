package medpay.channel.unionpay;

import static medpay.channel.unionpay.DoorFixture.ORDER_NUMBER;
import static medpay.channel.unionpay.DoorFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import medpay.channel.ChannelNews.ConfirmationNews;
import medpay.channel.ChannelNews.GrantNews;
import medpay.channel.ChannelNews.OrderNews.Kind;
import medpay.channel.ChannelNews.OrderNews;
import medpay.channel.ChannelNews.SigningNews;
import medpay.channel.ChannelNews.SuspensionNews;
import medpay.channel.ChannelNews.TerminationNews;
import medpay.channel.ChannelNews;
import medpay.channel.ConsentDoor.ConfirmationInquiry;
import medpay.channel.ConsentDoor.GrantInquiry;
import medpay.channel.PaymentChannel.InquiryResult;
import medpay.channel.PaymentChannel.SigningInquiry;
import medpay.channel.inbox.CallbackReader.Receipt;
import medpay.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What UnionPay tells by itself. */
class CallbacksTest {

	private static UnionPayMessage notification(String type, String subType, String code) {
		return UnionPayMessage.empty().with("version", "5.1.0").with("encoding", "UTF-8").with("signMethod", "01").with("txnType", type)
				.with("txnSubType", subType).with("bizType", "000902").with("accessType", "0").with("merId", "777290058110048")
				.with("orderId", ORDER_NUMBER).with("txnTime", "20261122103000").with("txnAmt", "3150").with("currencyCode", "156")
				.with("queryId", "442611221030000000018").with("settleDate", "1122").with("respCode", code).with("respMsg", "成功[0000000]");
	}

	private static byte[] form(UnionPayMessage message) {
		return signed(message).toForm();
	}

	private static Optional<ChannelNews> read(UnionPayMessage message) {
		return DoorFixture.callbacks().read(MerchantFixture.HOSPITAL, form(message), DoorFixture.NOW);
	}

	@Test
	void aGenuineNotificationIsForTheMerchantItNames() {
		assertThat(DoorFixture.callbacks().check(form(notification("01", "01", "00"))))
				.isEqualTo(new Receipt.Genuine(MerchantFixture.HOSPITAL, ORDER_NUMBER));
		assertThat(DoorFixture.callbacks().check(form(notification("01", "01", "00").with("merId", "777290058110097").with("signMethod", "11"))))
				.isEqualTo(new Receipt.Genuine(MerchantFixture.PLATFORM, ORDER_NUMBER));
	}

	@Test
	void refusesUnknownMerchantsBadSignaturesAndWhatIsNoMessage() {
		var callbacks = DoorFixture.callbacks();
		assertThat(callbacks.check(form(notification("01", "01", "00").with("merId", "777000000000000")))).isInstanceOf(Receipt.Refused.class);
		assertThat(callbacks.check(signed(notification("01", "01", "00")).with("txnAmt", "1").toForm())).isInstanceOf(Receipt.Refused.class);
		assertThat(callbacks.check(notification("01", "01", "00").toForm())).isInstanceOf(Receipt.Refused.class);
		assertThat(callbacks.check(form(notification("01", "01", "00").without("orderId")))).isInstanceOf(Receipt.Refused.class);
		assertThat(callbacks.check(form(notification("01", "01", "00").with("orderId", "9".repeat(41))))).isInstanceOf(Receipt.Refused.class);
		assertThat(callbacks.check(new byte[0])).isInstanceOf(Receipt.Malformed.class);
		assertThat(callbacks.check("{\"a\":1}".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Receipt.Malformed.class);
		assertThat(callbacks.check("a=1".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Receipt.Malformed.class);
	}

	@Test
	void aMessageForOneMerchantIsNotSignedByAnothersKey() {
		var keyed = signed(notification("01", "01", "00").with("signMethod", "11"));
		assertThat(DoorFixture.callbacks().check(keyed.toForm())).isInstanceOf(Receipt.Refused.class);
	}

	@ParameterizedTest
	@CsvSource({"01,01,CHARGE", "04,00,REFUND", "31,00,VOID"})
	void aSuccessTellsReferenceAmountAndDay(String type, String subType, Kind kind) {
		byte[] body = form(notification(type, subType, "00"));
		var news = DoorFixture.callbacks().read(MerchantFixture.HOSPITAL, body, DoorFixture.NOW);
		assertThat(news).contains(new OrderNews("unionpay", MerchantFixture.HOSPITAL, ORDER_NUMBER, kind,
				new InquiryResult.Moved("442611221030000000018", Money.ofFen(3150), "1122"), "00", body, DoorFixture.NOW));
	}

	@ParameterizedTest
	@EnumSource
	void onlySuccessAndACertainNoAreNewsOfACharge(ResponseCode code) {
		var news = read(notification("01", "01", code.code()));
		switch (code.meaning()) {
			case SUCCESS, MOVED_THOUGH_ODD ->
				assertThat(news).get().extracting(each -> ((OrderNews) each).result()).isInstanceOf(InquiryResult.Moved.class);
			case LIMIT_TOO_LOW, SIGN_AGAIN, FAILED ->
				assertThat(news).get().extracting(each -> ((OrderNews) each).result()).isInstanceOf(InquiryResult.Failed.class);
			case OPEN, NOT_FOUND, DUPLICATE, ALREADY_RETURNED -> assertThat(news).isEmpty();
		}
	}

	@Test
	void anUnpublishedCodeOrAnIncompleteSuccessDecidesNothing() {
		assertThat(read(notification("01", "01", "Z9"))).isEmpty();
		assertThat(read(notification("01", "01", "00").without("queryId"))).isEmpty();
		assertThat(read(notification("01", "01", "00").without("txnAmt"))).isEmpty();
		assertThat(read(notification("01", "03", "00"))).isEmpty();
		assertThat(read(notification("76", "01", "00"))).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void onlyYesAndNoAreNewsOfAConfirmation(ResponseCode code) {
		var news = read(notification("77", "02", code.code()));
		switch (code.meaning()) {
			case SUCCESS ->
				assertThat(news).get().extracting(each -> ((ConfirmationNews) each).result()).isEqualTo(new ConfirmationInquiry.Confirmed());
			case LIMIT_TOO_LOW, SIGN_AGAIN, FAILED ->
				assertThat(news).get().extracting(each -> ((ConfirmationNews) each).result()).isInstanceOf(ConfirmationInquiry.Refused.class);
			case OPEN, NOT_FOUND, DUPLICATE, ALREADY_RETURNED, MOVED_THOUGH_ODD -> assertThat(news).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void onlyGrantAndRefusalAreNewsOfARequestToAnIssuer(ResponseCode code) {
		for (String subType : List.of("03", "90")) {
			var news = read(notification("79", subType, code.code()).with("creditLimit", "300").with("accNo", "622609******0048"));
			switch (code.meaning()) {
				case SUCCESS -> assertThat(news).get().extracting(each -> ((GrantNews) each).result())
						.isEqualTo(new GrantInquiry.Granted(Money.ofFen(300), "622609******0048"));
				case LIMIT_TOO_LOW, SIGN_AGAIN, FAILED ->
					assertThat(news).get().extracting(each -> ((GrantNews) each).result()).isInstanceOf(GrantInquiry.Refused.class);
				case OPEN, NOT_FOUND, DUPLICATE, ALREADY_RETURNED, MOVED_THOUGH_ODD -> assertThat(news).isEmpty();
			}
		}
	}

	@Test
	void aStopTellsTheTokenAndSinceWhen() {
		var stop = notification("74", "02", "00").with("tokenPayData", "{token=6235240000020757577&trId=62000000001}").with("toldAt",
				"2026-11-22T02:00:00.000001Z");
		assertThat(read(stop)).get().isInstanceOfSatisfying(SuspensionNews.class, news -> {
			assertThat(news.token()).isEqualTo("6235240000020757577");
			assertThat(news.suspended()).isTrue();
			assertThat(news.since()).isEqualTo("2026-11-22T02:00:00.000001Z");
		});
		assertThat(read(stop.with("txnSubType", "03"))).get().extracting(news -> ((SuspensionNews) news).suspended()).isEqualTo(false);
		assertThat(read(stop.without("toldAt"))).as("no order without a moment").isEmpty();
		assertThat(read(stop.without("tokenPayData"))).isEmpty();
		assertThat(read(stop.with("respCode", "01"))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({"issuer,BANK", "holder,PATIENT", "channel,CHANNEL", "somebody,CHANNEL", "'',CHANNEL"})
	void aDeletionTellsWhoEndedIt(String endedBy, TerminationNews.Side side) {
		var deletion = notification("74", "01", "00").with("tokenPayData", "{token=6235240000020757577&trId=62000000001}").with("endedBy", endedBy);
		assertThat(read(deletion)).get().extracting(news -> ((TerminationNews) news).by()).isEqualTo(side);
	}

	@Test
	void anOpeningTellsTheTokenOrThatItFailed() {
		var opening = notification("79", "00", "00").with("tokenPayData", "{token=6235240000020757577&trId=62000000001}").with("accNo",
				"622609******0048");
		assertThat(read(opening)).get().extracting(news -> ((SigningNews) news).result())
				.isEqualTo(new SigningInquiry.Signed("6235240000020757577", "622609******0048"));
		assertThat(read(notification("79", "00", "30"))).get().extracting(news -> ((SigningNews) news).result())
				.isInstanceOf(SigningInquiry.Failed.class);
		assertThat(read(notification("79", "00", "05"))).isEmpty();
		assertThat(read(notification("79", "00", "00"))).isEmpty();
	}

	@Test
	void aDeletionByTheOtherSideTellsTheToken() {
		var deletion = notification("74", "01", "00").with("tokenPayData", "{token=6235240000020757577&trId=62000000001}");
		assertThat(read(deletion)).get().extracting(news -> ((TerminationNews) news).token()).isEqualTo("6235240000020757577");
		assertThat(read(notification("74", "01", "00"))).isEmpty();
		assertThat(read(deletion.with("respCode", "01"))).isEmpty();
	}
}
