package medpay.sandbox.unionpay;

import java.util.function.UnaryOperator;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.sandbox.Faults.Fault;
import org.jspecify.annotations.Nullable;

/**
 * How a message is spoiled on its way out (报文失真); what it tells of stands right in the books.
 *
 * @param onMessage before it is signed
 * @param onSigned after it is signed
 */
record WireFaults(UnaryOperator<UnionPayMessage> onMessage, UnaryOperator<UnionPayMessage> onSigned) {

	static final WireFaults NONE = new WireFaults(UnaryOperator.identity(), UnaryOperator.identity());

	private static final String UNPUBLISHED = "Z9";

	/** The spoiling of a mode that spoils; no other mode touches the message. */
	static WireFaults of(Fault fault) {
		return switch (fault.mode()) {
			case WRONG_AMOUNT -> new WireFaults(WireFaults::withAnotherAmount, UnaryOperator.identity());
			case UNKNOWN_CODE -> new WireFaults(message -> withCode(message, fault.code()), UnaryOperator.identity());
			case WRONG_SIGNATURE -> new WireFaults(UnaryOperator.identity(), WireFaults::withAnotherSignature);
			case NO_ANSWER_BEFORE, DECLINE, SERVER_ERROR, DOWN, NO_ANSWER_AFTER, DUPLICATE, LATE -> NONE;
		};
	}

	UnionPayMessage before(UnionPayMessage message) {
		return onMessage.apply(message);
	}

	UnionPayMessage after(UnionPayMessage signed) {
		return onSigned.apply(signed);
	}

	private static UnionPayMessage withAnotherAmount(UnionPayMessage message) {
		var changed = message;
		for (String name : new String[]{"txnAmt", "settleAmt", "balance"}) {
			changed = changed.has(name) ? changed.with(name, String.valueOf(Long.parseLong(changed.value(name)) + 1)) : changed;
		}
		return changed;
	}

	/** A query's answer tells of the order in origRespCode: that is the one to be unknown. */
	private static UnionPayMessage withCode(UnionPayMessage message, @Nullable String code) {
		String unknown = code == null ? UNPUBLISHED : code;
		return message.has("origRespCode")
				? message.with("origRespCode", unknown).with("origRespMsg", Answers.words(unknown))
				: Answers.with(message, unknown);
	}

	private static UnionPayMessage withAnotherSignature(UnionPayMessage signed) {
		String signature = signed.value("signature");
		return signed.with("signature", (signature.charAt(0) == '0' ? '1' : '0') + signature.substring(1));
	}
}
