package medpay.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import medpay.reconciliation.Statements.Evidence;
import medpay.reconciliation.Statements.Heading;
import medpay.reconciliation.Statements.Taken;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lines on both sides, made for a test. */
final class Lines {

	static final InstitutionId HOSPITAL = new InstitutionId(1);
	static final BusinessDate DAY = new BusinessDate(LocalDate.of(2026, 11, 23));
	static final Instant MORNING = Instant.parse("2026-11-23T02:00:00Z");

	private final JdbcClient jdbc;
	private final Statements statements;
	private int version;

	Lines(JdbcClient jdbc, Statements statements) {
		this.jdbc = jdbc;
		this.statements = statements;
	}

	/** What we expect of the channel. */
	UUID charged(String order, long fen, Instant at) {
		return expected(Source.UNIONPAY, LineKind.CHARGE, order, "B-" + order, LineAmounts.ofChannel(fen), at);
	}

	UUID expected(Source source, LineKind kind, String key, String bill, LineAmounts amounts, Instant at) {
		UUID payment = UUID.randomUUID();
		jdbc.sql(
				"""
						insert into expected_line (institution_id, source, kind, line_key, business_date, payment_id, bill_number, group_key, total_fen, fund_fen,
						  personal_account_fen, other_fen, self_pay_fen, at, recorded_at)
						values (1, :source, :kind, :key, :day, :payment, :bill, '', :total, :fund, :account, :other, :self, :at, :at)""")
				.param("source", source.name()).param("kind", kind.name()).param("key", key)
				.param("day", BusinessDate.of(source == Source.UNIONPAY ? at.plusSeconds(3600) : at).value()).param("payment", payment)
				.param("bill", bill).param("total", amounts.totalFen()).param("fund", amounts.fundFen())
				.param("account", amounts.personalAccountFen())
				.param("other", amounts.otherFen()).param("self", amounts.selfPayFen()).param("at", at.atOffset(ZoneOffset.UTC)).update();
		return payment;
	}

	/** A channel's line. */
	static StatementLine channelLine(int number, LineKind kind, String order, @Nullable String reference, long fen, long fee, Instant at) {
		return new StatementLine(number, kind, order, Through.ANY, null, null, reference, null, null, null, null, LineAmounts.ofChannel(fen), fee,
				at);
	}

	/** A line of the hospital's file. */
	static StatementLine hospitalLine(int number, Through through, String bill, LineAmounts amounts, @Nullable String settlement,
			@Nullable String method, @Nullable String reference) {
		return new StatementLine(number, LineKind.CHARGE, bill, through, bill, null, settlement, reference,
				settlement == null ? null : "310/11/310100",
				method, "C1", amounts, 0, MORNING);
	}

	Taken file(Source source, BusinessDate day, StatementLine... lines) {
		var hash = new byte[32];
		hash[0] = (byte) ++version;
		return statements.take(new Heading(new Statements.Key(HOSPITAL, source, day), hash, Evidence.FILE, "test"),
				sink -> List.of(lines).forEach(sink));
	}

	/** {@code class subject} of what is open. */
	List<String> open() {
		return new ArrayList<>(
				jdbc.sql("select class || ' ' || subject from discrepancy where state = 'OPEN' order by 1").query(String.class).list());
	}
}
