package medpay.insurance.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import medpay.shared.Money;

/** How the interface writes numbers (数值精度): amounts 16,2, quantities 16,4, prices 16,6, shares 5,4. Nothing is ever rounded. */
public final class PlatformNumbers {

	private PlatformNumbers() {}

	/** An amount in yuan, two decimals. */
	public static BigDecimal amount(Money money) {
		return money.yuan();
	}

	/** A signed amount in yuan, two decimals: only 2208 answers with negative ones. */
	public static BigDecimal amount(long fen) {
		return BigDecimal.valueOf(fen, 2);
	}

	/** A quantity, four decimals. Throws {@link ArithmeticException} when it has more. */
	public static BigDecimal quantity(BigDecimal quantity) {
		return quantity.setScale(4, RoundingMode.UNNECESSARY);
	}

	/** A price in yuan, six decimals. Throws {@link ArithmeticException} when it has more. */
	public static BigDecimal price(BigDecimal yuan) {
		return yuan.setScale(6, RoundingMode.UNNECESSARY);
	}

	/** A share between 0 and 1, four decimals. Throws {@link ArithmeticException} when it has more. */
	public static BigDecimal share(BigDecimal share) {
		return share.setScale(4, RoundingMode.UNNECESSARY);
	}

	/** Yuan as fen, signed. Throws {@link MalformedMessage} when a part of a fen would be lost. */
	public static long fen(BigDecimal yuan) {
		try {
			return yuan.movePointRight(2).longValueExact();
		} catch (ArithmeticException e) {
			throw new MalformedMessage("an amount that is not a whole number of fen");
		}
	}

	/** Yuan as money. Throws {@link MalformedMessage} when a part of a fen would be lost or the amount is negative. */
	public static Money money(BigDecimal yuan) {
		long fen = fen(yuan);
		if (fen < 0) {
			throw new MalformedMessage("a negative amount");
		}
		return new Money(fen);
	}
}
