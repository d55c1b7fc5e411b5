package medpay.channel.unionpay;

import java.util.Optional;

/** Checks who signed a message (验签). */
@FunctionalInterface
public interface UnionPayVerifier {

	/** Empty when the message is genuine, else the reason why it cannot be trusted, without personal data. */
	Optional<String> objection(UnionPayMessage message);
}
