package medpay.payment;

import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The bill numbers an institution has used (收费单号占用): by a bill, or by a withdrawal that came first and leaves a tombstone, so that a late request can never pay.
 * The primary key decides which of the two was first: the second waits for the first to commit.
 */
@Component
class BillNumbers {

	private final JdbcClient jdbc;

	BillNumbers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Takes the number for a bill; false when it was used before. */
	boolean takeForBill(InstitutionId institution, String number) {
		return take(institution, number, false);
	}

	/** Withdraws a number that no bill has used; false when one has. Withdrawn before is withdrawn. */
	boolean withdrawUnseen(InstitutionId institution, String number) {
		return take(institution, number, true) || isWithdrawn(institution, number);
	}

	/** The number was withdrawn before any bill came. */
	boolean isWithdrawn(InstitutionId institution, String number) {
		return jdbc
				.sql("select exists (select 1 from bill_number where institution_id = :institution and bill_number = :number and withdrawn_unseen)")
				.param("institution", institution.value()).param("number", number).query(Boolean.class).single();
	}

	private boolean take(InstitutionId institution, String number, boolean withdrawn) {
		return jdbc.sql("""
				insert into bill_number (institution_id, bill_number, withdrawn_unseen) values (:institution, :number, :withdrawn)
				on conflict (institution_id, bill_number) do nothing""").param("institution", institution.value()).param("number", number)
				.param("withdrawn", withdrawn).update() == 1;
	}
}
