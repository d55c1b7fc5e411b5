package medpay.payment;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import medpay.agreement.CreditAgreements;
import medpay.insurance.InsurancePlatform;
import medpay.payment.machine.PaymentEvent;
import medpay.shared.call.Answer;
import medpay.shared.call.NoTransaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Drives a payment from commit to commit (推进): calls in between are made with no transaction open. It stops when the next word is somebody else's; what
 * it leaves unfinished, for whatever reason, {@link PaymentContinuation} takes up again.
 */
@Component
class PaymentDriver implements DisposableBean {

	private static final Logger LOG = LoggerFactory.getLogger(PaymentDriver.class);
	private static final Duration RUNNING_STEPS = Duration.ofSeconds(15);

	private final PaymentSteps steps;
	private final CreditAgreements agreements;
	private final InsurancePlatform insurance;
	private final Workers workers;
	private final Waiters waiters;
	private final Set<PaymentId> running = ConcurrentHashMap.newKeySet();
	private final int atOnce;
	private final Semaphore slots;
	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	PaymentDriver(PaymentSteps steps, CreditAgreements agreements, InsurancePlatform insurance, Workers workers, Waiters waiters,
			PaymentSettings settings) {
		this.steps = steps;
		this.agreements = agreements;
		this.insurance = insurance;
		this.workers = workers;
		this.waiters = waiters;
		this.atOnce = settings.atOnce();
		this.slots = new Semaphore(settings.atOnce());
	}

	/** Works on the payment in a thread of its own, unless this process does so already. */
	void start(PaymentId id) {
		if (running.add(id)) {
			threads.execute(() -> {
				slots.acquireUninterruptibly();
				try {
					drive(id);
				} catch (RuntimeException e) {
					LOG.error("Payment {} was left unfinished and will be taken up again", id.value(), e);
				} finally {
					slots.release();
					running.remove(id);
					waiters.changed(id);
				}
			});
		}
	}

	/** As much is being worked on as may be. */
	boolean isFull() {
		return running.size() >= atOnce;
	}

	boolean isRunning(PaymentId id) {
		return running.contains(id);
	}

	private void drive(PaymentId id) {
		Step step = steps.begin(id, workers.livingOthers());
		while (!(step instanceof Step.Pause)) {
			step = take(id, step);
			waiters.changed(id);
		}
	}

	private Step take(PaymentId id, Step step) {
		return switch (step) {
			case Step.Call<?> call -> send(id, call);
			case Step.Hold hold -> {
				var result = agreements.hold(hold.request());
				yield steps.held(id, result);
			}
			case Step.SettleHold settle -> {
				if (settle.consume()) {
					agreements.consume(settle.payer(), id.institution(), id.value());
				} else {
					agreements.release(settle.payer(), id.institution(), id.value());
				}
				yield steps.learned(id, payment -> new PaymentEvent.HoldSettled());
			}
			case Step.SignIn signIn -> {
				insurance.signIn(signIn.institution(), signIn.operator());
				yield steps.resume(id);
			}
			case Step.Pause pause -> pause;
		};
	}

	private <A> Step send(PaymentId id, Step.Call<A> call) {
		NoTransaction.required();
		Answer<A> answer = call.call().send();
		return steps.answered(id, call, answer);
	}

	/** The steps that run may end, for a while; then this process says that it lives no more, and others take up the rest at once. */
	@Override
	public void destroy() throws InterruptedException {
		threads.shutdown();
		if (!threads.awaitTermination(RUNNING_STEPS.toMillis(), TimeUnit.MILLISECONDS)) {
			threads.shutdownNow();
		}
		workers.leave();
	}
}
