package medpay.channel.unionpay;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import medpay.channel.CallbackAddress;
import medpay.channel.ConsentDoor.CardOrder;
import medpay.channel.ConsentDoor.ConfirmationOrder;
import medpay.channel.ConsentDoor.RaiseOrder;
import medpay.channel.PaymentChannel.ChargeOrder;
import medpay.channel.PaymentChannel.OrderReference;
import medpay.channel.PaymentChannel.ReturnOrder;
import medpay.channel.PaymentChannel.SigningOrder;
import medpay.channel.UnionPaySettings;
import medpay.institution.MerchantAccount;
import medpay.shared.BusinessDate;
import medpay.shared.Money;
import org.springframework.stereotype.Component;

/** Writes UnionPay's requests (请求报文), still unsigned. */
@Component
final class UnionPayRequests {

	private static final String RMB = "156";

	private final UnionPaySettings settings;
	private final CallbackAddress callback;

	UnionPayRequests(UnionPaySettings settings, CallbackAddress callback) {
		this.settings = settings;
		this.callback = callback;
	}

	UnionPayMessage consume(MerchantAccount account, ChargeOrder order) {
		return withAccount(UnionPayTransaction.CONSUME, account, order.reference(), order.amount(), order.token());
	}

	/** 77/02: the same fields as the charge it asks about. */
	UnionPayMessage confirm(MerchantAccount account, ConfirmationOrder order) {
		return withAccount(UnionPayTransaction.CONFIRM, account, order.reference(), order.amount(), order.token());
	}

	private UnionPayMessage withAccount(UnionPayTransaction transaction, MerchantAccount account, OrderReference reference, Money amount,
			String token) {
		var fields = common(transaction, account, reference);
		amount(fields, amount);
		fields.put("tokenPayData", TokenPayData.using(token, account.tokenRequestor()));
		fields.put("backUrl", callback.of("unionpay").toString());
		return new UnionPayMessage(fields);
	}

	/** 04 and 31 have the same fields. */
	UnionPayMessage giveBack(UnionPayTransaction transaction, MerchantAccount account, ReturnOrder order) {
		var fields = common(transaction, account, order.reference());
		amount(fields, order.amount());
		fields.put("origQryId", order.channelReference());
		fields.put("backUrl", callback.of("unionpay").toString());
		return new UnionPayMessage(fields);
	}

	/** 76: about a day and no order. */
	UnionPayMessage file(MerchantAccount account, BusinessDate day, Instant now) {
		var fields = new LinkedHashMap<String, String>();
		fields.put("version", "5.1.0");
		fields.put("encoding", "UTF-8");
		fields.put("txnType", UnionPayTransaction.FILE.type());
		fields.put("txnSubType", UnionPayTransaction.FILE.subType());
		fields.put("bizType", UnionPayTransaction.FILE.businessType());
		fields.put("accessType", "0");
		fields.put("merId", account.merchantNumber());
		fields.put("settleDate", "%02d%02d".formatted(day.value().getMonthValue(), day.value().getDayOfMonth()));
		fields.put("txnTime", OrderTime.write(now));
		fields.put("fileType", "00");
		return new UnionPayMessage(fields);
	}

	UnionPayMessage query(MerchantAccount account, OrderReference order) {
		return new UnionPayMessage(common(UnionPayTransaction.QUERY, account, order));
	}

	UnionPayMessage open(MerchantAccount account, SigningOrder order) {
		var fields = common(UnionPayTransaction.OPEN, account, order.reference());
		fields.put("accType", "01");
		fields.put("tokenPayData", TokenPayData.asking(account.tokenRequestor()));
		fields.put("reqReserved", ReservedText.write(order.person().value()));
		fields.put("backUrl", callback.of("unionpay").toString());
		return new UnionPayMessage(fields);
	}

	/** 79/03. Without a credit limit only the patient is asked. */
	UnionPayMessage raise(MerchantAccount account, RaiseOrder order) {
		var fields = common(UnionPayTransaction.RAISE, account, order.reference());
		fields.put("tokenPayData", TokenPayData.using(order.token(), account.tokenRequestor()));
		if (order.creditLimit() != null) {
			fields.put(UnionPayConvention.CREDIT_LIMIT, String.valueOf(order.creditLimit().fen()));
		}
		fields.put("reqReserved", ReservedText.write(order.words()));
		fields.put("backUrl", callback.of("unionpay").toString());
		return new UnionPayMessage(fields);
	}

	/** 79/90. */
	UnionPayMessage applyForCard(MerchantAccount account, CardOrder order) {
		var fields = common(UnionPayTransaction.CARD_APPLICATION, account, order.reference());
		if (!order.issuer().isEmpty()) {
			fields.put(UnionPayConvention.ISSUER, order.issuer());
		}
		fields.put(UnionPayConvention.CREDIT_LIMIT, String.valueOf(order.creditLimit().fen()));
		fields.put("reqReserved", ReservedText.write(order.person().value()));
		fields.put("backUrl", callback.of("unionpay").toString());
		return new UnionPayMessage(fields);
	}

	UnionPayMessage tokenQuery(MerchantAccount account, OrderReference order) {
		var fields = common(UnionPayTransaction.TOKEN_QUERY, account, order);
		fields.put("tokenPayData", TokenPayData.asking(account.tokenRequestor()));
		return new UnionPayMessage(fields);
	}

	/** 74 and 71: about one token. */
	UnionPayMessage aboutToken(UnionPayTransaction transaction, MerchantAccount account, OrderReference order, String token) {
		var fields = common(transaction, account, order);
		fields.put("tokenPayData", TokenPayData.using(token, account.tokenRequestor()));
		return new UnionPayMessage(fields);
	}

	private SequencedMap<String, String> common(UnionPayTransaction transaction, MerchantAccount account, OrderReference order) {
		var fields = new LinkedHashMap<String, String>();
		fields.put("version", "5.1.0");
		fields.put("encoding", "UTF-8");
		fields.put("txnType", transaction.type());
		fields.put("txnSubType", transaction.subType());
		fields.put("bizType", transaction.businessType());
		fields.put("channelType", settings.channelType());
		fields.put("accessType", "0");
		fields.put("merId", account.merchantNumber());
		fields.put("orderId", order.orderNumber());
		fields.put("txnTime", OrderTime.write(order.orderedAt()));
		return fields;
	}

	private static void amount(SequencedMap<String, String> fields, Money amount) {
		fields.put("txnAmt", String.valueOf(amount.fen()));
		fields.put("currencyCode", RMB);
	}
}
