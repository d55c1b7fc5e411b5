package medpay.chaos.inside;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import medpay.chaos.inside.FailPoint.Place;
import medpay.exchange.Attempt;
import medpay.exchange.Exchange;
import medpay.shared.InstitutionId;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;
import medpay.shared.call.Wire;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** Halts this process at its {@link FailPoint}: nothing is closed, flushed or rolled back, as with a power cut. Stands around the beans of the application. */
class FailPoints implements BeanPostProcessor {

	private static final ThreadLocal<String> OPERATION = ThreadLocal.withInitial(() -> "");

	private final @Nullable FailPoint point;
	private final AtomicInteger passages = new AtomicInteger();

	FailPoints() {
		String text = System.getProperty(FailPoint.PROPERTY, "");
		point = text.isEmpty() ? null : FailPoint.parse(text);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (point == null) {
			return bean;
		}
		return switch (bean) {
			case Exchange exchange -> new Recording(exchange);
			case Wire wire -> new Calling(wire);
			case TransactionOperations transactions when point.place() == Place.AFTER_COMMIT -> new Committing(transactions);
			default -> bean;
		};
	}

	private void pass(Place place) {
		if (reached(place)) {
			Runtime.getRuntime().halt(FailPoint.EXIT);
		}
	}

	private boolean reached(Place place) {
		return point != null && point.place() == place && (place == Place.AFTER_COMMIT || point.operations().include(OPERATION.get()))
				&& passages.incrementAndGet() == point.passage();
	}

	private final class Committing implements TransactionOperations {

		private final TransactionOperations transactions;

		Committing(TransactionOperations transactions) {
			this.transactions = transactions;
		}

		@Override
		public <T extends @Nullable Object> T execute(TransactionCallback<T> action) throws TransactionException {
			T result = transactions.execute(action);
			pass(Place.AFTER_COMMIT);
			return result;
		}
	}

	private final class Calling implements Wire {

		private final Wire wire;

		Calling(Wire wire) {
			this.wire = wire;
		}

		@Override
		public Reply post(URI address, Map<String, String> headers, byte[] body, Duration limit) {
			pass(Place.BEFORE_REQUEST);
			if (reached(Place.REQUEST_SENT)) {
				Thread.ofPlatform().start(() -> {
					LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
					Runtime.getRuntime().halt(FailPoint.EXIT);
				});
			}
			Reply reply = wire.post(address, headers, body, limit);
			pass(Place.ANSWER_READ);
			return reply;
		}
	}

	private final class Recording implements Exchange {

		private final Exchange exchange;

		Recording(Exchange exchange) {
			this.exchange = exchange;
		}

		@Override
		public UUID sending(InstitutionId institution, String subjectKind, UUID subject, OutsideCall<?> call) {
			OPERATION.set(call.operation());
			UUID attempt = exchange.sending(institution, subjectKind, subject, call);
			pass(Place.BEFORE_ATTEMPT_COMMIT);
			return attempt;
		}

		@Override
		public void received(InstitutionId institution, UUID attempt, Answer<?> answer) {
			exchange.received(institution, attempt, answer);
			pass(Place.BEFORE_ANSWER_COMMIT);
		}

		@Override
		public UUID told(InstitutionId institution, String subjectKind, UUID subject, String party, String operation, String number, String code,
				String detail, byte[] bytes) {
			return exchange.told(institution, subjectKind, subject, party, operation, number, code, detail, bytes);
		}

		@Override
		public List<Attempt> of(InstitutionId institution, String subjectKind, UUID subject) {
			return exchange.of(institution, subjectKind, subject);
		}
	}
}
