package medpay.ledger;

import medpay.shared.Money;

/**
 * One leg of a journal entry (分录).
 *
 * @param leg names the leg within its entry, and the channel where the account is kept per channel: {@code unionpay}; at most 32 characters
 */
public record Posting(Account account, Side side, String leg, Money amount) {

	/** The side of the account. */
	public enum Side {
		/** 借. */
		DEBIT,
		/** 贷. */
		CREDIT
	}

	public static Posting debit(Account account, String leg, Money amount) {
		return new Posting(account, Side.DEBIT, leg, amount);
	}

	public static Posting credit(Account account, String leg, Money amount) {
		return new Posting(account, Side.CREDIT, leg, amount);
	}

	/** Debit where {@code fen} is positive, credit where it is negative. */
	public static Posting signed(Account account, String leg, long fen) {
		return fen >= 0 ? debit(account, leg, Money.ofFen(fen)) : credit(account, leg, Money.ofFen(-fen));
	}

	/** Debit positive, credit negative. */
	public long signedFen() {
		return side == Side.DEBIT ? amount.fen() : -amount.fen();
	}
}
