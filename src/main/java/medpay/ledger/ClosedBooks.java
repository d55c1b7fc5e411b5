package medpay.ledger;

import java.time.LocalDate;
import java.util.Optional;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Until when an institution's books are closed (已结账日期). Whatever becomes known later is dated to the day it became known. Closing waits for the entries that are just
 * being posted, and they wait for it: none slips into a closed day.
 */
@Component
public class ClosedBooks {

	private static final LocalDate NEVER = LocalDate.EPOCH;

	private final JdbcClient jdbc;

	ClosedBooks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The last closed day. */
	public Optional<BusinessDate> through(InstitutionId institution) {
		return jdbc.sql("select closed_through from ledger_period where institution_id = :institution").param("institution", institution.value())
				.query((row, number) -> row.getObject(1, LocalDate.class)).optional().filter(day -> day.isAfter(NEVER))
				.map(BusinessDate::new);
	}

	/**
	 * Closes the books up to and with a day, in the caller's transaction.
	 *
	 * @throws IllegalStateException when a later day is closed already
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void close(InstitutionId institution, BusinessDate day) {
		int closed = jdbc.sql("""
				insert into ledger_period (institution_id, closed_through) values (:institution, :day)
				on conflict (institution_id) do update set closed_through = excluded.closed_through
				where ledger_period.closed_through < excluded.closed_through""").param("institution", institution.value()).param("day", day.value())
				.update();
		if (closed == 0) {
			throw new IllegalStateException(day + " or a later day is closed already");
		}
	}

	/** Call in the transaction that posts: the day an entry of {@code day} belongs to. */
	BusinessDate openDay(InstitutionId institution, BusinessDate day, BusinessDate today) {
		if (!day.value().isBefore(today.value())) {
			return day;
		}
		LocalDate closed = locked(institution).orElseGet(() -> {
			jdbc.sql(
					"insert into ledger_period (institution_id, closed_through) values (:institution, :never) on conflict (institution_id) do nothing")
					.param("institution", institution.value()).param("never", NEVER).update();
			return locked(institution).orElseThrow();
		});
		return day.value().isAfter(closed) ? day : today;
	}

	private Optional<LocalDate> locked(InstitutionId institution) {
		return jdbc.sql("select closed_through from ledger_period where institution_id = :institution for share")
				.param("institution", institution.value()).query((row, number) -> row.getObject(1, LocalDate.class)).optional();
	}
}
