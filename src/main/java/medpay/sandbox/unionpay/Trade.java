package medpay.sandbox.unionpay;

import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import java.util.function.Supplier;
import medpay.channel.unionpay.ResponseCode;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.channel.unionpay.UnionPayTransaction;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.unionpay.Orders.Order;
import medpay.sandbox.unionpay.Orders.Payer;
import medpay.shared.BusinessClock;
import org.springframework.stereotype.Component;

/**
 * Charges, refunds and voids (消费、退货、撤销): what moves money at UnionPay. Each is decided at once, in one transaction with the card and the call-back, and
 * once only: a known order is answered 12.
 */
@Component
@SandboxPart
class Trade {

	private static final Period REFUNDS_WITHIN = Period.ofMonths(11);

	private final SandboxDatabase database;
	private final SandboxClock clock;
	private final Tokens tokens;
	private final CardIssuers issuers;
	private final Orders orders;
	private final Notifications notifications;
	private final UnionPayTimeline overheard;

	Trade(SandboxDatabase database, SandboxClock clock, Tokens tokens, CardIssuers issuers, Orders orders, Notifications notifications,
			UnionPayTimeline overheard) {
		this.database = database;
		this.clock = clock;
		this.tokens = tokens;
		this.issuers = issuers;
		this.orders = orders;
		this.notifications = notifications;
		this.overheard = overheard;
	}

	/** The end of an order, and who pays or is paid. */
	private record Decision(ResponseCode code, Payer payer) {

		static Decision no(ResponseCode code) {
			return new Decision(code, Payer.UNKNOWN);
		}

		/** UnionPay's own refusals never reach an issuer. */
		boolean issuerDecided() {
			return !payer.equals(Payer.UNKNOWN) && (code == ResponseCode.OK || code == ResponseCode.FUNDS_TOO_LOW);
		}
	}

	UnionPayMessage consume(Asked asked) {
		Instant now = clock.now();
		return decided(asked, now, () -> tokens.used(asked.tokenPayData()).map(token -> {
			var payer = new Payer(token.personNo(), token.cardNumber());
			var refusal = token.objection(now).or(() -> issuers.lend(token.cardNumber(), asked.amountFen())
					? Optional.empty()
					: Optional.of(ResponseCode.FUNDS_TOO_LOW));
			return new Decision(refusal.orElse(ResponseCode.OK), payer);
		}).orElseGet(() -> Decision.no(ResponseCode.TOKEN_INVALID)));
	}

	/** 04 and 31. */
	UnionPayMessage giveBack(Asked asked) {
		Instant now = clock.now();
		return decided(asked, now, () -> orders.chargeForReturn(asked).map(charge -> {
			var payer = new Payer(charge.personNo(), charge.cardNumber());
			var refusal = asked.transaction() == UnionPayTransaction.VOID ? againstVoid(charge, asked, now) : againstRefund(charge, asked, now);
			if (refusal.isEmpty()) {
				issuers.takeBack(charge.cardNumber(), asked.amountFen());
			}
			return new Decision(refusal.orElse(ResponseCode.OK), payer);
		}).orElseGet(() -> Decision.no(ResponseCode.ORIGINAL_STATE)));
	}

	/** The fault DECLINE: a certain no, on record like any other, and nothing moves. */
	UnionPayMessage refuse(Asked asked, ResponseCode code) {
		return decided(asked, clock.now(), () -> tokens.used(asked.tokenPayData())
				.map(token -> new Decision(code, new Payer(token.personNo(), token.cardNumber()))).orElseGet(() -> Decision.no(code)));
	}

	private Optional<ResponseCode> againstRefund(Order charge, Asked asked, Instant now) {
		long left = charge.amountFen() - orders.returnedFen(charge);
		if (left == 0) {
			return Optional.of(ResponseCode.RETURNED_BEFORE);
		}
		if (charge.at().atZoneSameInstant(BusinessClock.SHANGHAI).plus(REFUNDS_WITHIN).toInstant().isBefore(now)) {
			return Optional.of(ResponseCode.ORIGINAL_STATE);
		}
		return asked.amountFen() <= left ? Optional.empty() : Optional.of(ResponseCode.ORIGINAL_DIFFERS);
	}

	/** Only the whole, and only while the settlement day of the charge lasts. */
	private Optional<ResponseCode> againstVoid(Order charge, Asked asked, Instant now) {
		long returned = orders.returnedFen(charge);
		if (returned == charge.amountFen()) {
			return Optional.of(ResponseCode.RETURNED_BEFORE);
		}
		if (returned > 0 || !charge.settlesOn().equals(Orders.settlesOn(now))) {
			return Optional.of(ResponseCode.ORIGINAL_STATE);
		}
		return asked.amountFen() == charge.amountFen() ? Optional.empty() : Optional.of(ResponseCode.ORIGINAL_DIFFERS);
	}

	private UnionPayMessage decided(Asked asked, Instant now, Supplier<Decision> deciding) {
		return database.transactions().execute(status -> {
			Decision decision = deciding.get();
			var told = orders.decide(asked, decision.code(), decision.payer(), now);
			if (told.isEmpty()) {
				status.setRollbackOnly();
				return Answers.of(asked.message(), ResponseCode.REPEATED);
			}
			if (decision.issuerDecided()) {
				overheard.issuer(asked, decision.payer().personNo(), decision.code().code());
			}
			if (decision.code() == ResponseCode.OK) {
				notifications.put(asked, told.get());
			}
			return Answers.of(asked.message(), decision.code()).with("queryId", told.get().value("queryId"));
		});
	}
}
