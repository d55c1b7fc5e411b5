package medpay.sandbox.unionpay;

import java.util.Optional;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import org.springframework.stereotype.Component;

/** The banks behind the cards (发卡行): each card has a credit limit, and what is used of it never exceeds it. */
@Component
@SandboxPart
public class CardIssuers {

	private static final String PREFIX = "629900";

	private final SandboxDatabase database;

	CardIssuers(SandboxDatabase database) {
		this.database = database;
	}

	/**
	 * A card (信用卡).
	 *
	 * @param availableFen what the issuer would still lend
	 */
	record Card(String cardNumber, String personNo, String issuer, long availableFen) {

		/** As UnionPay shows it to merchants. */
		String masked() {
			return masked(cardNumber);
		}

		static String masked(String number) {
			return number.substring(0, 6) + "******" + number.substring(number.length() - 4);
		}

		@Override
		public String toString() {
			return "Card[" + masked() + "]";
		}
	}

	/**
	 * What a bank's app shows of the card that its customer was given last (卡包).
	 *
	 * @param card masked
	 */
	public record Wallet(String issuer, String card, long creditLimitFen, long usedFen) {}

	/** Empty for who has no card. */
	public Optional<Wallet> walletOf(String personNo) {
		return database.jdbc().sql("""
				select issuer, card_number, credit_limit_fen, used_fen from sandbox.card where person_no = :person order by serial desc limit 1""")
				.param("person", personNo)
				.query((row, _) -> new Wallet(row.getString(1), Card.masked(row.getString(2)), row.getLong(3), row.getLong(4))).optional();
	}

	/** Gives a person a new card and returns its number. */
	public String issue(String personNo, String issuer, long creditLimitFen) {
		long serial = database.jdbc().sql("select nextval('sandbox.card_serial')").query(Long.class).single();
		String digits = PREFIX + "%09d".formatted(serial);
		String number = digits + checkDigit(digits);
		database.jdbc().sql("""
				insert into sandbox.card (card_number, serial, person_no, issuer, credit_limit_fen)
				values (:number, :serial, :person, :issuer, :limit)""").param("number", number).param("serial", serial).param("person", personNo)
				.param("issuer", issuer).param("limit", creditLimitFen).update();
		return number;
	}

	Optional<Card> latestOf(String personNo) {
		return database.jdbc().sql("""
				select card_number, person_no, issuer, credit_limit_fen - used_fen as available_fen from sandbox.card
				where person_no = :person and not closed order by serial desc limit 1""").param("person", personNo).query(Card.class).optional();
	}

	Optional<Card> byNumber(String cardNumber) {
		return database.jdbc().sql("""
				select card_number, person_no, issuer, credit_limit_fen - used_fen as available_fen from sandbox.card
				where card_number = :number""").param("number", cardNumber).query(Card.class).optional();
	}

	/** Lends the amount, if the limit carries it. The condition stands in the update, so parallel charges cannot pass it together. */
	boolean lend(String cardNumber, long amountFen) {
		return database.jdbc()
				.sql("update sandbox.card set used_fen = used_fen + :amount where card_number = :number and used_fen + :amount <= credit_limit_fen")
				.param("amount", amountFen).param("number", cardNumber).update() == 1;
	}

	/** Lends this much from now on, never less than before. */
	void raise(String cardNumber, long creditLimitFen) {
		database.jdbc().sql("update sandbox.card set credit_limit_fen = greatest(credit_limit_fen, :limit) where card_number = :number")
				.param("limit", creditLimitFen).param("number", cardNumber).update();
	}

	/** Says false when the person has no such card. */
	boolean close(String personNo, String cardNumber) {
		return database.jdbc().sql("update sandbox.card set closed = true where card_number = :number and person_no = :person")
				.param("number", cardNumber).param("person", personNo).update() == 1;
	}

	void takeBack(String cardNumber, long amountFen) {
		database.jdbc().sql("update sandbox.card set used_fen = used_fen - :amount where card_number = :number").param("amount", amountFen)
				.param("number", cardNumber).update();
	}

	/** Luhn's digit, as on every card. */
	static int checkDigit(String digits) {
		int sum = 0;
		for (int at = 0; at < digits.length(); at++) {
			int digit = digits.charAt(digits.length() - 1 - at) - '0';
			int weighed = at % 2 == 0 ? digit * 2 : digit;
			sum += weighed > 9 ? weighed - 9 : weighed;
		}
		return (10 - sum % 10) % 10;
	}
}
