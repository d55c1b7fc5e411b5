package medpay.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import medpay.agreement.CreditAgreements.HoldResult;
import medpay.channel.Channels;
import medpay.channel.ConsentDoor.ConfirmationInquiry;
import medpay.channel.ConsentDoor.ConfirmationOrder;
import medpay.channel.ConsentDoor.ConfirmationResult;
import medpay.channel.PaymentChannel.OrderReference;
import medpay.payment.ChargeQuestion.Outcome;
import medpay.payment.machine.PaymentEvent;
import medpay.shared.BusinessClock;
import medpay.shared.Ids;
import org.springframework.stereotype.Component;

/**
 * Asks a patient who only identified whether the account may be charged (手机确认). The amount stays held while the question is open. A yes counts once, while the
 * payment waits for it; no money moves by the question itself, so it may end by time alone.
 */
@Component
class PhoneLeg {

	private final Channels channels;
	private final ChargeQuestions questions;
	private final ChargeLeg charge;
	private final PersonalPart personal;
	private final BusinessClock clock;
	private final Duration confirmWithin;

	PhoneLeg(Channels channels, ChargeQuestions questions, ChargeLeg charge, PersonalPart personal, BusinessClock clock, PaymentSettings settings) {
		this.channels = channels;
		this.questions = questions;
		this.charge = charge;
		this.personal = personal;
		this.clock = clock;
		this.confirmWithin = settings.confirmWithin();
	}

	/** The agreement answered the request for a hold: with it the question is made, without it the window collects. */
	PaymentEvent held(Payment payment, HoldResult result) {
		return switch (result) {
			case HoldResult.Held held -> {
				var account = new ChargedAccount(held.channel(), held.agreement().value(), personal.sealToken(payment.getId(), held.token()));
				questions.save(new ChargeQuestion(payment, Ids.orderNumber(), account, clock.now().truncatedTo(ChronoUnit.SECONDS)));
				yield new PaymentEvent.HoldTaken();
			}
			case HoldResult.NotHeld notHeld -> {
				payment.toWindowBecause(notHeld.code());
				yield new PaymentEvent.HoldRefused();
			}
		};
	}

	/** The question, for the first time or, while it is not certain that the channel has it, the same again. */
	Step.Prepared<?> ask(Payment payment) {
		ChargeQuestion question = of(payment);
		var order = new ConfirmationOrder(reference(question), question.amount(), personal.token(payment.getId(), question.account().sealedToken()));
		return new Step.Prepared<>(channels.of(question.account().channel()).askConfirmation(order),
				(changed, answer) -> asked(changed, answer.meaning()));
	}

	/** What has the patient said? */
	Step.Prepared<?> query(Payment payment) {
		ChargeQuestion question = of(payment);
		return new Step.Prepared<>(channels.of(question.account().channel()).queryConfirmation(reference(question)),
				(changed, answer) -> learned(changed, answer.meaning()));
	}

	private PaymentEvent asked(Payment payment, ConfirmationResult answer) {
		return switch (answer) {
			case ConfirmationResult.Waiting waiting -> new PaymentEvent.ConfirmationWaits();
			case ConfirmationResult.Declined declined -> refused(payment, declined.code());
			case ConfirmationResult.InDoubt doubt -> new PaymentEvent.ConfirmationOpen();
		};
	}

	/** What a query or a notification says. A word that comes when nobody waits for it changes nothing. */
	PaymentEvent learned(Payment payment, ConfirmationInquiry word) {
		return switch (word) {
			case ConfirmationInquiry.Confirmed confirmed -> confirmed(payment);
			case ConfirmationInquiry.Refused refused -> refused(payment, refused.code());
			case ConfirmationInquiry.StillWaiting waiting -> new PaymentEvent.ConfirmationOpen();
			case ConfirmationInquiry.NoAnswer silence -> new PaymentEvent.ConfirmationOpen();
		};
	}

	private PaymentEvent confirmed(Payment payment) {
		ChargeQuestion question = of(payment);
		if (question.isOpen() && payment.situation().asksPatient()) {
			question.ended(Outcome.CONFIRMED, null);
			questions.save(question);
			charge.order(payment, question.account());
			payment.claim().answered();
		}
		return new PaymentEvent.Confirmed();
	}

	private PaymentEvent refused(Payment payment, String code) {
		end(payment, Outcome.REFUSED, "confirmation_refused", code);
		return new PaymentEvent.NotConfirmed();
	}

	private PaymentEvent lapsed(Payment payment) {
		end(payment, Outcome.LAPSED, "confirmation_lapsed", "lapsed");
		return new PaymentEvent.NotConfirmed();
	}

	private void end(Payment payment, Outcome how, String windowReason, String why) {
		ChargeQuestion question = of(payment);
		if (question.isOpen() && payment.situation().asksPatient()) {
			question.ended(how, why);
			questions.save(question);
			payment.toWindowBecause(windowReason);
		}
	}

	/** The payment left the window while the question was open, or the question has its end: whatever comes now changes nothing. */
	void over(Payment payment) {
		ChargeQuestion question = of(payment);
		if (question.isOpen()) {
			question.ended(Outcome.LAPSED, "not_needed");
			questions.save(question);
		}
	}

	/** The time for an answer may be over by now. */
	Optional<PaymentEvent> due(Payment payment, Instant now) {
		return payment.situation().asksPatient() && !now.isBefore(deadline(payment)) ? Optional.of(lapsed(payment)) : Optional.empty();
	}

	/** While the patient is asked, somebody looks at the latest when the time for it is over. */
	Optional<Instant> notLaterThanDeadline(Payment payment, Optional<Instant> moment) {
		if (!payment.situation().asksPatient()) {
			return moment;
		}
		Instant deadline = deadline(payment);
		return moment.filter(deadline::isAfter).or(() -> Optional.of(deadline));
	}

	/** Until when a yes counts. */
	private Instant deadline(Payment payment) {
		return of(payment).askedAt().plus(confirmWithin);
	}

	private ChargeQuestion of(Payment payment) {
		return questions.of(payment.institution().value(), payment.getId().value()).orElseThrow();
	}

	private static OrderReference reference(ChargeQuestion question) {
		return new OrderReference(question.institution(), question.orderNumber(), question.askedAt());
	}
}
