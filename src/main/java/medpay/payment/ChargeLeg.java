package medpay.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;
import medpay.agreement.AgreementNumber;
import medpay.agreement.CreditAgreements.HoldResult;
import medpay.channel.Channels;
import medpay.channel.PaymentChannel;
import medpay.channel.PaymentChannel.ChargeResult;
import medpay.channel.PaymentChannel.InquiryResult;
import medpay.channel.PaymentChannel.OrderReference;
import medpay.payment.machine.ChargeStep;
import medpay.payment.machine.PaymentEvent;
import medpay.shared.BusinessClock;
import medpay.shared.Ids;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The self-pay part of a payment (自费部分): the order at the channel, and what every answer about it means for the payment. */
@Component
class ChargeLeg {

	/** A repetition of an order is never later than this after its time; then the channel's file decides. */
	private static final Duration REPEATABLE = Duration.ofHours(1);

	private final Channels channels;
	private final ChargeOrders orders;
	private final PersonalPart personal;
	private final PaymentBooks books;
	private final LateReturns lateReturns;
	private final BusinessClock clock;
	private final boolean repeatAfterNotFound;

	ChargeLeg(Channels channels, ChargeOrders orders, PersonalPart personal, PaymentBooks books, LateReturns lateReturns,
			BusinessClock clock,
			@Value("${medpay.unionpay.repeat-after-34:true}") boolean repeatAfterNotFound) {
		this.channels = channels;
		this.orders = orders;
		this.personal = personal;
		this.books = books;
		this.lateReturns = lateReturns;
		this.clock = clock;
		this.repeatAfterNotFound = repeatAfterNotFound;
	}

	/** The agreements on which a charge was declined for certain: they are not tried again, until the whole row is tried another day. */
	Set<AgreementNumber> tried(Payment payment) {
		Instant since = payment.owedSince().map(owed -> owed.plus(Duration.ofDays(payment.retries()))).orElse(Instant.EPOCH);
		return orders.of(payment.institution().value(), payment.getId().value()).stream()
				.filter(order -> order.outcome() == ChargeOrder.Outcome.DECLINED
						&& !order.orderedAt().isBefore(since.truncatedTo(ChronoUnit.SECONDS)))
				.map(order -> new AgreementNumber(order.agreementNumber())).collect(Collectors.toUnmodifiableSet());
	}

	/** The agreement answered the request for a hold: with it the order is made, without it the payment goes to the window. */
	PaymentEvent held(Payment payment, HoldResult result) {
		return switch (result) {
			case HoldResult.Held held -> {
				order(payment,
						new ChargedAccount(held.channel(), held.agreement().value(), personal.sealToken(payment.getId(), held.token())));
				yield new PaymentEvent.HoldTaken();
			}
			case HoldResult.NotHeld notHeld -> {
				if (payment.orderNumber().isEmpty()) {
					payment.toWindowBecause(notHeld.code());
				}
				yield new PaymentEvent.HoldRefused();
			}
		};
	}

	/** An order that was made and not sent: for certain nothing moved by it. {@code why}: withdrawn, or channel_down. */
	void neverSent(Payment payment, String why) {
		if (payment.situation().charge() == ChargeStep.READY) {
			ChargeOrder order = current(payment);
			order.declined(why);
			orders.save(order);
		}
	}

	/** A new order number for an account; an earlier order of the payment, if any, was declined for certain. */
	void order(Payment payment, ChargedAccount account) {
		var order = new ChargeOrder(payment, Ids.orderNumber(), account, clock.now().truncatedTo(ChronoUnit.SECONDS));
		orders.save(order);
		payment.ordered(order.orderNumber());
	}

	/** The charge, for the first time or, after the channel found nothing three times, the same order again. */
	Step.Prepared<?> charge(Payment payment) {
		ChargeOrder order = current(payment);
		String number = order.orderNumber();
		var call = channels.of(order.channel())
				.charge(new PaymentChannel.ChargeOrder(reference(order), order.amount(), personal.token(order)));
		return new Step.Prepared<>(call, (changed, answer) -> charged(changed, find(changed, number), answer.code(), answer.meaning()));
	}

