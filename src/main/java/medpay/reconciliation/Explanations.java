package medpay.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import medpay.exchange.SentMessages;
import medpay.payment.KnownMoney;
import medpay.payment.KnownMoney.Bill;
import medpay.payment.KnownMoney.Order;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says of every difference why it is there (差错解释), from the payment's own history. What is certain is mended at once: a success in the channel's file that we missed
 * is told to the payment like a notification of the channel.
 */
@Component
class Explanations {

	/** Explained at a time. */
	private static final int BATCH = 1000;
	private static final String SELECT = """
			select discrepancy_id, source, class, kind, line_key, through, payment_id, bill_number, their_number, ours_fen, theirs_fen, at from discrepancy
			where institution_id = :institution and business_date = :day and state = 'OPEN' and cause is null order by discrepancy_id limit :most""";

	private final JdbcClient jdbc;
	private final KnownMoney known;
	private final SentMessages messages;
	private final FileNews news;

	Explanations(JdbcClient jdbc, KnownMoney known, SentMessages messages, FileNews news) {
		this.jdbc = jdbc;
		this.known = known;
		this.messages = messages;
		this.news = news;
	}

	/** One difference, as far as its explanation needs it. */
	private record Found(UUID id, Source source, DiscrepancyClass kindOf, LineKind kind, String key, Through through, @Nullable String bill,
			@Nullable String theirNumber, @Nullable Long oursFen, @Nullable Long theirsFen) {

		static Found of(ResultSet row) throws SQLException {
			return new Found(row.getObject("discrepancy_id", UUID.class), Source.valueOf(row.getString("source")),
					DiscrepancyClass.valueOf(row.getString("class")), LineKind.valueOf(row.getString("kind")), row.getString("line_key"),
					Through.valueOf(row.getString("through")), row.getString("bill_number"), row.getString("their_number"),
					row.getObject("ours_fen", Long.class), row.getObject("theirs_fen", Long.class));
		}
	}

	/** A difference and why it is there. */
	private record Explained(Found found, Cause cause) {}

	/** What we know of everything that a batch names. */
	private record Knowledge(Map<String, Order> orders, Map<String, Bill> bills, Map<String, UUID> messages) {}

	/** Gives every open difference of the day its cause, and returns how many were mended by themselves: their source is to be matched again. */
	int explain(InstitutionId institution, BusinessDate day) {
		int mended = 0;
		List<Found> batch;
		do {
			batch = jdbc.sql(SELECT).param("institution", institution.value()).param("day", day.value()).param("most", BATCH)
					.query((row, number) -> Found.of(row)).list();
			Knowledge knowledge = knowledge(institution, batch);
			List<Explained> explained = batch.stream().map(found -> new Explained(found, cause(found, knowledge))).toList();
			mended += (int) explained.stream().filter(each -> each.cause().fix() == Cause.Fix.RECORD_SUCCESS && told(institution, day, each.found()))
					.count();
			write(institution, explained);
		} while (batch.size() == BATCH);
		return mended;
	}

	private Knowledge knowledge(InstitutionId institution, List<Found> batch) {
		List<String> keys = batch.stream().map(Found::key).distinct().toList();
		List<String> bills = batch.stream().map(Found::bill).filter(Objects::nonNull).distinct().toList();
		return new Knowledge(known.orders(institution, keys), known.bills(institution, bills), messages.subjects(institution, keys));
	}

	private static Cause cause(Found found, Knowledge known) {
		return switch (found.kindOf()) {
			case HELD -> Cause.NEAR_CUT_OFF;
			case FEE_MISMATCH -> Cause.OTHER_FEE;
			case DUPLICATE -> found.source() == Source.HIS ? Cause.HOSPITAL_OTHER_AMOUNT : Cause.TWICE_IN_FILE;
			case HALF_PAID -> half(known.bills().get(found.bill()));
			case AMOUNT_MISMATCH -> amount(found);
			case OURS_ONLY -> ours(found);
			case THEIRS_ONLY, STATE_MISMATCH -> theirs(found, known);
		};
	}

