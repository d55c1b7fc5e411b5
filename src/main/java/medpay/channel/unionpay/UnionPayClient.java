package medpay.channel.unionpay;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medpay.channel.UnionPaySettings;
import medpay.institution.MerchantAccount;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;
import medpay.shared.call.Wire;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** HTTP and signature towards UnionPay: signs, posts, and lets nothing through that is not whole, genuine and about our order. */
@Component
final class UnionPayClient {

	private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
	private static final int LONGEST_CODE = 40;
	private static final int LONGEST_DETAIL = 400;
	/** Without these an answer could be one to another order. */
	private static final List<String> ALWAYS_ECHOED = List.of("merId", "orderId", "txnTime");
	private static final List<String> ECHOED_IF_AT_ALL = List.of("txnAmt", "currencyCode", "origQryId");

	private final Wire wire;
	private final UnionPaySettings settings;
	private final MerchantCredentials credentials;

	UnionPayClient(Wire wire, UnionPaySettings settings, MerchantCredentials credentials) {
		this.wire = wire;
		this.settings = settings;
		this.credentials = credentials;
	}

	<A> OutsideCall<A> prepare(UnionPayTransaction transaction, MerchantAccount account, UnionPayMessage request, AnswerReading<A> reading) {
		var keys = credentials.of(account);
		UnionPayMessage signed = keys.signer().sign(request);
		return new Prepared<>(transaction, transaction.address(account.address()), signed, signed.toForm(), keys.verifier(),
				reading);
	}

	/** A signed request with what is needed to send it and to read its answer. */
	private final class Prepared<A> implements OutsideCall<A> {

		private final UnionPayTransaction transaction;
		private final URI address;
		private final UnionPayMessage asked;
		private final byte[] bytes;
		private final UnionPayVerifier verifier;
		private final AnswerReading<A> reading;

		Prepared(UnionPayTransaction transaction, URI address, UnionPayMessage asked, byte[] bytes, UnionPayVerifier verifier,
				AnswerReading<A> reading) {
			this.transaction = transaction;
			this.address = address;
			this.asked = asked;
			this.bytes = bytes;
			this.verifier = verifier;
			this.reading = reading;
		}

		@Override
		public String party() {
			return "unionpay";
		}

		@Override
		public String operation() {
			return transaction.operation();
		}

		@Override
		public String number() {
			return asked.value(transaction == UnionPayTransaction.FILE ? "settleDate" : "orderId");
		}

		@Override
		public byte[] request() {
			return bytes.clone();
		}

		@Override
		public Answer<A> send() {
			return switch (wire.post(address, FORM, bytes, settings.answerLimit())) {
				case Wire.Reply.Lost(var code, var detail) -> doubt(code, "no whole answer: " + code, null);
				case Wire.Reply.Received(int status, byte[] body) when status != 200 -> doubt("http-" + status, "HTTP status " + status, body);
				case Wire.Reply.Received(int status, byte[] body) -> read(body);
			};
		}

		private Answer<A> read(byte[] body) {
			Optional<UnionPayMessage> message = UnionPayMessage.ofAnswer(body);
			if (message.isEmpty()) {
				return doubt("malformed", "the answer is no UnionPay message", body);
			}
			UnionPayMessage answer = message.get();
			Optional<String> objection = verifier.objection(answer);
			if (objection.isPresent()) {
				return doubt("signature", objection.get(), body);
			}
			Optional<String> other = differs(answer);
			if (other.isPresent()) {
				return doubt("echo", other.get() + " of the answer is not that of the request", body);
			}
			return new Answer<>(reading.meaning(answer), cut(Wording.clean(codes(answer)), LONGEST_CODE), cut(Wording.of(answer), LONGEST_DETAIL),
					body);
		}

		/** The first field whose echo is not what we sent. A query's answer tells the amount of the order, which the query did not send. */
		private Optional<String> differs(UnionPayMessage answer) {
			for (String field : ALWAYS_ECHOED) {
				if (!answer.value(field).equals(asked.value(field))) {
					return Optional.of(field);
				}
			}
			for (String field : ECHOED_IF_AT_ALL) {
				if (asked.has(field) && answer.has(field) && !answer.value(field).equals(asked.value(field))) {
					return Optional.of(field);
				}
			}
			boolean otherType = transaction != UnionPayTransaction.QUERY && answer.has("txnType")
					&& !answer.value("txnType").equals(transaction.type());
			return otherType ? Optional.of("txnType") : Optional.empty();
		}

		private Answer<A> doubt(String code, String reason, byte @Nullable [] body) {
			return new Answer<>(reading.doubt(reason), code, cut(reason, LONGEST_DETAIL), body);
		}

		@Override
		public String toString() {
			return "unionpay " + operation() + " " + number();
		}
	}

	/** The answer's code, and behind a query's the code of the order asked for. */
	private static String codes(UnionPayMessage answer) {
		String original = answer.value("origRespCode");
		return answer.value("respCode") + (original.isEmpty() ? "" : "/" + original);
	}

	private static String cut(String text, int longest) {
		return text.length() <= longest ? text : text.substring(0, longest);
	}
}
