package medpay.journey;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import medpay.exchange.Attempt;
import medpay.exchange.Exchange;
import medpay.shared.InstitutionId;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;
import medpay.shared.call.Wire;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Lets the thread that drives a payment die at a chosen point, as if the process were gone: the first time a payment reaches its point, never again.
 * Points are given out to payments in the order in which they first appear.
 */
class CrashPoints implements BeanPostProcessor {

	/** Where to die. */
	enum Moment {
		/** The attempt is not committed yet. */
		BEFORE_THE_ATTEMPT_IS_SAVED,
		/** The attempt is committed, nothing was sent. */
		BEFORE_IT_IS_SENT,
		/** The other party did its work, the answer is lost. */
		AFTER_IT_WAS_ANSWERED,
		/** The answer is being recorded, not committed. */
		BEFORE_THE_ANSWER_IS_SAVED
	}

	/** Die at this moment of the n-th attempt, from 1. */
	record Point(int attempt, Moment moment) {}

	/** What ends the thread. */
	static final class Died extends Error {

		private static final long serialVersionUID = 1;
	}

	private static final class Progress {

		private final @Nullable Point point;
		private int attempts;
		private boolean died;

		Progress(@Nullable Point point) {
			this.point = point;
		}

		boolean diesAt(Moment moment) {
			boolean now = !died && point != null && point.attempt() == attempts && point.moment() == moment;
			died |= now;
			return now;
		}
	}

	private static final ThreadLocal<@Nullable Progress> DRIVEN = new ThreadLocal<>();

	final Queue<Point> waiting = new ConcurrentLinkedQueue<>();
	private final Map<UUID, Progress> payments = new ConcurrentHashMap<>();

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		return switch (bean) {
			case Exchange exchange -> new DyingExchange(exchange);
			case Wire wire -> new DyingWire(wire);
			default -> bean;
		};
	}

	private void dieAt(Moment moment) {
		Progress progress = DRIVEN.get();
		if (progress != null && progress.diesAt(moment)) {
			throw new Died();
		}
	}

	private final class DyingWire implements Wire {

		private final Wire wire;

		DyingWire(Wire wire) {
			this.wire = wire;
		}

		@Override
		public Reply post(URI address, Map<String, String> headers, byte[] body, Duration limit) {
			dieAt(Moment.BEFORE_IT_IS_SENT);
			Reply reply = wire.post(address, headers, body, limit);
			dieAt(Moment.AFTER_IT_WAS_ANSWERED);
			return reply;
		}
	}

	private final class DyingExchange implements Exchange {

		private final Exchange exchange;

		DyingExchange(Exchange exchange) {
			this.exchange = exchange;
		}

		@Override
		public UUID sending(InstitutionId institution, String subjectKind, UUID subject, OutsideCall<?> call) {
			DRIVEN.remove();
			if (subjectKind.equals("payment")) {
				Progress progress = payments.computeIfAbsent(subject, id -> new Progress(waiting.poll()));
				progress.attempts++;
				DRIVEN.set(progress);
				dieAt(Moment.BEFORE_THE_ATTEMPT_IS_SAVED);
			}
			return exchange.sending(institution, subjectKind, subject, call);
		}

		@Override
		public void received(InstitutionId institution, UUID attempt, Answer<?> answer) {
			dieAt(Moment.BEFORE_THE_ANSWER_IS_SAVED);
			exchange.received(institution, attempt, answer);
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
