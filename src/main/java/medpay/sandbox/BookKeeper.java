package medpay.sandbox;

import java.util.List;

/** A counterparty's own books (对方账簿): what it believes has happened, whatever it answered. The oracle of the tests. */
public interface BookKeeper {

	/** {@code insurance} or {@code unionpay}. */
	String party();

	/** Every row, oldest first. */
	List<BookRow> rows();
}
