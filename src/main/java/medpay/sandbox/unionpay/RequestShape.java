package medpay.sandbox.unionpay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import medpay.channel.unionpay.OrderTime;
import medpay.channel.unionpay.ResponseCode;
import medpay.channel.unionpay.UnionPayConvention;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.channel.unionpay.UnionPayTransaction;

/** What a request must look like (报文格式): 13 for a field that is missing, 10 for one that is not well formed. */
final class RequestShape {

	private static final List<String> ALWAYS = List.of("encoding", "bizType", "channelType", "accessType", "orderId", "txnTime");
	private static final Pattern ORDER_ID = Pattern.compile("[A-Za-z0-9]{8,40}");
	private static final Pattern AMOUNT = Pattern.compile("0{0,11}[1-9][0-9]{0,11}");
	private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,11}");
	private static final Pattern RESERVED = Pattern.compile("[^&={}\\[\\]\"']{0,1024}");

	private RequestShape() {}

	static Optional<ResponseCode> objection(UnionPayMessage message, UnionPayTransaction transaction) {
		if (transaction == UnionPayTransaction.FILE) {
			return ofFile(message);
		}
		var needed = new ArrayList<>(ALWAYS);
		needed.addAll(neededFor(transaction));
		if (!needed.stream().allMatch(message::has)) {
			return Optional.of(ResponseCode.FIELD_MISSING);
		}
		boolean wellFormed = message.value("version").equals("5.1.0") && ORDER_ID.matcher(message.value("orderId")).matches()
				&& OrderTime.read(message.value("txnTime")).isPresent() && RESERVED.matcher(message.value("reqReserved")).matches()
				&& (!message.has(UnionPayConvention.CREDIT_LIMIT) || LIMIT.matcher(message.value(UnionPayConvention.CREDIT_LIMIT)).matches())
				&& (!needed.contains("txnAmt") || isAmount(message))
				&& (!needed.contains("backUrl") || BackUrl.of(message.value("backUrl")).isPresent());
		return wellFormed ? Optional.empty() : Optional.of(ResponseCode.FORMAT_WRONG);
	}

	private static Optional<ResponseCode> ofFile(UnionPayMessage message) {
		if (!List.of("encoding", "bizType", "accessType", "settleDate", "txnTime", "fileType").stream().allMatch(message::has)) {
			return Optional.of(ResponseCode.FIELD_MISSING);
		}
		boolean wellFormed = message.value("version").equals("5.1.0") && message.value("fileType").equals("00")
				&& message.value("settleDate").matches("(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])")
				&& OrderTime.read(message.value("txnTime")).isPresent();
		return wellFormed ? Optional.empty() : Optional.of(ResponseCode.FORMAT_WRONG);
	}

	private static boolean isAmount(UnionPayMessage message) {
		String amount = message.value("txnAmt");
		return amount.length() <= 12 && AMOUNT.matcher(amount).matches() && message.value("currencyCode").equals("156");
	}

	private static List<String> neededFor(UnionPayTransaction transaction) {
		return switch (transaction) {
			case RAISE -> List.of("backUrl", "tokenPayData", "reqReserved");
			case CARD_APPLICATION -> List.of("backUrl", "reqReserved", UnionPayConvention.CREDIT_LIMIT);
			case OPEN -> List.of("backUrl", "tokenPayData", "reqReserved");
			case TOKEN_QUERY, QUERY, FILE -> List.of();
			case TOKEN_DELETE, TOKEN_SUSPEND, TOKEN_RESUME, BALANCE -> List.of("tokenPayData");
			case CONSUME, CONFIRM -> List.of("txnAmt", "currencyCode", "backUrl", "tokenPayData");
			case REFUND, VOID -> List.of("txnAmt", "currencyCode", "backUrl", "origQryId");
		};
	}
}
