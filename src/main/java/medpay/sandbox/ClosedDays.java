package medpay.sandbox;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which days the parties have closed (对手方日切): only then are there files, and what a test wants to be wrong in them. */
@Component
@SandboxPart
public class ClosedDays {

	private final SandboxDatabase database;
	private final SandboxClock clock;

	ClosedDays(SandboxDatabase database, SandboxClock clock) {
		this.database = database;
		this.clock = clock;
	}

	/** What is wrong with one line of a party's file. */
	public enum Twist {
		/** The line is not there. */
		MISSING,
		/** Its amount is one fen more. */
		AMOUNT,
		/** Its fee is one fen more. */
		FEE,
		/** It comes twice, under another number of the party. */
		TWICE
	}

	/** The parties produce their files of that day. */
	public void close(LocalDate day) {
		database.jdbc().sql("insert into sandbox.closed_day (business_date, closed_at) values (:day, :now) on conflict do nothing").param("day", day)
				.param("now", OffsetDateTime.ofInstant(clock.now(), ZoneOffset.UTC)).update();
	}

	public boolean isClosed(LocalDate day) {
		return database.jdbc().sql("select exists (select 1 from sandbox.closed_day where business_date = :day)").param("day", day)
				.query(Boolean.class).single();
	}

	/** Orders something to be wrong. {@code ourNumber}: order number, or settlement number. */
	public void twist(String party, String ourNumber, Twist twist) {
		database.jdbc().sql("""
				insert into sandbox.statement_twist (party, our_number, twist) values (:party, :number, :twist)
				on conflict (party, our_number) do update set twist = excluded.twist""").param("party", party).param("number", ourNumber)
				.param("twist", twist.name()).update();
	}

	/**
	 * A line that only this party's file has.
	 *
	 * @param party unionpay, insurance or his
	 * @param ourNumber order number, the message's number, or bill number
	 * @param theirNumber the party's own number; in a hospital's file the channel's reference
	 * @param through MEDPAY or DIRECT: for a hospital's file alone
	 */
	public record Added(String party, String institutionCode, String ourNumber, String theirNumber, LocalDate day, long amountFen, String through) {}

	/** Orders a line more. */
	public void add(Added line) {
		database.jdbc().sql("""
				insert into sandbox.added_line (party, institution_code, our_number, their_number, business_date, amount_fen, through)
				values (:party, :institution, :ours, :theirs, :day, :amount, :through) on conflict do nothing""").param("party", line.party())
				.param("institution", line.institutionCode()).param("ours", line.ourNumber()).param("theirs", line.theirNumber())
				.param("day", line.day()).param("amount", line.amountFen()).param("through", line.through()).update();
	}

	/** What a party's file of that day has more. */
	public List<Added> added(String party, String institutionCode, LocalDate day) {
		return database.jdbc().sql("""
				select our_number, their_number, amount_fen, through from sandbox.added_line
				where party = :party and institution_code = :institution and business_date = :day order by our_number""").param("party", party)
				.param("institution", institutionCode).param("day", day)
				.query((row, number) -> new Added(party, institutionCode, row.getString(1), row.getString(2), day, row.getLong(3), row.getString(4)))
				.list();
	}

	/** Everything is right again. */
	public void straighten() {
		database.jdbc().sql("delete from sandbox.added_line").update();
		database.jdbc().sql("delete from sandbox.statement_twist").update();
	}

	/** What is wrong in this party's files, by our number. */
	public Map<String, Twist> twists(String party) {
		return database.jdbc().sql("select our_number, twist from sandbox.statement_twist where party = :party").param("party", party)
				.query((row, number) -> Map.entry(row.getString(1), Twist.valueOf(row.getString(2)))).list().stream()
				.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
	}
}
