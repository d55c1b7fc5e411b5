package medpay.voucher;

import java.util.UUID;
import java.util.function.Consumer;
import medpay.exchange.Exchange;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Puts one question of a verification to an authority (外部查询): the attempt is saved, then sent with no transaction open, then its answer is recorded. */
@Component
class Questions {

	private final Exchange exchange;
	private final TransactionOperations transaction;

	Questions(Exchange exchange, TransactionOperations transaction) {
		this.exchange = exchange;
		this.transaction = transaction;
	}

	/** {@code take} takes the answer in, in the transaction that records it. */
	<A> A ask(Asking asking, OutsideCall<A> call, Consumer<A> take) {
		UUID attempt = transaction.execute(status -> exchange.sending(asking.id().institution(), "verification", asking.id().value(), call));
		Answer<A> answer = call.send();
		transaction.executeWithoutResult(status -> {
			exchange.received(asking.id().institution(), attempt, answer);
			take.accept(answer.meaning());
		});
		return answer.meaning();
	}
}
