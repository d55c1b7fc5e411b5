package medpay.reconciliation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import medpay.channel.unionpay.ClearingFiles;
import medpay.shared.BusinessDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A day of any size with known differences: of every thousand lines of a source, one of each class. The lines of all parties are made from the line's number alone, so that
 * none has to be kept.
 *
 * @param lines of each source
 */
record BenchmarkDay(int lines) {

	static final long HOSPITAL = 1;
	static final BusinessDate DAY = new BusinessDate(LocalDate.of(2026, 11, 23));
	private static final Instant MORNING = Instant.parse("2026-11-23T02:00:00Z");
	/** Within two hours of UnionPay's end of day. */
	private static final Instant EVENING = Instant.parse("2026-11-23T14:30:00Z");
	private static final String HEADING = "bill_number,kind,refund_number,through,booked_at,operator,total_fen,settlement_number,insurance_type,clr_type,clr_optins,"
			+ "fund_paid_fen,personal_account_paid_fen,other_paid_fen,self_pay_fen,method,channel_reference";
	private static final int THOUSAND = 1000;

	/** What is wrong with the lines of this number in a thousand. */
	private static final int OTHER_AMOUNT = 1;
	private static final int MISSING = 2;
	private static final int STRANGE = 3;
	private static final int TWICE = 4;
	private static final int OTHER_FEE = 5;
	private static final int HELD = 6;
	private static final int HALF_PAID = 7;
	private static final int DECLINED = 8;

	static long fen(int line) {
		return 1_000L + line % 50_000;
	}

	static long fee(long fen) {
		return (fen * 60 + 5_000) / 10_000;
	}

	private static boolean is(int line, int what) {
		return line % THOUSAND == what;
	}

	/** What must be found, by source and class. */
	Map<String, Integer> injected() {
		int each = lines / THOUSAND;
		Map<String, Integer> found = new TreeMap<>();
		for (Source source : new Source[]{Source.HIS, Source.INSURANCE, Source.UNIONPAY}) {
			found.put(source + " AMOUNT_MISMATCH", each);
			found.put(source + " OURS_ONLY", each);
			found.put(source + " THEIRS_ONLY", each);
		}
		found.put(Source.INSURANCE + " DUPLICATE", each);
		found.put(Source.INSURANCE + " HALF_PAID", each);
		found.put(Source.UNIONPAY + " DUPLICATE", each);
		found.put(Source.UNIONPAY + " FEE_MISMATCH", each);
		found.put(Source.UNIONPAY + " HELD", each);
		found.put(Source.UNIONPAY + " STATE_MISMATCH", each);
		return found;
	}

	/** What our own books expect of the three parties. */
	void expect(JdbcClient jdbc) {
		for (Source source : new Source[]{Source.HIS, Source.INSURANCE, Source.UNIONPAY}) {
			String left = switch (source) {
				case HIS -> " and i % 1000 <> " + HALF_PAID;
				case UNIONPAY -> " and i % 1000 <> " + DECLINED;
				case INSURANCE, WECHAT, ALIPAY -> "";
			};
			jdbc.sql(
					"""
							insert into expected_line (institution_id, source, kind, line_key, business_date, payment_id, bill_number, their_number, group_key, total_fen,
							  fund_fen, personal_account_fen, other_fen, self_pay_fen, at, recorded_at)
							select 1, :source, 'CHARGE', :letter || i, :day, ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 'B' || i, 'R' || i, '310/11/310100',
							  1000 + i % 50000, case when :source = 'UNIONPAY' then 0 else 500 end, 0, 0,
							  1000 + i % 50000 - case when :source = 'UNIONPAY' then 0 else 500 end, case when :source = 'UNIONPAY' and i % 1000 = :held
							    then :evening::timestamptz else :morning::timestamptz end, now()
							from generate_series(1, :lines) i where true"""
							+ left)
					.param("source", source.name()).param("letter", letter(source))
					.param("day", DAY.value()).param("held", HELD).param("evening", EVENING.toString()).param("morning", MORNING.toString())
					.param("lines", lines).update();
		}
		jdbc.sql("analyze expected_line").update();
	}

