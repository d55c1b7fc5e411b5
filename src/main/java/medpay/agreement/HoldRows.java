package medpay.agreement;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import medpay.agreement.CreditAgreements.Return;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of holds; whoever opens or consumes one holds the lock on the agreement. */
@Repository
class HoldRows {

	private final JdbcClient jdbc;

	HoldRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Commitment commitment(AgreementKey key, BusinessDate today) {
		return jdbc.sql("""
				select coalesce(sum(amount_fen) filter (where state = 'OPEN'), 0) as open_fen,
					coalesce(sum(amount_fen - returned_fen) filter (where business_date = :today and state <> 'RELEASED'), 0) as today_fen
				from agreement_hold where person_hash = :person and agreement_number = :number and (state = 'OPEN' or business_date = :today)
				""").param("person", key.person()).param("number", key.number()).param("today", today.value())
				.query((row, index) -> new Commitment(new Money(row.getLong("open_fen")), new Money(row.getLong("today_fen")))).single();
	}

	boolean anyOpen(AgreementKey key) {
		return jdbc.sql(
				"select exists (select 1 from agreement_hold where person_hash = :person and agreement_number = :number and state = 'OPEN')")
				.param("person", key.person()).param("number", key.number()).query(Boolean.class).single();
	}

	/** Whether a payment of this institution ever held on it. */
	boolean anyAt(AgreementKey key, InstitutionId institution) {
		return jdbc.sql("""
				select exists (select 1 from agreement_hold
				where person_hash = :person and agreement_number = :number and institution_id = :institution)
				""").param("person", key.person()).param("number", key.number()).param("institution", institution.value())
				.query(Boolean.class).single();
	}

	/** Notes what came back of a charge. Says false when this refund was noted before, or there is not so much to come back. */
	boolean returned(byte[] person, Return back, Instant now) {
		int rows = jdbc.sql("""
				insert into agreement_return (person_hash, institution_id, refund_id, payment_id, amount_fen, returned_at)
				select :person, :institution, :refund, :payment, :amount, :now from agreement_hold
				where person_hash = :person and institution_id = :institution and payment_id = :payment and state = 'CONSUMED'
				and returned_fen + :amount <= amount_fen
				on conflict (person_hash, institution_id, refund_id) do nothing
				""").param("person", person).param("institution", back.institution().value()).param("refund", back.refund())
				.param("payment", back.payment()).param("amount", back.amount().fen()).param("now", Timestamp.from(now)).update();
		return rows == 1 && jdbc.sql("""
				update agreement_hold set returned_fen = returned_fen + :amount
				where person_hash = :person and institution_id = :institution and payment_id = :payment
				""").param("person", person).param("institution", back.institution().value()).param("payment", back.payment())
				.param("amount", back.amount().fen()).update() == 1;
	}

	Optional<Hold> find(byte[] person, InstitutionId institution, UUID payment) {
		return jdbc.sql("""
				select agreement_number, amount_fen, state from agreement_hold
				where person_hash = :person and institution_id = :institution and payment_id = :payment
				""").param("person", person).param("institution", institution.value()).param("payment", payment)
				.query((row, index) -> new Hold(row.getString("agreement_number"), new Money(row.getLong("amount_fen")),
						Hold.State.valueOf(row.getString("state"))))
				.optional();
	}

	/** Opens a hold, or opens a released one again. */
	void open(AgreementKey key, InstitutionId institution, UUID payment, Money amount, BusinessDate today, Instant now) {
		int rows = jdbc.sql("""
				insert into agreement_hold (person_hash, institution_id, payment_id, agreement_number, amount_fen, business_date, state, held_at)
				values (:person, :institution, :payment, :number, :amount, :today, 'OPEN', :now)
				on conflict (person_hash, institution_id, payment_id) do update
				set agreement_number = excluded.agreement_number, amount_fen = excluded.amount_fen, business_date = excluded.business_date,
					state = 'OPEN', held_at = excluded.held_at, ended_at = null
				where agreement_hold.state = 'RELEASED'
				""").param("person", key.person()).param("institution", institution.value()).param("payment", payment)
				.param("number", key.number()).param("amount", amount.fen()).param("today", today.value()).param("now", Timestamp.from(now))
				.update();
		if (rows != 1) {
			throw new IllegalStateException("Payment " + payment + " holds already");
		}
	}

	/** A hold that is open; {@code heldAt}: when it was last taken. */
	record Open(byte[] person, InstitutionId institution, UUID payment, Instant heldAt) {

		@Override
		public String toString() {
			return "Open[" + payment + "]";
		}
	}

	/** Open since before that moment, the oldest first, a page after that one. */
	List<Open> openSince(Instant before, @Nullable Open after, int atMost) {
		return jdbc.sql("""
				select person_hash, institution_id, payment_id, held_at from agreement_hold
				where state = 'OPEN' and held_at < :before and (held_at, payment_id) > (:after, :id) order by held_at, payment_id limit :most
				""").param("before", Timestamp.from(before)).param("after", Timestamp.from(after == null ? Instant.EPOCH : after.heldAt()))
				.param("id", after == null ? new UUID(0, 0) : after.payment()).param("most", atMost)
				.query((row, index) -> new Open(row.getBytes(1), new InstitutionId(row.getLong(2)), row.getObject(3, UUID.class),
						row.getTimestamp(4).toInstant()))
				.list();
	}

	/** The payment asked for its hold again: it needs it now. */
	void touch(byte[] person, InstitutionId institution, UUID payment, Instant now) {
		jdbc.sql("""
				update agreement_hold set held_at = :now
				where person_hash = :person and institution_id = :institution and payment_id = :payment and state = 'OPEN'
				""").param("person", person).param("institution", institution.value()).param("payment", payment).param("now", Timestamp.from(now))
				.update();
	}

	/** The agreement that got room again; empty when the hold was taken again since it was looked at. */
	Optional<String> releaseIfUntouched(Open seen, Instant now) {
		return jdbc.sql("""
				update agreement_hold set state = 'RELEASED', ended_at = :now
				where person_hash = :person and institution_id = :institution and payment_id = :payment and state = 'OPEN' and held_at = :seen
				returning agreement_number
				""").param("person", seen.person()).param("institution", seen.institution().value()).param("payment", seen.payment())
				.param("seen", Timestamp.from(seen.heldAt())).param("now", Timestamp.from(now)).query(String.class).optional();
	}

	/** Says false when it was consumed before. */
	boolean consume(byte[] person, InstitutionId institution, UUID payment, Instant now) {
		return jdbc.sql("""
				update agreement_hold set state = 'CONSUMED', ended_at = :now
				where person_hash = :person and institution_id = :institution and payment_id = :payment and state <> 'CONSUMED'
				""").param("person", person).param("institution", institution.value()).param("payment", payment)
				.param("now", Timestamp.from(now)).update() == 1;
	}

	/** The agreement that got room again; empty when nothing was open. */
	Optional<String> release(byte[] person, InstitutionId institution, UUID payment, Instant now) {
		return jdbc.sql("""
				update agreement_hold set state = 'RELEASED', ended_at = :now
				where person_hash = :person and institution_id = :institution and payment_id = :payment and state = 'OPEN'
				returning agreement_number
				""").param("person", person).param("institution", institution.value()).param("payment", payment)
				.param("now", Timestamp.from(now)).query(String.class).optional();
	}
}
