package medpay.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import medpay.exchange.Attempt;
import medpay.exchange.Exchange;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers attempts and answers in memory; insists that both are saved in a transaction. */
public final class MemoryExchange implements Exchange {

	/** An attempt as it was saved. */
	public record Saved(UUID id, InstitutionId institution, String subjectKind, UUID subject, String operation, String number) {}

	public final List<Saved> sent = new CopyOnWriteArrayList<>();
	public final Map<UUID, Answer<?>> answers = new ConcurrentHashMap<>();

	@Override
	public UUID sending(InstitutionId institution, String subjectKind, UUID subject, OutsideCall<?> call) {
		mustBeInTransaction();
		var saved = new Saved(Ids.timeOrdered(), institution, subjectKind, subject, call.operation(), call.number());
		sent.add(saved);
		return saved.id();
	}

	@Override
	public void received(InstitutionId institution, UUID attempt, Answer<?> answer) {
		mustBeInTransaction();
		answers.putIfAbsent(attempt, answer);
	}

	@Override
	public UUID told(InstitutionId institution, String subjectKind, UUID subject, String party, String operation, String number, String code,
			String detail, byte[] bytes) {
		throw new UnsupportedOperationException("Nobody is told anything here");
	}

	@Override
	public List<Attempt> of(InstitutionId institution, String subjectKind, UUID subject) {
		return sent.stream().filter(saved -> saved.subject().equals(subject)).map(saved -> new Attempt(saved.id(), "scripted", saved.operation(),
				saved.number(), false, Instant.EPOCH, answers.containsKey(saved.id()) ? Instant.EPOCH : null, null, null)).toList();
	}

	public long count(String operation) {
		return sent.stream().filter(saved -> saved.operation().equals(operation)).count();
	}

	private static void mustBeInTransaction() {
		if (!TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new AssertionError("Attempts and answers are saved in a transaction");
		}
	}
}
