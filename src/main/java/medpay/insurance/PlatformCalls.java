package medpay.insurance;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import medpay.insurance.platform.Transaction;
import medpay.shared.BusinessClock;
import medpay.shared.call.Answer;
import medpay.shared.call.NoTransaction;
import medpay.shared.call.OutsideCall;
import medpay.shared.call.Wire;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Prepares the transactions that go to the platform's one route (交易准备): signs in where needed and possible, writes, signs, and knows how to read the
 * answer. Within a transaction nothing can be sent: whoever prepares there asks {@link #signedIn} first.
 */
@Component
class PlatformCalls {

	private final Wire wire;
	private final RequestWriter writer;
	private final AnswerReader reader;
	private final SignIns signIns;
	private final InsuranceSettings settings;
	private final BusinessClock clock;

	PlatformCalls(Wire wire, RequestWriter writer, AnswerReader reader, SignIns signIns, InsuranceSettings settings, BusinessClock clock) {
		this.wire = wire;
		this.writer = writer;
		this.reader = reader;
		this.signIns = signIns;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * A transaction to prepare.
	 *
	 * @param insuredArea insuplc_admdvs; empty where the input names no person
	 * @param personal what must not come back in a text
	 */
	record Order(Transaction transaction, Sender sender, String insuredArea, PersonalTexts personal, Object input) {

		/** The transaction's number; the registration's is the institution's choice. */
		String infno() {
			return transaction == Transaction.OPEN_VISIT ? sender.access().registrationTransaction() : transaction.number();
		}
	}

	<A> OutsideCall<A> prepare(Order order, Reading<A> reading) {
		if (!TransactionSynchronizationManager.isActualTransactionActive() && !signedIn(order.sender())) {
			signIn(order.sender());
		}
		Instant now = clock.now();
		String signNumber = signIns.number(order.sender());
		var content = new RequestWriter.Content(order.infno(), order.insuredArea(), signNumber, order.input());
		var written = writer.write(order.sender(), content, now);
		var target = new PreparedCall.Target("insurance", order.infno(), order.sender().access().address(), limitOf(order.transaction()));
		return new PreparedCall<>(wire, target, written.number(), written.bytes(),
				reply -> understand(reply, order, signNumber, written.number(), reading));
	}

	/** A transaction that is answered with a file, or with an envelope that says why not. */
	<A> OutsideCall<A> file(Order order, Function<byte[], A> content, Reading<A> otherwise) {
		OutsideCall<A> call = prepare(order, otherwise);
		var target = new PreparedCall.Target("insurance", order.infno(), order.sender().access().address(), limitOf(order.transaction()));
		String signNumber = signIns.number(order.sender());
		return new PreparedCall<>(wire, target, call.number(), call.request(), reply -> {
			if (reply instanceof Wire.Reply.Received(int status, byte[] body) && status == 200 && body.length > 1 && body[0] == 'P'
					&& body[1] == 'K') {
				return new Answer<>(content.apply(body), "0", "a file of " + body.length + " bytes", null);
			}
			return understand(reply, order, signNumber, call.number(), otherwise);
		});
	}

	boolean signedIn(Sender sender) {
		return signIns.holds(sender, clock.now());
	}

	void signIn(Sender sender) {
		NoTransaction.required();
		signIns.signIn(sender, clock.now());
	}

	private Duration limitOf(Transaction transaction) {
		return transaction == Transaction.PERSON ? settings.atTheCounter() : settings.answerLimit();
	}

	private <A> Answer<A> understand(Wire.Reply reply, Order order, String signNumber, String number, Reading<A> reading) {
		byte[] bytes = reply instanceof Wire.Reply.Received received ? received.body() : null;
		PlatformSays says = reader.read(reply, order.sender().access().platformKey(), order.personal());
		if (says instanceof PlatformSays.Failed failed && settings.saysSignedOut(failed.message())) {
			signIns.forget(order.sender(), signNumber);
			return reading.of(new PlatformSays.Unclear("signed-out", failed.message()), number, bytes);
		}
		return reading.of(says, number, bytes);
	}
}
