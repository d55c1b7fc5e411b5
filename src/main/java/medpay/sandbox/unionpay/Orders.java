package medpay.sandbox.unionpay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import medpay.channel.unionpay.OrderTime;
import medpay.channel.unionpay.ResponseCode;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.sandbox.BookKeeper;
import medpay.sandbox.BookRow;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.shared.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every order that UnionPay has decided (订单), inserted once and never changed: merchant, number and time are its identity. Those that succeeded are the
 * books.
 */
@Component
@SandboxPart
class Orders implements BookKeeper {

	private static final int CUT_OFF_HOUR = 23;
	private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MMdd");
	private static final DateTimeFormatter TRACE_TIME = DateTimeFormatter.ofPattern("MMddHHmmss");
	private static final String COLUMNS = "select mer_id, order_id, txn_time, txn_type, fields, query_id, amount_fen, resp_code, person_no, card_number,"
			+ " original_query_id, settles_on, at from sandbox.unionpay_order ";

	private final SandboxDatabase database;
	private final DemoMerchants merchants;

	Orders(SandboxDatabase database, DemoMerchants merchants) {
		this.database = database;
		this.merchants = merchants;
	}

	/** An order. {@code fields}: what queries and notifications tell of it. */
	record Order(String merId, String orderId, String txnTime, String txnType, String fields, String queryId, long amountFen, String respCode,
			String personNo, String cardNumber, @Nullable String originalQueryId, LocalDate settlesOn, OffsetDateTime at) {}

	/** Whose money it is about; both empty when that is not known. */
	record Payer(String personNo, String cardNumber) {

		static final Payer UNKNOWN = new Payer("", "");
	}

	/** UnionPay's settlement day (清算日期): cut at 23:00 in Shanghai. */
	static LocalDate settlesOn(Instant moment) {
		return LocalDateTime.ofInstant(moment, BusinessClock.SHANGHAI).plusHours(24 - CUT_OFF_HOUR).toLocalDate();
	}

	/** Writes the order down with its end, and returns what is told of it; empty when this identity was used before. */
	Optional<UnionPayMessage> decide(Asked asked, ResponseCode code, Payer payer, Instant now) {
		long serial = database.jdbc().sql("select nextval('sandbox.order_serial')").query(Long.class).single();
		var order = order(asked, code, payer, now, serial);
		int inserted = database.jdbc()
				.sql("""
						insert into sandbox.unionpay_order (mer_id, order_id, txn_time, serial, txn_type, fields, query_id, amount_fen, resp_code, person_no,
						card_number, original_query_id, settles_on, at)
						values (:merId, :orderId, :txnTime, :serial, :txnType, :fields, :queryId, :amount, :respCode, :person, :card, :original, :settlesOn, :at)
						on conflict (mer_id, order_id, txn_time) do nothing""")
				.param("merId", order.merId()).param("orderId", order.orderId())
				.param("txnTime", order.txnTime()).param("serial", serial).param("txnType", order.txnType()).param("fields", order.fields())
				.param("queryId", order.queryId()).param("amount", order.amountFen()).param("respCode", order.respCode())
				.param("person", order.personNo()).param("card", order.cardNumber()).param("original", order.originalQueryId())
				.param("settlesOn", order.settlesOn()).param("at", order.at()).update();
		return inserted == 1 ? Optional.of(Stored.message(order.fields())) : Optional.empty();
	}