	/** The question what became of it. */
	Step.Prepared<?> query(Payment payment) {
		ChargeOrder order = current(payment);
		String number = order.orderNumber();
		return new Step.Prepared<>(channels.of(order.channel()).queryCharge(reference(order)),
				(changed, answer) -> learned(changed, find(changed, number), answer.meaning()));
	}

	private PaymentEvent charged(Payment payment, ChargeOrder order, String code, ChargeResult answer) {
		PaymentEvent event = switch (answer) {
			case ChargeResult.Accepted accepted -> new PaymentEvent.ChargeAccepted();
			case ChargeResult.AlreadyKnown known -> new PaymentEvent.ChargeAccepted();
			case ChargeResult.Declined declined -> declined(payment, order, declined.code());
			case ChargeResult.InDoubt doubt -> inDoubt(order, code);
		};
		return isCurrent(payment, order) ? event : new PaymentEvent.OfAnotherOrder();
	}

	/** What a query or a notification says of an order, whether or not the payment still waits for it. */
	PaymentEvent learned(Payment payment, ChargeOrder order, InquiryResult news) {
		PaymentEvent event = meaning(payment, order, news);
		return isCurrent(payment, order) ? event : new PaymentEvent.OfAnotherOrder();
	}

	private PaymentEvent meaning(Payment payment, ChargeOrder order, InquiryResult news) {
		return switch (news) {
			case InquiryResult.Moved moved when !moved.amount().equals(order.amount()) -> inDoubt(order, "amount_differs");
			case InquiryResult.Moved moved -> moneyMoved(payment, order, moved);
			case InquiryResult.Failed failed -> declined(payment, order, failed.code());
			case InquiryResult.StillOpen open -> inDoubt(order, open.code());
			case InquiryResult.NotFound notFound -> new PaymentEvent.ChargeNotFound(mayRepeat(order));
			case InquiryResult.NoAnswer silence -> inDoubt(order, "no_answer");
		};
	}

	private PaymentEvent moneyMoved(Payment payment, ChargeOrder order, InquiryResult.Moved moved) {
		if (order.moneyMoved()) {
			return new PaymentEvent.Charged();
		}
		boolean late = !isCurrent(payment, order) || payment.situation().successWouldBeLate();
		Instant now = clock.now();
		order.charged(late, moved.channelReference(), moved.settledOn(), now);
		orders.save(order);
		books.charged(payment, order, late, now);
		if (late) {
			lateReturns.begin(payment, order, now);
		}
		return new PaymentEvent.Charged();
	}

	private PaymentEvent declined(Payment payment, ChargeOrder order, String code) {
		if (order.outcome() == ChargeOrder.Outcome.OPEN) {
			order.declined(code);
			orders.save(order);
			if (isCurrent(payment, order)) {
				payment.toWindowBecause(code);
			}
		}
		return new PaymentEvent.ChargeDeclined(ChargeReason.of(code).anotherAccountMayHelp());
	}

	private PaymentEvent inDoubt(ChargeOrder order, String why) {
		if (order.outcome() == ChargeOrder.Outcome.OPEN) {
			order.stillOpenBecause(why);
			orders.save(order);
		}
		return new PaymentEvent.ChargeInDoubt();
	}

	/**
	 * The channel answers, and does not find the order: asked soon again, it may be sent again within its hour. The ladder's long steps would let that hour pass
	 * after a silence of a minute.
	 */
	boolean isAskedSoon(Payment payment) {
		return payment.situation().chargeNotFound() && mayRepeat(current(payment));
	}

	private boolean mayRepeat(ChargeOrder order) {
		return repeatAfterNotFound && clock.now().isBefore(order.orderedAt().plus(REPEATABLE));
	}

	private static boolean isCurrent(Payment payment, ChargeOrder order) {
		return payment.orderNumber().filter(order.orderNumber()::equals).isPresent();
	}

	private ChargeOrder current(Payment payment) {
		return find(payment, payment.orderNumber().orElseThrow());
	}

	ChargeOrder find(Payment payment, String orderNumber) {
		return orders.findById(new ChargeOrder.Id(payment.institution().value(), orderNumber)).orElseThrow();
	}

	private static OrderReference reference(ChargeOrder order) {
		return new OrderReference(order.institution(), order.orderNumber(), order.orderedAt());
	}
}
