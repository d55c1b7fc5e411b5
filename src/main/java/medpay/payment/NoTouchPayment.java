package medpay.payment;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import medpay.payment.machine.ChargeStep;
import medpay.payment.machine.PaymentState;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The no-touch payment of one bill by two payers (信用就医无感支付): the only place where money is set in motion. */
@Service
public class NoTouchPayment {

	private final Payments payments;
	private final PersonalPart personal;
	private final BillIntake intake;
	private final Admission admission;
	private final PaymentDriver driver;
	private final Waiters waiters;
	private final BusinessClock clock;
	private final TransactionOperations transactions;
	private final BillDifference difference;

	NoTouchPayment(Payments payments, PersonalPart personal, BillIntake intake, Admission admission, PaymentDriver driver, Waiters waiters,
			BusinessClock clock,
			TransactionOperations transactions, JsonMapper json) {
		this.payments = payments;
		this.personal = personal;
		this.intake = intake;
		this.admission = admission;
		this.driver = driver;
		this.waiters = waiters;
		this.clock = clock;
		this.transactions = transactions;
		this.difference = new BillDifference(json);
	}

	/**
	 * Takes a bill in, once: the unique bill number decides, not a look before. The money is moved by a thread of its own and, if that dies, by
	 * the job that continues.
	 */
	public PaymentOutcome receive(InstitutionId institution, String clientId, Bill bill) {
		Optional<PaymentOutcome> known = known(institution, bill);
		if (known.isPresent()) {
			return known.get();
		}
		Optional<PaymentOutcome.NotTaken> turnedAway = admission.refusal(institution);
		if (turnedAway.isPresent()) {
			return turnedAway.get();
		}
		PaymentOutcome outcome;
		try {
			outcome = transactions.execute(status -> {
				PaymentOutcome first = intake.open(institution, clientId, bill);
				if (!(first instanceof PaymentOutcome.Received)) {
					status.setRollbackOnly();
				}
				return first;
			});
		} catch (DataIntegrityViolationException another) {
			return known(institution, bill).orElseThrow(() -> another);
		}
		if (outcome instanceof PaymentOutcome.Received received) {
			driver.start(received.payment());
		}
		return Objects.requireNonNull(outcome);
	}

	private Optional<PaymentOutcome> known(InstitutionId institution, Bill bill) {
		return payments.findByBillNumber(institution.value(), bill.billNumber()).map(payment -> {
			Optional<String> differing = difference.first(personal.bill(payment), bill);
			if (differing.isEmpty()) {
				return new PaymentOutcome.Known(payment.getId());
			}
			boolean spent = payment.state() == PaymentState.REFUSED || payment.state() == PaymentState.REVERSED;
			return spent ? new PaymentOutcome.NumberSpent() : new PaymentOutcome.OtherContent(differing.get());
		});
	}

	/** Waits for the hospital's answer (paid, at the window, refused), at most so long. */
	public void awaitAnswer(PaymentId id, Duration limit) {
		waiters.await(id, limit, () -> payments.findById(id).filter(payment -> !payment.state().answered()).isEmpty());
	}

	/** Waits until nothing will happen to it any more, at most so long. */
	void awaitEnd(PaymentId id, Duration limit) {
		waiters.await(id, limit, () -> payments.findById(id).filter(payment -> !payment.state().ended()).isEmpty());
	}

	/** A read asks the channel too, when a charge is open and nobody asked within the last second; the payment's owner is the one asker. */
	public void askNow(PaymentId id) {
		if (payments.findById(id).filter(this::mayAsk).isEmpty()) {
			return;
		}
		Boolean asking = transactions.execute(status -> payments.lock(id).filter(this::mayAsk).map(payment -> {
			payment.claim().lookAtOnce(clock.now());
			payments.saveAndFlush(payment);
			return true;
		}).orElse(false));
		if (Boolean.TRUE.equals(asking)) {
			driver.start(id);
		}
	}

	private boolean mayAsk(Payment payment) {
		return payment.situation().charge() == ChargeStep.SENT && !payment.state().answered() && payment.claim().owner().isEmpty()
				&& payment.updatedAt().isBefore(clock.now().minusSeconds(1));
	}

	/** Finds a payment by the hospital's bill number. */
	public Optional<PaymentId> findByBillNumber(InstitutionId institution, String billNumber) {
		return payments.findByBillNumber(institution.value(), billNumber).map(Payment::getId);
	}
}