	private static Order order(Asked asked, ResponseCode code, Payer payer, Instant now, long serial) {
		var message = asked.message();
		String queryId = OrderTime.write(now) + "%07d".formatted(serial % 10_000_000);
		LocalDate settlesOn = settlesOn(now);
		var told = Answers.of(message, code).with("queryId", queryId);
		if (code == ResponseCode.OK) {
			told = told.with("settleAmt", String.valueOf(asked.amountFen())).with("settleCurrencyCode", "156")
					.with("settleDate", MONTH_AND_DAY.format(settlesOn)).with("traceNo", "%06d".formatted(serial % 1_000_000))
					.with("traceTime", TRACE_TIME.format(now.atZone(BusinessClock.SHANGHAI))).with("payCardType", "02").with("payType", "0001")
					.with("accNo", CardIssuers.Card.masked(payer.cardNumber()));
		}
		return new Order(asked.merchant().number(), asked.orderId(), asked.txnTime(), asked.transaction().type(), Stored.text(told), queryId,
				asked.amountFen(), code.code(), payer.personNo(), payer.cardNumber(), message.has("origQryId") ? message.value("origQryId") : null,
				settlesOn,
				now.atOffset(ZoneOffset.UTC));
	}

	/** 00: by UnionPay's number, or by order number and time. The answer tells of the order: its type, its amount, its end. */
	UnionPayMessage query(Asked asked) {
		return found(asked).map(order -> {
			var told = Stored.message(order.fields());
			var question = asked.message();
			return Answers.with(told.with("origRespCode", order.respCode()).with("origRespMsg", Answers.words(order.respCode()))
					.with("bizType", question.value("bizType")).with("orderId", question.value("orderId")).with("txnTime", question.value("txnTime")),
					"00");
		}).orElseGet(() -> Answers.of(asked.message(), ResponseCode.NO_SUCH_TRANSACTION));
	}

	private Optional<Order> found(Asked asked) {
		if (asked.message().has("queryId")) {
			return database.jdbc().sql(COLUMNS + "where mer_id = :merId and query_id = :queryId").param("merId", asked.merchant().number())
					.param("queryId", asked.message().value("queryId")).query(Order.class).optional();
		}
		return database.jdbc().sql(COLUMNS + "where mer_id = :merId and order_id = :orderId and txn_time = :txnTime")
				.param("merId", asked.merchant().number()).param("orderId", asked.orderId()).param("txnTime", asked.txnTime()).query(Order.class)
				.optional();
	}

	/** The charge that a refund or void names, locked until the transaction ends: so two of them never give back the same money. */
	Optional<Order> chargeForReturn(Asked asked) {
		return database.jdbc().sql(COLUMNS + "where mer_id = :merId and query_id = :queryId and txn_type = '01' and resp_code = '00' for update")
				.param("merId", asked.merchant().number()).param("queryId", asked.message().value("origQryId")).query(Order.class).optional();
	}

	/** What went back of a charge so far. */
	long returnedFen(Order charge) {
		return database.jdbc().sql("""
				select coalesce(sum(amount_fen), 0)::bigint from sandbox.unionpay_order where original_query_id = :queryId and resp_code = '00'""")
				.param("queryId", charge.queryId()).query(Long.class).single();
	}

	@Override
	public String party() {
		return "unionpay";
	}

	@Override
	public List<BookRow> rows() {
		return database.jdbc().sql("""
				select o.txn_type, o.order_id, o.query_id, o.mer_id, o.person_no, o.amount_fen, o.at, c.order_id as undoes
				from sandbox.unionpay_order o left join sandbox.unionpay_order c on c.query_id = o.original_query_id
				where o.resp_code = '00' order by o.serial""")
				.query((row, _) -> new BookRow(kind(row.getString("txn_type")), row.getString("order_id"),
						row.getString("query_id"), merchants.byNumber(row.getString("mer_id")).orElseThrow().institutionCode(),
						row.getString("person_no"),
						row.getLong("amount_fen"), null, null, null, row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("undoes")))
				.list();
	}

	private static BookRow.Kind kind(String txnType) {
		return switch (txnType) {
			case "01" -> BookRow.Kind.CHARGED;
			case "04" -> BookRow.Kind.REFUNDED;
			case "31" -> BookRow.Kind.VOIDED;
			default -> throw new IllegalStateException("No such order: " + txnType);
		};
	}
}
