package medpay.reconciliation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import medpay.ledger.Account;
import medpay.ledger.Journal;
import medpay.ledger.JournalEntry;
import medpay.ledger.Posting;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Books what was decided about a difference (差错处理记账), dated to the day of the decision. What the party's books do not show leaves its receivable, so that the
 * receivable is what the party says; while it is looked into it stands in SUSPENSE, and leaves it by itself when the party's books agree.
 */
@Component
class DifferenceBooks {

	private final Journal journal;
	private final JdbcClient jdbc;
	private final Discrepancies discrepancies;
	private final TransactionOperations transactions;
	private final BusinessClock clock;

	DifferenceBooks(Journal journal, JdbcClient jdbc, Discrepancies discrepancies, TransactionOperations transactions, BusinessClock clock) {
		this.journal = journal;
		this.jdbc = jdbc;
		this.discrepancies = discrepancies;
		this.transactions = transactions;
		this.clock = clock;
	}

	/** What a decision left in SUSPENSE, and what it took as gain or loss; fen. */
	record Booked(long suspense, long writtenOff) {}

	/** Posts the decision in the caller's transaction. */
	Booked decided(Discrepancy found, Resolution resolution) {
		long stake = inOurBooks(found) ? found.stakeFen() : 0;
		return switch (resolution) {
			case CARRY_OVER, ASK_PARTY -> {
				post(found, resolution.name(), stake - found.bookedFen(), Account.SUSPENSE);
				yield new Booked(stake, 0);
			}
			case WRITE_OFF -> {
				ended(found, resolution, stake, Account.OVER_AND_SHORT);
				yield new Booked(0, stake);
			}
			case RETURN_MONEY -> {
				ended(found, resolution, stake, Account.REFUND_PAYABLE);
				yield new Booked(0, 0);
			}
			case RECORD_SUCCESS, CORRECT_HIS -> {
				ended(found, resolution, 0, Account.SUSPENSE);
				yield new Booked(0, 0);
			}
		};
	}

	private void ended(Discrepancy found, Resolution resolution, long stake, Account against) {
		post(found, "SUSPENSE_LEFT", -found.bookedFen(), Account.SUSPENSE);
		post(found, resolution.name(), stake, against);
	}

	/** The channel's file has the return that two people decided: what was owed to the patient is paid. In the caller's transaction. */
	void returned(Discrepancy line) {
		post(line, "RETURNED", line.stakeFen(), Account.REFUND_PAYABLE);
	}

	/** Of that day's differences, those that have ended by themselves leave SUSPENSE, and what was taken as gain or loss is none. */
	void ended(InstitutionId institution, BusinessDate day) {
		Map<UUID, Long> gone = new HashMap<>();
		jdbc.sql("""
				select discrepancy_id, written_off_fen from discrepancy
				where institution_id = :institution and business_date = :day and state = 'GONE' and (booked_fen <> 0 or written_off_fen <> 0)""")
				.param("institution", institution.value()).param("day", day.value()).query(row -> {
					gone.put(row.getObject(1, UUID.class), row.getLong(2));
				});
		gone.forEach((id, writtenOff) -> transactions.executeWithoutResult(status -> discrepancies.locked(institution, List.of(id)).stream()
				.filter(found -> found.state() == Discrepancy.State.GONE).forEach(found -> {
					post(found, "SUSPENSE_LEFT", -found.bookedFen(), Account.SUSPENSE);
					post(found, "WRITE_OFF_UNDONE", -writtenOff, Account.OVER_AND_SHORT);
					jdbc.sql("""
							update discrepancy set booked_fen = 0, written_off_fen = 0, version = version + 1
							where institution_id = :institution and discrepancy_id = :id""").param("institution", institution.value()).param("id", id)
							.update();
				})));
	}

	/** A hospital's own mistake, an unpaid bill and what did not come through us are in nobody's receivable of ours; what a channel has too much is. */
	private static boolean inOurBooks(Discrepancy found) {
		return found.source() != Source.HIS && found.through() != Through.DIRECT && found.kindOf() != DiscrepancyClass.HALF_PAID;
	}

	/** {@code fen}: what leaves the party's receivable, negative what enters it. */
	private void post(Discrepancy found, String what, long fen, Account against) {
		Account receivable = found.source() == Source.INSURANCE ? Account.INSURANCE_FUND_RECEIVABLE : Account.CHANNEL_RECEIVABLE;
		String leg = found.source() == Source.INSURANCE ? "fund" : found.source().name().toLowerCase(Locale.ROOT);
		Money amount = Money.ofFen(Math.abs(fen));
		List<Posting> postings = fen >= 0
				? List.of(Posting.debit(against, "against", amount), Posting.credit(receivable, leg, amount))
				: List.of(Posting.debit(receivable, leg, amount), Posting.credit(against, "against", amount));
		String subject = Objects.requireNonNullElse(found.payment(), found.id()).toString();
		journal.post(
				new JournalEntry(found.institution(), "DIFFERENCE_" + what, clock.today(), found.id() + "#" + found.version(), subject, postings));
	}
}