	static String letter(Source source) {
		return switch (source) {
			case HIS -> "B";
			case INSURANCE -> "S";
			case UNIONPAY, WECHAT, ALIPAY -> "O";
		};
	}

	/** The orders that were declined by the answer and are in the channel's file nevertheless. */
	void declined(JdbcClient jdbc) {
		for (int line = DECLINED; line <= lines; line += THOUSAND) {
			String payment = "00000000-0000-7000-8000-%012d".formatted(line);
			AnyRow.insert(jdbc, "payment", Map.of("institution_id", HOSPITAL, "payment_id", payment, "bill_number", "B" + line, "state",
					"AT_WINDOW", "self_pay_route", "WINDOW"));
			AnyRow.insert(jdbc, "charge_order",
					Map.of("institution_id", HOSPITAL, "order_number", "O" + line, "payment_id", payment, "channel", "UNIONPAY",
							"outcome", "DECLINED", "reason", "NO_ANSWER"));
		}
	}

	/** One line of a party's file, in the order of the file. */
	private interface Said {

		void line(String key, String reference, int number, long fen, long fee) throws IOException;
	}

	private void say(Source source, Said said) throws IOException {
		for (int line = 1; line <= lines; line++) {
			boolean absent = is(line, MISSING) || (source == Source.UNIONPAY && is(line, HELD)) || (source == Source.HIS && is(line, HALF_PAID));
			if (!absent) {
				long fen = fen(line) + (is(line, OTHER_AMOUNT) ? 1 : 0);
				said.line(letter(source) + line, "R" + line, line, fen, fee(fen) + (is(line, OTHER_FEE) ? 1 : 0));
			}
			if (is(line, STRANGE)) {
				said.line("X" + line, "RX" + line, line, fen(line), fee(fen(line)));
			}
			if (source != Source.HIS && is(line, TWICE)) {
				said.line(letter(source) + line, "RR" + line, line, fen(line), fee(fen(line)));
			}
		}
	}

	/** The hospital's day file. */
	byte[] hospitalFile() throws IOException {
		var out = new ByteArrayOutputStream();
		try (var csv = new PrintStream(out, false, StandardCharsets.UTF_8)) {
			csv.println(HEADING);
			say(Source.HIS, (key, reference, line, fen, fee) -> csv.println(key + ",CHARGE,,MEDPAY,2026-11-23T10:00:00+08:00,C1," + fen + ",S" + line
					+ ",310,11,310100,500,0,0," + (fen - 500) + ",UNIONPAY," + reference));
		}
		return out.toByteArray();
	}

	/** UnionPay's package. */
	byte[] clearingPackage() throws IOException {
		return ClearingFiles.of(written -> say(Source.UNIONPAY,
				(key, reference, line, fen, fee) -> written.add(key, reference, fen, fee, "1123100000")));
	}

	/** What the insurance platform confirmed and named. */
	void platformLines(Consumer<StatementLine> lines) {
		var number = new int[1];
		try {
			say(Source.INSURANCE, (key, reference, line, fen, fee) -> lines.accept(new StatementLine(++number[0], LineKind.CHARGE, key, Through.ANY,
					"B" + line, null, key, null, "310/11/310100", null, null, new LineAmounts(fen, 500, 0, 0, fen - 500), 0, MORNING)));
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	/** A party's lines as COPY takes them for the baseline: kind, key, five amounts, fee. */
	void rawLines(Source source, OutputStream copy) throws IOException {
		int fund = source == Source.UNIONPAY ? 0 : 500;
		say(source, (key, reference, line, fen, fee) -> copy.write(
				("CHARGE\t" + key + "\t" + fen + "\t" + fund + "\t0\t0\t" + (fen - fund) + "\t" + (source == Source.UNIONPAY ? fee : 0) + "\n")
						.getBytes(StandardCharsets.US_ASCII)));
	}
}
