package medpay.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medpay.channel.StatementDoor;
import medpay.channel.statement.ChannelStatement;
import medpay.reconciliation.Statements.Evidence;
import medpay.reconciliation.Statements.Heading;
import medpay.reconciliation.Statements.Taken;
import medpay.shared.BadStatement;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.call.NoTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Compares an institution's whole day (日对账): fetches what each party says, matches it, explains what differs, and ends by itself what is certain. May be run as often
 * as one likes; one run of a day at a time.
 */
@Component
public class DayReconciliation {

	/** A run that has not ended by then has died. */
	private static final Duration LEASE = Duration.ofMinutes(10);
	/** UnionPay's file is there at about 09:00 of the next day: from noon on, none is none. */
	private static final Duration FILES_ARE_THERE = Duration.ofHours(12);

	private final JdbcClient jdbc;
	private final Statements statements;
	private final Matching matching;
	private final InsuranceDay insurance;
	private final List<StatementDoor> channels;
	private final HandedInBills bills;
	private final Explanations explanations;
	private final FileNews news;
	private final DecidedReturns returns;
	private final DifferenceBooks books;
	private final TransactionOperations transactions;
	private final BusinessClock clock;
	private final Clock machine;

	DayReconciliation(JdbcClient jdbc, Statements statements, Matching matching, InsuranceDay insurance, List<StatementDoor> channels,
			HandedInBills bills, Explanations explanations, FileNews news, DecidedReturns returns, DifferenceBooks books,
			TransactionOperations transactions,
			BusinessClock clock, Clock machine) {
		this.jdbc = jdbc;
		this.statements = statements;
		this.matching = matching;
		this.insurance = insurance;
		this.channels = channels;
		this.bills = bills;
		this.explanations = explanations;
		this.news = news;
		this.returns = returns;
		this.books = books;
		this.transactions = transactions;
		this.clock = clock;
		this.machine = machine;
	}

	/** A source that could not be compared yet. {@code reason}: no_file, not_yet, no_answer, refused, unusable. */
	public record Waiting(Source source, String reason, String detail) {}

	/** False when another run of that day has not ended. */
	public boolean run(InstitutionId institution, BusinessDate day) {
		NoTransaction.required();
		if (!leased(institution, day)) {
			return false;
		}
		List<Waiting> waiting = new ArrayList<>();
		Optional<Taken> hospital = statements.current(new Statements.Key(institution, Source.HIS, day));
		long file = hospital.map(Taken::file).orElse(0L);
		hospital.ifPresentOrElse(taken -> match(institution, Source.HIS, day, taken, file),
				() -> waiting.add(new Waiting(Source.HIS, "no_file", "The hospital has not handed in its day")));
		switch (insurance.compare(institution, day, file)) {
			case InsuranceDay.Outcome.Compared compared -> match(institution, Source.INSURANCE, day, compared.statement(), file);
			case InsuranceDay.Outcome.Waits waits -> waiting.add(new Waiting(Source.INSURANCE, waits.reason(), waits.detail()));
		}
		for (StatementDoor channel : channels) {
			Source source = Source.valueOf(channel.code());
			fetch(channel, institution, day).ifPresent(waiting::add);
			statements.current(new Statements.Key(institution, source, day)).ifPresent(taken -> match(institution, source, day, taken, file));
		}
		for (Source source : bills.sources()) {
			statements.current(new Statements.Key(institution, source, day)).ifPresentOrElse(taken -> match(institution, source, day, taken, file),
					() -> bills.missing(institution, source, file).ifPresent(waiting::add));
		}
		int ended = channels.stream().mapToInt(channel -> news.absent(institution, Source.valueOf(channel.code()), day)).sum();
		returns.settle(institution, day);
		if (explanations.explain(institution, day) + ended > 0) {
			for (Source source : Source.values()) {
				statements.current(new Statements.Key(institution, source, day)).ifPresent(taken -> match(institution, source, day, taken, file));
			}
			explanations.explain(institution, day);
		}
		books.ended(institution, day);
		ended(institution, day, waiting);
		return true;
	}

