package medpay.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import medpay.channel.Channels;
import medpay.channel.PaymentChannel;
import medpay.channel.PaymentChannel.InquiryResult;
import medpay.channel.PaymentChannel.OrderReference;
import medpay.channel.PaymentChannel.ReturnResult;
import medpay.payment.ReturnOrder.Kind;
import medpay.payment.ReturnOrder.Outcome;
import medpay.payment.refund.RefundEvent;
import medpay.payment.refund.ReturnStep;
import medpay.shared.BusinessClock;
import medpay.shared.Ids;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The patient's part of a refund on its way back over the channel (退款): void 31 on the charge's settlement day and for the whole amount, else refund 04; every answer
 * about it, and what it means.
 */
@Component
class RefundReturnLeg {

	/** A repetition of an order is never later than this after its time; then the channel's file decides. */
	private static final Duration REPEATABLE = Duration.ofHours(1);
	/** UnionPay's day ends at 23:00. */
	private static final Duration DAY_ENDS_EARLIER = Duration.ofHours(1);
	/** 原交易不存在或状态不正确, 发卡行不支持: the void is not possible, the refund is. */
	private static final Set<String> REFUND_INSTEAD = Set.of("35", "62");

	private final Channels channels;
	private final ReturnOrders orders;
	private final ChargeOrders charges;
	private final RefundBooks books;
	private final BusinessClock clock;
	private final boolean repeatAfterNotFound;

	RefundReturnLeg(Channels channels, ReturnOrders orders, ChargeOrders charges, RefundBooks books, BusinessClock clock,
			@Value("${medpay.unionpay.repeat-after-34:true}") boolean repeatAfterNotFound) {
		this.channels = channels;
		this.orders = orders;
		this.charges = charges;
		this.books = books;
		this.clock = clock;
		this.repeatAfterNotFound = repeatAfterNotFound;
	}

	/** Makes the order that is sent next, with a number of its own. */
	void order(Refund refund) {
		ChargeOrder charge = charge(refund);
		Instant now = clock.now().truncatedTo(ChronoUnit.SECONDS);
		boolean refundOnly = refund.situation().returnStep() == ReturnStep.TO_ORDER_REFUND;
		Kind kind = !refundOnly && mayVoid(charge, refund, now) ? Kind.VOID : Kind.REFUND;
		var order = new ReturnOrder(refund, Ids.orderNumber(), kind, charge, now);
		orders.save(order);
		refund.ordered(order.orderNumber());
	}

	private ChargeOrder charge(Refund refund) {
		return charges.findById(new ChargeOrder.Id(refund.institution().value(), refund.chargeOrderNumber().orElseThrow())).orElseThrow();
	}

	private static boolean mayVoid(ChargeOrder charge, Refund refund, Instant now) {
		ZonedDateTime day = now.plus(DAY_ENDS_EARLIER).atZone(BusinessClock.SHANGHAI);
		String today = "%02d%02d".formatted(day.getMonthValue(), day.getDayOfMonth());
		return charge.settledOn().filter(today::equals).isPresent() && charge.amount().equals(refund.figures().charge());
	}

	/** The order, for the first time or, after the channel found nothing three times, the same again. */
	RefundStep.Prepared<?> send(Refund refund) {
		ReturnOrder order = current(refund);
		String number = order.orderNumber();
		var wanted = new PaymentChannel.ReturnOrder(reference(order), order.amount(), order.chargeReference());
		PaymentChannel channel = channels.of(order.channel());
		var call = order.kind() == Kind.VOID ? channel.voidCharge(wanted) : channel.refund(wanted);
		return new RefundStep.Prepared<>(call, (changed, answer) -> sent(changed, find(changed, number), answer.code(), answer.meaning()));
	}

