package medpay.sandbox.unionpay;

import medpay.channel.unionpay.TokenPayData;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.channel.unionpay.UnionPayTransaction;

/**
 * A merchant's request (商户请求), genuine and whole.
 *
 * @param callbacks how often each call-back about it is sent: twice under the fault DUPLICATE
 */
record Asked(UnionPayMessage message, UnionPayTransaction transaction, DemoMerchant merchant, int callbacks) {

	String orderId() {
		return message.value("orderId");
	}

	String txnTime() {
		return message.value("txnTime");
	}

	long amountFen() {
		return Long.parseLong(message.value("txnAmt"));
	}

	TokenPayData tokenPayData() {
		return TokenPayData.of(message.value("tokenPayData"));
	}

	Asked withCallbacks(int times) {
		return new Asked(message, transaction, merchant, times);
	}
}
