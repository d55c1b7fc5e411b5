package medpay.channel.unionpay;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import medpay.shared.call.Wire;
import org.jspecify.annotations.Nullable;

/** A UnionPay of a few lines, in memory, for one patient after another: enough to run the contract of the port without a network. */
final class PretendUnionPay implements Wire {

	private static final UnionPayVerifier MERCHANT = RsaSignature.requestsOf(CertificateFixture.MERCHANT);
	private static final UnionPayVerifier KEYED = new KeyedSignature(SignMethod.KEYED_SHA256, MerchantFixture.SECRET);

	/** Requests taken in, by order and time, with the code they ended with. */
	private final Map<String, UnionPayMessage> orders = new HashMap<>();
	private final Map<String, Long> creditByToken = new HashMap<>();
	private final Map<String, Long> leftByReference = new HashMap<>();
	private final Map<String, String> tokenByReference = new HashMap<>();
	private final Map<String, String> personByToken = new HashMap<>();
	private final Map<String, String> tokenBySigning = new HashMap<>();
	private final long limit;
	private int next = 1000;

	PretendUnionPay(long limit) {
		this.limit = limit;
	}

	private void answer(String person, String code) {
		orders.replaceAll((key, order) -> waits(order) && person.equals(asked(order)) ? order.with("respCode", code) : order);
	}

	private static boolean waits(UnionPayMessage order) {
		return order.value("respCode").equals("05") && List.of("7702", "7903", "7990").contains(order.value("txnType") + order.value("txnSubType"));
	}

	private @Nullable String asked(UnionPayMessage order) {
		return order.value("txnSubType").equals("90") ? order.value("reqReserved") : personByToken.get(token(order));
	}

	void refuse(String person) {
		answer(person, "30");
	}

	void confirm(String person) {
		answer(person, "00");
		orders.forEach((key, order) -> {
			if (order.value("txnType").equals("79") && order.value("reqReserved").equals(person)) {
				String token = "62352400000" + next++;
				tokenBySigning.put(key, token);
				creditByToken.put(token, limit);
				personByToken.put(token, person);
			}
		});
	}

	@Override
	public Reply post(URI address, Map<String, String> headers, byte[] body, Duration limit) {
		UnionPayMessage request = UnionPayMessage.ofForm(body).orElseThrow();
		UnionPayMessage answer = (request.value("signMethod").equals("01") ? MERCHANT : KEYED).objection(request)
				.map(_ -> DoorFixture.answer(request, "11")).orElseGet(() -> answer(request));
		return new Reply.Received(200, DoorFixture.signed(answer).toAnswer());
	}

	private UnionPayMessage answer(UnionPayMessage request) {
		return switch (UnionPayTransaction.of(request).orElseThrow()) {
			case QUERY -> query(request);
			case TOKEN_SUSPEND, TOKEN_RESUME -> DoorFixture.answer(request, "32");
			case FILE -> DoorFixture.answer(request, "98");
			case TOKEN_QUERY -> tokenQuery(request);
			case BALANCE -> DoorFixture.answer(request, "00").with("balance", String.valueOf(creditByToken.getOrDefault(token(request), 0L)));
			case OPEN, TOKEN_DELETE, CONFIRM, RAISE, CARD_APPLICATION, CONSUME, REFUND, VOID -> {
				if (orders.containsKey(key(request))) {
					yield DoorFixture.answer(request, "12");
				}
				String code = effect(request);
				orders.put(key(request), request.with("respCode", code).with("queryId", reference(request)));
				yield DoorFixture.answer(request, code.equals("05") ? "00" : code);
			}
		};
	}

	private String effect(UnionPayMessage request) {
		return switch (UnionPayTransaction.of(request).orElseThrow()) {
			case CONSUME -> consume(token(request), Long.parseLong(request.value("txnAmt")), reference(request));
			case REFUND -> giveBack(request.value("origQryId"), Long.parseLong(request.value("txnAmt")), false);
			case VOID -> giveBack(request.value("origQryId"), Long.parseLong(request.value("txnAmt")), true);
			case TOKEN_DELETE -> creditByToken.remove(token(request)) == null ? "89" : "00";
			case CARD_APPLICATION -> "05";
			case CONFIRM, RAISE -> creditByToken.containsKey(token(request)) ? "05" : "89";
			case OPEN, QUERY, TOKEN_QUERY, TOKEN_SUSPEND, TOKEN_RESUME, BALANCE, FILE -> "00";
		};
	}

	private String consume(String token, long amount, String reference) {
		Long credit = creditByToken.get(token);
		if (credit == null) {
			return "89";
		}
		if (credit < amount) {
			return "64";
		}
		creditByToken.put(token, credit - amount);
		leftByReference.put(reference, amount);
		tokenByReference.put(reference, token);
		return "00";
	}

	private String giveBack(String reference, long amount, boolean whole) {
		Long left = leftByReference.get(reference);
		if (left == null) {
			return "35";
		}
		if (left == 0) {
			return "45";
		}
		if (left < amount || (whole && left != amount)) {
			return "36";
		}
		leftByReference.put(reference, left - amount);
		creditByToken.computeIfPresent(tokenByReference.getOrDefault(reference, ""), (_, credit) -> credit + amount);
		return "00";
	}

	private UnionPayMessage query(UnionPayMessage query) {
		UnionPayMessage order = orders.get(key(query));
		return order == null
				? DoorFixture.answer(query, "34")
				: DoorFixture.found(query, order.value("txnType"), order.value("respCode")).with("txnSubType", order.value("txnSubType"))
						.with("txnAmt", order.value("txnAmt")).with("creditLimit", order.value("creditLimit")).with("queryId",
								order.value("queryId"));
	}

	private UnionPayMessage tokenQuery(UnionPayMessage query) {
		if (!orders.containsKey(key(query))) {
			return DoorFixture.answer(query, "34");
		}
		String token = tokenBySigning.get(key(query));
		return token == null
				? DoorFixture.answer(query, "00").with("activateStatus", "0").without("tokenPayData")
				: DoorFixture.answer(query, "00").with("activateStatus", "1").with("accNo", "622609******0048").with("tokenPayData",
						TokenPayData.using(token, MerchantFixture.REQUESTOR));
	}

	private static String token(UnionPayMessage request) {
		return TokenPayData.of(request.value("tokenPayData")).token();
	}

	private static String key(UnionPayMessage request) {
		return request.value("merId") + request.value("orderId") + request.value("txnTime");
	}

	private static String reference(UnionPayMessage request) {
		return "q" + request.value("orderId").substring(12);
	}
}
