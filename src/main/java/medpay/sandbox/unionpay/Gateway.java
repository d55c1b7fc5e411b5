package medpay.sandbox.unionpay;

import java.util.Optional;
import medpay.channel.unionpay.ResponseCode;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.channel.unionpay.UnionPayTransaction;
import medpay.sandbox.Faults;
import medpay.sandbox.Faults.Fault;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.Silence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * UnionPay's front desk (银联前置): who asks, is it genuine and whole, what fault was ordered, and which desk serves it. Answers are signed in the merchant's
 * method. HTTP carries one answer to one request, so DUPLICATE repeats the call-back only.
 */
@Component
@SandboxPart
class Gateway {

	private final DemoMerchants merchants;
	private final Faults faults;
	private final Silence silence;
	private final UnionPayTimeline overheard;
	private final Signings signings;
	private final PhoneQuestions questions;
	private final Trade trade;
	private final Orders orders;
	private final ClearingFiles files;

	Gateway(DemoMerchants merchants, Faults faults, Silence silence, UnionPayTimeline overheard, Signings signings, PhoneQuestions questions,
			Trade trade, Orders orders, ClearingFiles files) {
		this.merchants = merchants;
		this.faults = faults;
		this.silence = silence;
		this.overheard = overheard;
		this.signings = signings;
		this.questions = questions;
		this.trade = trade;
		this.orders = orders;
		this.files = files;
	}

	/** What goes back over the wire. */
	sealed interface Reply {

		/** A message, signed. */
		record Said(UnionPayMessage message) implements Reply {}

		/** Nothing at all, for that fault's time. */
		record Silent(Fault fault) implements Reply {}

		/** The connection is closed. */
		record Closed() implements Reply {}

		/** HTTP 500. */
		record Broken() implements Reply {}
	}

	Reply serve(@Nullable UnionPayMessage message) {
		if (message == null) {
			return stranger(UnionPayMessage.empty().with("version", "5.1.0").with("encoding", "UTF-8"), ResponseCode.FORMAT_WRONG);
		}
		var merchant = merchants.byNumber(message.value("merId"));
		if (merchant.isEmpty()) {
			return stranger(Answers.echo(message), message.has("merId") ? ResponseCode.MERCHANT_STATE : ResponseCode.FIELD_MISSING);
		}
		if (merchants.objection(merchant.get(), message).isPresent()) {
			return said(merchant.get(), message, Answers.of(message, ResponseCode.SIGNATURE_WRONG));
		}
		var transaction = UnionPayTransaction.of(message);
		var objection = transaction.map(known -> RequestShape.objection(message, known)).orElse(Optional.of(ResponseCode.NO_TRANSACTION_RIGHT));
		if (transaction.isEmpty() || objection.isPresent()) {
			return said(merchant.get(), message, Answers.of(message, objection.orElse(ResponseCode.FORMAT_WRONG)));
		}
		var asked = new Asked(message, transaction.get(), merchant.get(), 1);
		Optional<Fault> struck = faults.strike("unionpay", asked.transaction().operation(), () -> overheard.person(message));
		overheard.request(asked, struck.map(Fault::mode).orElse(null));
		return struck.map(fault -> misbehave(asked, fault)).orElseGet(() -> said(asked, act(asked), null));
	}

	private Reply misbehave(Asked asked, Fault fault) {
		return switch (fault.mode()) {
			case NO_ANSWER_BEFORE -> new Reply.Silent(fault);
			case DECLINE -> said(asked, decline(asked, fault), fault);
			case SERVER_ERROR -> new Reply.Broken();
			case DOWN -> new Reply.Closed();
			case NO_ANSWER_AFTER -> {
				overheard.answer(asked, act(asked), fault.mode());
				yield new Reply.Silent(fault);
			}
			case WRONG_AMOUNT, WRONG_SIGNATURE, UNKNOWN_CODE -> said(asked, act(asked), fault);
			case DUPLICATE -> said(asked, act(asked.withCallbacks(2)), fault);
			case LATE -> {
				silence.pause(fault.delay());
				yield said(asked, act(asked), fault);
			}
		};
	}

	private UnionPayMessage act(Asked asked) {
		return switch (asked.transaction()) {
			case OPEN -> signings.open(asked);
			case TOKEN_QUERY -> signings.query(asked);
			case TOKEN_DELETE -> signings.delete(asked);
			case BALANCE -> signings.balance(asked);
			case CONFIRM, RAISE -> questions.ask(asked);
			case CARD_APPLICATION -> questions.apply(asked);
			// told by this side only
			case TOKEN_SUSPEND, TOKEN_RESUME -> Answers.of(asked.message(), ResponseCode.NO_TRANSACTION_RIGHT);
			case CONSUME -> trade.consume(asked);
			case QUERY -> questions.query(asked).orElseGet(() -> orders.query(asked));
			case REFUND, VOID -> trade.giveBack(asked);
			case FILE -> files.transfer(asked);
		};
	}

	/** Without a code of its own a charge is declined for lack of credit, and anything else without a reason. */
	private UnionPayMessage decline(Asked asked, Fault fault) {
		var usual = asked.transaction() == UnionPayTransaction.CONSUME ? ResponseCode.FUNDS_TOO_LOW : ResponseCode.GENERAL_FAILURE;
		var code = Optional.ofNullable(fault.code()).flatMap(ResponseCode::of).orElse(usual);
		return switch (asked.transaction()) {
			case CONSUME, REFUND, VOID -> trade.refuse(asked, code);
			case OPEN, TOKEN_QUERY, TOKEN_DELETE, TOKEN_SUSPEND, TOKEN_RESUME, BALANCE, CONFIRM, RAISE, CARD_APPLICATION, QUERY, FILE ->
				Answers.of(asked.message(), code);
		};
	}

	private Reply said(Asked asked, UnionPayMessage answer, @Nullable Fault fault) {
		WireFaults spoiling = fault == null ? WireFaults.NONE : WireFaults.of(fault);
		UnionPayMessage told = spoiling
				.after(merchants.sign(asked.merchant(), asked.message().value("signMethod"), spoiling.before(answer)));
		overheard.answer(asked, told, fault == null ? null : fault.mode());
		return new Reply.Said(told);
	}

	/** Who is not understood is told so, and appears on no timeline. */
	private Reply said(DemoMerchant merchant, UnionPayMessage request, UnionPayMessage answer) {
		return new Reply.Said(merchants.sign(merchant, request.value("signMethod"), answer));
	}

	private Reply stranger(UnionPayMessage answer, ResponseCode code) {
		return new Reply.Said(merchants.signForAnybody(Answers.with(answer, code.code())));
	}
}
