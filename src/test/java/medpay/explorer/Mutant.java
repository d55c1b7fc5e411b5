package medpay.explorer;

import medpay.payment.machine.InsuranceStep;
import medpay.payment.machine.NextStep;
import medpay.payment.machine.NextStep.Deed;
import medpay.payment.machine.PaymentEvent;
import medpay.payment.machine.PaymentState;
import medpay.payment.machine.Situation;

/** One rule put wrong, each a mistake that somebody once made with other people's money. */
enum Mutant {

	/** Unknown → failed. */
	A_SILENT_CHARGE_HAS_FAILED {

		@Override
		PaymentEvent silence(Deed deed, PaymentEvent real) {
			return deed == Deed.CHARGE ? new PaymentEvent.ChargeDeclined(true) : real;
		}
	},
	/** The question about a charge stays without an answer, so it has failed. */
	A_SILENT_QUERY_HAS_FAILED {

		@Override
		PaymentEvent silence(Deed deed, PaymentEvent real) {
			return deed == Deed.QUERY_CHARGE ? new PaymentEvent.ChargeDeclined(false) : real;
		}
	},
	/** Unknown → refused. */
	A_SILENT_SETTLEMENT_IS_REFUSED {

		@Override
		PaymentEvent silence(Deed deed, PaymentEvent real) {
			return real instanceof PaymentEvent.SettlementInDoubt ? new PaymentEvent.InsuranceRefused() : real;
		}
	},
	/** A silent settlement is sent again without a 2601 in between. */
	A_SILENT_SETTLEMENT_IS_REPEATED {

		@Override
		Situation learned(Situation situation, PaymentEvent event) {
			Situation doubt = situation.after(event);
			return event instanceof PaymentEvent.SettlementInDoubt ? doubt.after(new PaymentEvent.Voided(true)) : doubt;
		}
	},
	/** A 2601 without an answer has voided. */
	A_SILENT_VOID_HAS_VOIDED {

		@Override
		PaymentEvent silence(Deed deed, PaymentEvent real) {
			return deed == Deed.VOID_SETTLEMENT ? new PaymentEvent.Voided(false) : real;
		}
	},
	/** A 2208 without an answer has undone the settlement. */
	A_SILENT_REVERSAL_HAS_REVERSED {

		@Override
		PaymentEvent silence(Deed deed, PaymentEvent real) {
			return deed == Deed.REVERSE ? new PaymentEvent.Reversed() : real;
		}
	},
	/** A refused 2208 is the end all the same. */
	A_REFUSED_REVERSAL_HAS_REVERSED {

		@Override
		Situation learned(Situation situation, PaymentEvent event) {
			return situation.after(event instanceof PaymentEvent.ReversalRefused ? new PaymentEvent.Reversed() : event);
		}
	},
	/** “Accepted” is taken for paid. */
	ACCEPTED_IS_PAID {

		@Override
		Situation learned(Situation situation, PaymentEvent event) {
			return situation.after(event instanceof PaymentEvent.ChargeAccepted ? new PaymentEvent.Charged() : event);
		}
	},
	/** After 34 another order is made, with a new number. */
	A_NEW_ORDER_AFTER_34 {

		@Override
		Situation learned(Situation situation, PaymentEvent event) {
			return situation.after(event instanceof PaymentEvent.ChargeNotFound ? new PaymentEvent.ChargeDeclined(true) : event);
		}
	},
	/** Late success → paid. */
	LATE_MONEY_PAYS_THE_BILL {

		@Override
		boolean late(boolean real) {
			return false;
		}
	},
	/** A success told twice is booked twice. */
	WHAT_IS_TOLD_TWICE_IS_BOOKED_TWICE {

		@Override
		boolean booksOnce() {
			return false;
		}
	},
	/** Nobody asks about the order any more once the window has taken the money. */
	NOBODY_ASKS_ONCE_THE_WINDOW_HAS_PAID {

		@Override
		NextStep next(Situation situation) {
			return situation.state() == PaymentState.PAID_AT_WINDOW ? new NextStep(Deed.NOTHING, true) : situation.next();
		}
	},
	/** A declined charge keeps its hold. */
	A_DECLINED_CHARGE_KEEPS_ITS_HOLD {

		@Override
		NextStep next(Situation situation) {
			NextStep real = situation.next();
			return real.deed() == Deed.RELEASE_HOLD && situation.state() == PaymentState.AT_WINDOW ? new NextStep(Deed.NOTHING, true) : real;
		}
	},
	/** The cashier may take money while the charge is on its way. */
	THE_WINDOW_DOES_NOT_WAIT {

		@Override
		boolean windowMayTake(Situation situation, boolean real) {
			return real || situation.state() == PaymentState.CHARGING;
		}
	},
	/** A withdrawal is only noted: the next step is taken all the same. */
	A_WITHDRAWN_BILL_GOES_ON {

		@Override
		NextStep next(Situation situation) {
			NextStep real = situation.next();
			return real.deed() == Deed.GIVE_UP && situation.state() == PaymentState.INSURED ? new NextStep(Deed.HOLD, true) : real;
		}
	};

	PaymentEvent silence(Deed deed, PaymentEvent real) {
		return real;
	}

	Situation learned(Situation situation, PaymentEvent event) {
		return situation.after(event);
	}

	NextStep next(Situation situation) {
		return situation.next();
	}

	boolean late(boolean real) {
		return real;
	}

	boolean booksOnce() {
		return true;
	}

	boolean windowMayTake(Situation situation, boolean real) {
		return real;
	}

	/** The real rules with this one put wrong. */
	Rules rules() {
		Mutant mutant = this;
		return new Rules() {

			@Override
			Situation after(Situation situation, PaymentEvent event) {
				return mutant.learned(situation, event);
			}

			@Override
			NextStep next(Situation situation) {
				return mutant.next(situation);
			}

			@Override
			PaymentEvent unanswered(Deed deed, InsuranceStep step) {
				return mutant.silence(deed, super.unanswered(deed, step));
			}

			@Override
			boolean late(Situation situation, boolean current) {
				return mutant.late(super.late(situation, current));
			}

			@Override
			boolean booksOnce() {
				return mutant.booksOnce();
			}

			@Override
			boolean windowMayTake(Situation situation) {
				return mutant.windowMayTake(situation, super.windowMayTake(situation));
			}
		};
	}
}
