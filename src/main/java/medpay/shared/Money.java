package medpay.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * An amount of RMB in fen (分): exact, never negative. Direction is a type or the side of an account, never a sign.
 *
 * @param fen the amount in fen, zero or more
 */
public record Money(@JsonValue long fen) implements Comparable<Money> {

	public static final Money ZERO = new Money(0);

	public Money {
		if (fen < 0) {
			throw new IllegalArgumentException("Money must not be negative: " + fen + " fen");
		}
	}

	@JsonCreator
	public static Money ofFen(long fen) {
		return new Money(fen);
	}

	/**
	 * Turns yuan, as the counterparties write them, into fen.
	 *
	 * @throws ArithmeticException when a part of a fen would be lost
	 */
	public static Money ofYuan(BigDecimal yuan) {
		return new Money(yuan.movePointRight(2).longValueExact());
	}

	/** The amount in yuan with two decimals, as the counterparties write it. */
	public BigDecimal yuan() {
		return BigDecimal.valueOf(fen, 2);
	}

	public Money plus(Money other) {
		return new Money(Math.addExact(fen, other.fen));
	}

	/** Takes away what must not be more than this amount. */
	public Money minus(Money other) {
		return new Money(Math.subtractExact(fen, other.fen));
	}

	/** True when there is nothing to pay. Not named as a bean property, so that it never shows in JSON. */
	public boolean nothing() {
		return fen == 0;
	}

	public Money atMost(Money limit) {
		return fen <= limit.fen ? this : limit;
	}

	@Override
	public int compareTo(Money other) {
		return Long.compare(fen, other.fen);
	}

	@Override
	public String toString() {
		return yuan().toPlainString();
	}
}
