package medpay.sandbox.unionpay;

import java.util.LinkedHashMap;
import java.util.List;
import medpay.channel.unionpay.ResponseCode;
import medpay.channel.unionpay.UnionPayMessage;

/** What UnionPay says back (应答), still unsigned: the fields of the request that it repeats, and a response code in words. */
final class Answers {

	private static final List<String> ECHOED = List.of("version", "encoding", "bizType", "txnType", "txnSubType", "accessType", "merId", "orderId",
			"txnTime", "txnAmt", "currencyCode", "origQryId", "reqReserved");

	private Answers() {}

	static UnionPayMessage echo(UnionPayMessage request) {
		var fields = new LinkedHashMap<String, String>();
		ECHOED.stream().filter(request::has).forEach(name -> fields.put(name, request.value(name)));
		return new UnionPayMessage(fields);
	}

	static UnionPayMessage of(UnionPayMessage request, ResponseCode code) {
		return with(echo(request), code.code());
	}

	static UnionPayMessage with(UnionPayMessage answer, String code) {
		return answer.with("respCode", code).with("respMsg", words(code));
	}

	/** As UnionPay writes it: the text, and in brackets a number for its own people. */
	static String words(String code) {
		String detail = code.equals("00") ? "0000000" : "10000" + code;
		return ResponseCode.of(code).map(ResponseCode::text).orElse("未知应答") + "[" + detail + "]";
	}
}