	private static Cause half(@Nullable Bill bill) {
		if (bill == null) {
			return Cause.STILL_OPEN;
		}
		return switch (bill.state()) {
			case AT_WINDOW -> bill.overdue() ? Cause.PATIENT_OWES : Cause.WAITS_AT_WINDOW;
			case CHARGE_IN_DOUBT -> Cause.CHARGE_OPEN;
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, INSURED, CHARGING, PAID, PAID_AT_WINDOW, REVERSING, REVERSAL_IN_DOUBT, REVERSED,
					REFUSED ->
				Cause.STILL_OPEN;
		};
	}

	private static Cause amount(Found found) {
		if (found.through() == Through.DIRECT) {
			return Cause.DIRECT_OTHER_AMOUNT;
		}
		return switch (found.source()) {
			case HIS -> Cause.HOSPITAL_OTHER_AMOUNT;
			case INSURANCE -> Cause.OTHER_AMOUNT_AT_PLATFORM;
			case UNIONPAY, WECHAT, ALIPAY -> Cause.OTHER_AMOUNT;
		};
	}

	private static Cause ours(Found found) {
		if (found.through() == Through.DIRECT) {
			return Cause.DIRECT_WITHOUT_PARTY;
		}
		return switch (found.source()) {
			case HIS -> Cause.HOSPITAL_DID_NOT_BOOK;
			case INSURANCE -> Cause.MISSING_AT_PLATFORM;
			case UNIONPAY, WECHAT, ALIPAY -> Cause.MISSING_IN_FILE;
		};
	}

	private static Cause theirs(Found found, Knowledge known) {
		return switch (found.source()) {
			case HIS -> known.bills().containsKey(found.bill()) ? Cause.HOSPITAL_BOOKED_UNPAID : Cause.HOSPITAL_BOOKED_UNKNOWN;
			case INSURANCE -> known.messages().containsKey(found.key()) ? Cause.SETTLED_AFTER_VOID : Cause.SETTLED_UNKNOWN;
			case UNIONPAY, WECHAT, ALIPAY -> order(known.orders().get(found.key()));
		};
	}

	private static Cause order(@Nullable Order order) {
		if (order == null) {
			return Cause.NOT_OURS;
		}
		return order.outcome().equals("DECLINED") ? Cause.DECLINED_BUT_MOVED : Cause.ANSWER_LOST;
	}

	private boolean told(InstitutionId institution, BusinessDate day, Found found) {
		String reference = found.theirNumber();
		Long fen = found.theirsFen();
		return reference != null && fen != null
				&& news.moved(institution, new FileNews.Line(found.source(), day, found.kind(), found.key(), reference, fen));
	}

	private void write(InstitutionId institution, List<Explained> explained) {
		jdbc.sql(
				"""
						update discrepancy d set cause = x.cause, party = x.party, fix = x.fix, assignee = coalesce(d.assignee, x.desk),
						  class = case when x.fix = 'RECORD_SUCCESS' and d.class = 'THEIRS_ONLY' then 'STATE_MISMATCH' else d.class end, version = d.version + 1
						from unnest(:ids::uuid[], :causes::text[], :parties::text[], :fixes::text[], :desks::text[]) as x (id, cause, party, fix, desk)
						where d.institution_id = :institution and d.discrepancy_id = x.id""")
				.param("institution", institution.value())
				.param("ids", explained.stream().map(each -> each.found().id()).toArray(UUID[]::new))
				.param("causes", column(explained, Cause::name)).param("parties", column(explained, cause -> cause.party().name()))
				.param("fixes", column(explained, cause -> cause.fix().name())).param("desks", column(explained, Cause::desk)).update();
	}

	private static @Nullable String[] column(List<Explained> explained, Function<Cause, @Nullable String> value) {
		return explained.stream().map(each -> value.apply(each.cause())).toArray(String[]::new);
	}
}
