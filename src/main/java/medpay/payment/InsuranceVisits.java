package medpay.payment;

import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The visits as the platform numbers them (就诊ID, mdtrt_id), and the key that lets only one of a visit's bills talk to the platform at a time. */
@Component
class InsuranceVisits {

	private final JdbcClient jdbc;

	InsuranceVisits(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** A visit of a person at an institution. */
	record Key(InstitutionId institution, String visitNumber, byte[] personKey) {}

	Optional<String> numberOf(Key key) {
		return jdbc.sql("""
				select insurance_visit_number from insurance_visit
				where institution_id = :institution and visit_number = :visit and person_key = :person""")
				.param("institution", key.institution().value()).param("visit", key.visitNumber()).param("person", key.personKey())
				.query(String.class).optional();
	}

	void opened(Key key, String insuranceVisitNumber, boolean byUs, Instant at) {
		jdbc.sql("""
				insert into insurance_visit (institution_id, visit_number, person_key, insurance_visit_number, opened_by_us, opened_at)
				values (:institution, :visit, :person, :number, :byUs, :at)
				on conflict (institution_id, visit_number, person_key) do nothing""").param("institution", key.institution().value())
				.param("visit", key.visitNumber()).param("person", key.personKey()).param("number", insuranceVisitNumber).param("byUs", byUs)
				.param("at", Timestamps.of(at)).update();
	}

	/** Our 2201 opened it. */
	boolean openedByUs(Key key) {
		return jdbc.sql("""
				select exists (select 1 from insurance_visit
				where institution_id = :institution and visit_number = :visit and person_key = :person and opened_by_us)""")
				.param("institution", key.institution().value()).param("visit", key.visitNumber()).param("person", key.personKey())
				.query(Boolean.class).single();
	}

	/** The platform closed it: a later bill of this visit number opens another. */
	void closed(Key key) {
		jdbc.sql("""
				delete from insurance_visit
				where institution_id = :institution and visit_number = :visit and person_key = :person""")
				.param("institution", key.institution().value()).param("visit", key.visitNumber()).param("person", key.personKey()).update();
	}

	/**
	 * Takes the visit for a holder, unless another has it; whoever has it keeps it. A holder with a worker loses it when that worker no longer lives.
	 *
	 * @param worker null for a payment, which keeps the visit across processes
	 */
	boolean take(Key key, UUID holder, @Nullable UUID worker, UUID[] living) {
		return jdbc.sql("""
				insert into insurance_visit_lock as held (institution_id, visit_number, person_key, held_by, worker)
				values (:institution, :visit, :person, :holder, :worker)
				on conflict (institution_id, visit_number, person_key) do update set held_by = excluded.held_by, worker = excluded.worker
				where held.held_by = excluded.held_by or (held.worker is not null and not held.worker = any(:living))""")
				.param("institution", key.institution().value())
				.param("visit", key.visitNumber()).param("person", key.personKey()).param("holder", holder).param("worker", worker, Types.OTHER)
				.param("living", living).update() == 1;
	}

	void leave(Key key, UUID holder) {
		jdbc.sql("""
				delete from insurance_visit_lock
				where institution_id = :institution and visit_number = :visit and person_key = :person and held_by = :holder""")
				.param("institution", key.institution().value()).param("visit", key.visitNumber()).param("person", key.personKey())
				.param("holder", holder).update();
	}
}