	private void match(InstitutionId institution, Source source, BusinessDate day, Taken taken, long hospital) {
		transactions.executeWithoutResult(status -> matching.match(new Matching.Day(institution, source, day, taken.file(), hospital)));
	}

	private Optional<Waiting> fetch(StatementDoor channel, InstitutionId institution, BusinessDate day) {
		Source source = Source.valueOf(channel.code());
		var key = new Statements.Key(institution, source, day);
		return switch (channel.statement(institution, day).send().meaning()) {
			case ChannelStatement.Available available -> taken(channel, key, available);
			case ChannelStatement.None none -> {
				if (clock.now().isBefore(day.end().plus(FILES_ARE_THERE))) {
					yield Optional.of(new Waiting(source, "not_yet", "No file yet"));
				}
				if (statements.current(key).isEmpty()) {
					// What somebody handed in stays: the channel only says that it has none to give.
					statements.take(new Heading(key, new byte[32], Evidence.NO_FILE, "76"), lines -> {});
				}
				yield Optional.empty();
			}
			case ChannelStatement.Refused refused -> Optional.of(new Waiting(source, "refused", refused.code() + " " + refused.message()));
			case ChannelStatement.NoAnswer silence -> Optional.of(new Waiting(source, "no_answer", silence.reason()));
		};
	}

	private Optional<Waiting> taken(StatementDoor channel, Statements.Key key, ChannelStatement.Available available) {
		try {
			statements.take(new Heading(key, DayFiles.sha256(available.content()), Evidence.FILE, available.fileName()),
					available.content(),
					lines -> channel.read(key.institution(), key.day(), available.content(), line -> lines.accept(StatementLine.of(line))));
			return Optional.empty();
		} catch (BadStatement bad) {
			return Optional.of(new Waiting(key.source(), "unusable", bad.text().zh() + " · " + bad.text().en()));
		}
	}

	private boolean leased(InstitutionId institution, BusinessDate day) {
		Instant now = machine.instant();
		return jdbc.sql("""
				insert into day_run (institution_id, business_date, leased_until) values (:institution, :day, :until)
				on conflict (institution_id, business_date) do update set leased_until = excluded.leased_until where day_run.leased_until < :now""")
				.param("institution", institution.value()).param("day", day.value()).param("until", now.plus(LEASE).atOffset(ZoneOffset.UTC))
				.param("now", now.atOffset(ZoneOffset.UTC)).update() == 1;
	}

	private void ended(InstitutionId institution, BusinessDate day, List<Waiting> waiting) {
		var now = clock.now().atOffset(ZoneOffset.UTC);
		transactions.executeWithoutResult(status -> {
			jdbc.sql("delete from source_wait where institution_id = :institution and business_date = :day").param("institution", institution.value())
					.param("day", day.value()).update();
			for (Waiting each : waiting) {
				String detail = each.detail().length() <= 400 ? each.detail() : each.detail().substring(0, 400);
				jdbc.sql("""
						insert into source_wait (institution_id, business_date, source, reason, detail, tried_at)
						values (:institution, :day, :source, :reason, :detail, :now)""").param("institution", institution.value())
						.param("day", day.value())
						.param("source", each.source().name()).param("reason", each.reason()).param("detail", detail).param("now", now).update();
			}
			jdbc.sql("update day_run set ran_at = :now, leased_until = :free where institution_id = :institution and business_date = :day")
					.param("now", now)
					.param("free", machine.instant().atOffset(ZoneOffset.UTC)).param("institution", institution.value()).param("day", day.value())
					.update();
		});
	}

	/** The sources of a day that could not be compared yet. */
	public List<Waiting> waiting(InstitutionId institution, BusinessDate day) {
		return jdbc.sql("select source, reason, detail from source_wait where institution_id = :institution and business_date = :day order by source")
				.param("institution", institution.value()).param("day", day.value())
				.query((row, number) -> new Waiting(Source.valueOf(row.getString(1)), row.getString(2), row.getString(3))).list();
	}
}
