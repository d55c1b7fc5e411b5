package medpay.payment;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import medpay.agreement.CreditAgreements;
import medpay.insurance.InsurancePlatform;
import medpay.payment.refund.RefundEvent;
import medpay.shared.call.Answer;
import medpay.shared.call.NoTransaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Drives a refund from commit to commit (退费推进), as {@link PaymentDriver} drives a payment. */
@Component
class RefundDriver implements DisposableBean {

	private static final Logger LOG = LoggerFactory.getLogger(RefundDriver.class);

	private final RefundSteps steps;
	private final CreditAgreements agreements;
	private final InsurancePlatform insurance;
	private final Workers workers;
	private final Set<Refund.Id> running = ConcurrentHashMap.newKeySet();
	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	RefundDriver(RefundSteps steps, CreditAgreements agreements, InsurancePlatform insurance, Workers workers) {
		this.steps = steps;
		this.agreements = agreements;
		this.insurance = insurance;
		this.workers = workers;
	}

	/** Works on the refund in a thread of its own, unless this process does so already. */
	void start(Refund.Id id) {
		if (running.add(id)) {
			threads.execute(() -> {
				try {
					drive(id);
				} catch (RuntimeException e) {
					LOG.error("Refund {} was left unfinished and will be taken up again", id.refundNumber(), e);
				} finally {
					running.remove(id);
				}
			});
		}
	}

	boolean isRunning(Refund.Id id) {
		return running.contains(id);
	}

	private void drive(Refund.Id id) {
		RefundStep step = steps.begin(id, workers.livingOthers());
		while (!(step instanceof RefundStep.Pause)) {
			step = take(id, step);
		}
	}

	private RefundStep take(Refund.Id id, RefundStep step) {
		return switch (step) {
			case RefundStep.Call<?> call -> send(id, call);
			case RefundStep.SignIn signIn -> {
				insurance.signIn(signIn.institution(), signIn.operator());
				yield steps.resume(id, new RefundEvent.OfAnotherOrder());
			}
			case RefundStep.GiveRoom room -> {
				agreements.returned(room.back());
				yield steps.resume(id, new RefundEvent.RoomGiven());
			}
			case RefundStep.Pause pause -> pause;
		};
	}

	private <A> RefundStep send(Refund.Id id, RefundStep.Call<A> call) {
		NoTransaction.required();
		Answer<A> answer = call.call().send();
		return steps.answered(id, call, answer);
	}

	@Override
	public void destroy() {
		threads.close();
	}
}
