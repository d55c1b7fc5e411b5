package medpay.agreement;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import medpay.channel.PaymentChannel;
import medpay.shared.Money;
import medpay.shared.call.OutsideCall;
import medpay.testing.Scripted;

/** A channel with many moods: a test decides what it says next. */
public final class ScriptedChannel implements PaymentChannel {

	public volatile Function<SigningOrder, SigningResult> opening = order -> new SigningResult.Waiting("https://gateway.example/sign");
	public volatile Function<OrderReference, SigningInquiry> signing = order -> new SigningInquiry.StillWaiting();
	public volatile Function<TerminationOrder, TerminationResult> termination = order -> new TerminationResult.Terminated();
	public volatile Function<TerminationOrder, CreditInquiry> credit = order -> new CreditInquiry.Untold("not asked");
	public volatile Supplier<ConfirmationResult> asking = ConfirmationResult.Waiting::new;
	public volatile Function<OrderReference, GrantInquiry> grant = order -> new GrantInquiry.StillWaiting();
	public final List<RaiseOrder> raises = new CopyOnWriteArrayList<>();
	public final List<CardOrder> applications = new CopyOnWriteArrayList<>();
	public final List<String> openedOrders = new CopyOnWriteArrayList<>();
	public final List<String> deletedTokens = new CopyOnWriteArrayList<>();

	@Override
	public String code() {
		return "UNIONPAY";
	}

	@Override
	public OutsideCall<ChargeResult> charge(ChargeOrder order) {
		throw new UnsupportedOperationException("Agreements charge nothing");
	}

	@Override
	public OutsideCall<InquiryResult> queryCharge(OrderReference order) {
		throw new UnsupportedOperationException("Agreements charge nothing");
	}

	@Override
	public OutsideCall<ReturnResult> refund(ReturnOrder order) {
		throw new UnsupportedOperationException("Agreements return nothing");
	}

	@Override
	public OutsideCall<ReturnResult> voidCharge(ReturnOrder order) {
		throw new UnsupportedOperationException("Agreements return nothing");
	}

	@Override
	public OutsideCall<InquiryResult> queryReturn(OrderReference order) {
		throw new UnsupportedOperationException("Agreements return nothing");
	}

	@Override
	public OutsideCall<SigningResult> openAgreement(SigningOrder order) {
		return new Scripted<>("unionpay", "open", order.reference().orderNumber(), () -> {
			openedOrders.add(order.reference().orderNumber());
			return opening.apply(order);
		});
	}

	@Override
	public OutsideCall<SigningInquiry> querySigning(OrderReference order) {
		return new Scripted<>("unionpay", "token-query", order.orderNumber(), () -> signing.apply(order));
	}

	@Override
	public OutsideCall<TerminationResult> terminate(TerminationOrder order) {
		return new Scripted<>("unionpay", "token-delete", order.reference().orderNumber(), () -> {
			deletedTokens.add(order.token());
			return termination.apply(order);
		});
	}

	@Override
	public OutsideCall<CreditInquiry> availableCredit(TerminationOrder order) {
		return new Scripted<>("unionpay", "balance", order.reference().orderNumber(), () -> credit.apply(order));
	}

	@Override
	public OutsideCall<ConfirmationResult> askConfirmation(ConfirmationOrder order) {
		throw new UnsupportedOperationException("Agreements confirm no charge");
	}

	@Override
	public OutsideCall<ConfirmationInquiry> queryConfirmation(OrderReference order) {
		throw new UnsupportedOperationException("Agreements confirm no charge");
	}

	@Override
	public OutsideCall<ConfirmationResult> raiseLimit(RaiseOrder order) {
		return new Scripted<>("unionpay", "raise", order.reference().orderNumber(), () -> {
			raises.add(order);
			return asking.get();
		});
	}

	@Override
	public OutsideCall<GrantInquiry> queryRaise(OrderReference order) {
		return new Scripted<>("unionpay", "query", order.orderNumber(), () -> grant.apply(order));
	}

	@Override
	public OutsideCall<ConfirmationResult> applyForCard(CardOrder order) {
		return new Scripted<>("unionpay", "card-application", order.reference().orderNumber(), () -> {
			applications.add(order);
			return asking.get();
		});
	}

	@Override
	public OutsideCall<GrantInquiry> queryApplication(OrderReference order) {
		return new Scripted<>("unionpay", "query", order.orderNumber(), () -> grant.apply(order));
	}

	/** Back to a good mood. */
	public void calm() {
		var fresh = new ScriptedChannel();
		opening = fresh.opening;
		signing = fresh.signing;
		termination = fresh.termination;
		credit = fresh.credit;
		asking = fresh.asking;
		grant = fresh.grant;
	}

	public static CreditInquiry stillLends(long fen) {
		return new CreditInquiry.Available(new Money(fen));
	}
}
