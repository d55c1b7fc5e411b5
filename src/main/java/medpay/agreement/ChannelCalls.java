package medpay.agreement;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import medpay.exchange.Exchange;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Calls a channel about an agreement (渠道调用): the attempt is saved, the call made with no transaction open, the answer recorded. */
@Component
class ChannelCalls {

	private final Errands errands;
	private final Exchange exchange;
	private final Institutions institutions;
	private final AgreementSettings settings;
	private final BusinessClock clock;
	private final TransactionOperations transaction;

	ChannelCalls(Errands errands, Exchange exchange, Institutions institutions, AgreementSettings settings, BusinessClock clock,
			TransactionOperations transaction) {
		this.errands = errands;
		this.exchange = exchange;
		this.institutions = institutions;
		this.settings = settings;
		this.clock = clock;
		this.transaction = transaction;
	}

	/** Claims the errand and makes the call; does nothing when another instance was quicker. */
	<A> void forErrand(Errand errand, OutsideCall<A> call, Consumer<A> take) {
		Optional<UUID> attempt = Optional.ofNullable(transaction.execute(status -> claim(errand) ? save(errand.key(), call) : null));
		attempt.ifPresent(id -> send(id, call, take));
	}

	<A> void make(AgreementKey key, OutsideCall<A> call, Consumer<A> take) {
		send(transaction.execute(status -> save(key, call)), call, take);
	}

	/** Saves the attempt in the caller's transaction. */
	UUID save(AgreementKey key, OutsideCall<?> call) {
		return exchange.sending(platform(), "agreement", new AgreementNumber(key.number()).id(), call);
	}

	/** Sends what was saved and records what came back. */
	<A> void send(UUID attempt, OutsideCall<A> call, Consumer<A> take) {
		Answer<A> answer = call.send();
		transaction.executeWithoutResult(status -> {
			exchange.received(platform(), attempt, answer);
			take.accept(answer.meaning());
		});
	}

	/** Says false when another instance was quicker. */
	boolean claim(Errand errand) {
		Instant now = clock.now();
		return errands.claim(errand, now, now.plus(settings.waitAfter(errand.tries() + 1)));
	}

	/** In whose name agreements are signed. */
	InstitutionId platform() {
		return institutions.platform().id();
	}
}