	/** What became of it? */
	RefundStep.Prepared<?> query(Refund refund) {
		ReturnOrder order = current(refund);
		String number = order.orderNumber();
		return new RefundStep.Prepared<>(channels.of(order.channel()).queryReturn(reference(order)),
				(changed, answer) -> learned(changed, find(changed, number), answer.meaning()));
	}

	private RefundEvent sent(Refund refund, ReturnOrder order, String code, ReturnResult answer) {
		RefundEvent event = switch (answer) {
			case ReturnResult.Accepted accepted -> new RefundEvent.ReturnAccepted();
			case ReturnResult.AlreadyKnown known -> new RefundEvent.ReturnAccepted();
			case ReturnResult.Declined declined when declined.alreadyReturned() -> returnedElsewhere(refund, order);
			case ReturnResult.Declined declined -> declined(order, declined.code());
			case ReturnResult.InDoubt doubt -> inDoubt(order, code);
		};
		return isCurrent(refund, order) ? event : new RefundEvent.OfAnotherOrder();
	}

	/** What a query or a notification says of an order, whether or not the refund still waits for it. */
	RefundEvent learned(Refund refund, ReturnOrder order, InquiryResult news) {
		RefundEvent event = switch (news) {
			case InquiryResult.Moved moved when !moved.amount().equals(order.amount()) -> inDoubt(order, "amount_differs");
			case InquiryResult.Moved moved -> returned(refund, order, moved.channelReference());
			case InquiryResult.Failed failed -> declined(order, failed.code());
			case InquiryResult.StillOpen open -> inDoubt(order, open.code());
			case InquiryResult.NotFound notFound -> new RefundEvent.ReturnNotFound(mayRepeat(order));
			case InquiryResult.NoAnswer silence -> inDoubt(order, "no_answer");
		};
		return isCurrent(refund, order) ? event : new RefundEvent.OfAnotherOrder();
	}

	private RefundEvent returned(Refund refund, ReturnOrder order, String reference) {
		if (!order.returned()) {
			order.ended(Outcome.RETURNED, reference, null);
			orders.save(order);
			books.returned(refund, order, clock.now());
			if (!isCurrent(refund, order)) {
				refund.claim().needsAPerson("returned_twice", clock.now());
			}
		}
		return new RefundEvent.Returned();
	}

	/** The channel says that this charge went back before: then it did, and nothing more is sent. */
	private RefundEvent returnedElsewhere(Refund refund, ReturnOrder order) {
		if (!order.returned()) {
			order.ended(Outcome.RETURNED_ELSEWHERE, null, "45");
			orders.save(order);
			books.returned(refund, order, clock.now());
		}
		return new RefundEvent.Returned();
	}

	private RefundEvent declined(ReturnOrder order, String code) {
		if (order.isOpen()) {
			order.ended(Outcome.DECLINED, null, code);
			orders.save(order);
		}
		return new RefundEvent.ReturnDeclined(order.kind() == Kind.VOID && REFUND_INSTEAD.contains(code));
	}

	private RefundEvent inDoubt(ReturnOrder order, String why) {
		if (order.isOpen()) {
			order.stillOpenBecause(why);
			orders.save(order);
		}
		return new RefundEvent.ReturnInDoubt();
	}

	private boolean mayRepeat(ReturnOrder order) {
		return repeatAfterNotFound && clock.now().isBefore(order.orderedAt().plus(REPEATABLE));
	}

	private static boolean isCurrent(Refund refund, ReturnOrder order) {
		return refund.orderNumber().filter(order.orderNumber()::equals).isPresent();
	}

	private ReturnOrder current(Refund refund) {
		return find(refund, refund.orderNumber().orElseThrow());
	}

	ReturnOrder find(Refund refund, String orderNumber) {
		return orders.findById(new ChargeOrder.Id(refund.institution().value(), orderNumber)).orElseThrow();
	}

	private static OrderReference reference(ReturnOrder order) {
		return new OrderReference(order.institution(), order.orderNumber(), order.orderedAt());
	}
}
