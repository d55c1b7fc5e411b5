package medpay.settlement.payout;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import medpay.ledger.Account;
import medpay.ledger.Journal;
import medpay.ledger.JournalEntry;
import medpay.ledger.Labels;
import medpay.ledger.Posting;
import medpay.reconciliation.ChannelDays;
import medpay.reconciliation.ChannelDays.Matched;
import medpay.reconciliation.ChannelDays.Part;
import medpay.reconciliation.LineKind;
import medpay.settlement.payout.ExpectedPayout.Purpose;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Settles a channel's day (渠道日结算): books what the channel keeps, and expects the rest in the bank account. A statement that comes again settles the day again, by the
 * difference alone.
 */
@Component
public class ChannelSettling {

	/** A channel does not change its statement any more after that. */
	private static final Duration LOOKS_BACK = Duration.ofDays(15);

	private final ChannelDays days;
	private final Journal journal;
	private final Payouts payouts;
	private final JdbcClient jdbc;
	private final TransactionOperations transactions;
	private final BusinessClock clock;

	ChannelSettling(ChannelDays days, Journal journal, Payouts payouts, JdbcClient jdbc, TransactionOperations transactions, BusinessClock clock) {
		this.days = days;
		this.journal = journal;
		this.payouts = payouts;
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.clock = clock;
	}

	/** What a day comes to; fen. */
	private record Sums(long charged, long returned, long fee, long own, long direct) {

		static final Sums NONE = new Sums(0, 0, 0, 0, 0);

		static Sums of(Part part) {
			boolean charge = part.kind() == LineKind.CHARGE;
			long net = (charge ? part.fen() : -part.fen()) - part.feeFen();
			return new Sums(charge ? part.fen() : 0, charge ? 0 : part.fen(), part.feeFen(), part.direct() ? 0 : net, part.direct() ? net : 0);
		}

		static Sums of(ExpectedPayout payout) {
			return new Sums(payout.charged(), payout.returned(), payout.fee(), payout.own(), payout.direct());
		}

		Sums plus(Sums other) {
			return new Sums(charged + other.charged, returned + other.returned, fee + other.fee, own + other.own, direct + other.direct);
		}

		Sums minus(Sums other) {
			return new Sums(charged - other.charged, returned - other.returned, fee - other.fee, own - other.own, direct - other.direct);
		}
	}

	/** Settles whatever was matched since it was settled last. */
	public void settle(InstitutionId institution) {
		days.since(institution, BusinessDate.of(clock.now().minus(LOOKS_BACK))).forEach(this::settle);
	}

	private void settle(Matched matched) {
		transactions.executeWithoutResult(status -> {
			if (!claimed(matched)) {
				return;
			}
			List<Part> parts = days.parts(matched);
			bookFees(matched, parts);
			expect(matched, parts.stream().map(Sums::of).reduce(Sums.NONE, Sums::plus));
		});
	}

	/** False when the day was settled from these very statements; whoever settles it meanwhile is waited for. */
	private boolean claimed(Matched matched) {
		return jdbc.sql("""
				insert into channel_day_settled (institution_id, channel, business_date, files, settled_at)
				values (:institution, :channel, :day, :files, :now)
				on conflict (institution_id, channel, business_date) do update set files = excluded.files, settled_at = excluded.settled_at
				where channel_day_settled.files <> excluded.files""").param("institution", matched.institution().value())
				.param("channel", matched.channel().name()).param("day", matched.day().value()).param("files", matched.files())
				.param("now", clock.now().atOffset(ZoneOffset.UTC)).update() == 1;
	}

	private void bookFees(Matched matched, List<Part> parts) {
		Map<String, Long> fees = new HashMap<>();
		parts.stream().filter(part -> !part.direct()).forEach(part -> fees.merge(part.scene(), part.feeFen(), Long::sum));
		String subject = matched.channel() + " " + matched.day();
		List<JournalEntry> booked = journal.of(matched.institution(), subject);
		Map<String, Long> before = new HashMap<>();
		booked.forEach(entry -> before.merge(entry.labels().scene(), fee(entry), Long::sum));
		Set<String> scenes = new HashSet<>(fees.keySet());
		scenes.addAll(before.keySet());
		int number = booked.size();
		for (String scene : scenes.stream().sorted().toList()) {
			long fen = fees.getOrDefault(scene, 0L) - before.getOrDefault(scene, 0L);
			if (fen != 0) {
				number++;
				post(matched, scene, fen, subject + "#" + number);
			}
		}
	}

	private static long fee(JournalEntry entry) {
		return entry.postings().stream().filter(posting -> posting.account() == Account.CHANNEL_FEE).mapToLong(Posting::signedFen).sum();
	}

	private void post(Matched matched, String scene, long fen, String cause) {
		String leg = Party.valueOf(matched.channel().name()).leg();
		List<Posting> postings = List.of(Posting.signed(Account.CHANNEL_FEE, leg + "-fee", fen),
				Posting.signed(Account.CHANNEL_RECEIVABLE, leg, -fen));
		journal.post(new JournalEntry(matched.institution(), "CHANNEL_FEE", matched.day(), cause, matched.channel() + " " + matched.day(),
				new Labels(scene, ""), postings));
	}

	private void expect(Matched matched, Sums sums) {
		Party party = Party.valueOf(matched.channel().name());
		String period = matched.day().toString();
		List<ExpectedPayout> before = payouts.locked(matched.institution(), party, Purpose.CHANNEL_DAY, period);
		List<ExpectedPayout> paid = before.stream().filter(each -> each.receipt() != null).toList();
		Sums rest = sums.minus(paid.stream().map(Sums::of).reduce(Sums.NONE, Sums::plus));
		boolean waits = before.size() > paid.size();
		if (rest.equals(Sums.NONE) && !waits) {
			return;
		}
		int sequence = waits ? before.size() : before.size() + 1;
		boolean moves = rest.own() + rest.direct() != 0;
		String receipt = moves ? null : paid.isEmpty() ? "" : paid.getLast().receipt();
		var payout = new ExpectedPayout(matched.institution(), new PayoutId(party, Purpose.CHANNEL_DAY, period, sequence), matched.day(),
				rest.charged(),
				rest.returned(), rest.fee(), rest.own(), rest.direct(), payouts.payDay(party, matched.day()), receipt);
		payouts.expect(payout);
		if (!moves && rest.own() != 0) {
			shift(payout);
		}
	}

	/** The amount was right and came already, only it was less or more of ours than we knew. */
	private void shift(ExpectedPayout payout) {
		String leg = payout.id().party().leg();
		journal.post(new JournalEntry(payout.institution(), "PAYOUT_SHIFTED", payout.periodEnd(),
				payout.id().party() + " " + payout.id().period() + "#" + payout.id().sequence(),
				payout.id().party() + " " + payout.id().period() + " payout",
				List.of(Posting.signed(Account.CHANNEL_RECEIVABLE, leg, -payout.own()),
						Posting.signed(Account.DIRECT_TAKINGS, leg + "-direct", -payout.direct()))));
	}
}
