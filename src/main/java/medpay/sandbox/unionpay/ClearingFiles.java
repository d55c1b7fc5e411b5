package medpay.sandbox.unionpay;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import medpay.channel.unionpay.ClearingPackage;
import medpay.channel.unionpay.RdSummary;
import medpay.channel.unionpay.ResponseCode;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.channel.unionpay.ZmColumn;
import medpay.channel.unionpay.ZmWriter;
import medpay.sandbox.ClosedDays;
import medpay.sandbox.ClosedDays.Twist;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** UnionPay's clearing files (银联对账文件), by file transfer 76: ZM and RD of a settlement day, once the day is closed. UnionPay keeps 0.60 %. */
@Component
@SandboxPart
class ClearingFiles {

	private static final long FEE_BASIS_POINTS = 60;
	private static final DateTimeFormatter SENT_AT = DateTimeFormatter.ofPattern("MMddHHmmss");

	private final SandboxDatabase database;
	private final SandboxClock clock;
	private final ClosedDays days;

	ClearingFiles(SandboxDatabase database, SandboxClock clock, ClosedDays days) {
		this.database = database;
		this.clock = clock;
		this.days = days;
	}

	/** A line before it is written. */
	private record Line(String type, String orderId, String queryId, @Nullable String originalQueryId, @Nullable String originalOrderId,
			long amountFen,
			String cardNumber, Instant at) {}

	/** 76. */
	UnionPayMessage transfer(Asked asked) {
		LocalDate day = settleDay(asked.message().value("settleDate"));
		List<Line> lines = days.isClosed(day) ? lines(asked.merchant(), day) : List.of();
		if (lines.isEmpty()) {
			return Answers.with(Answers.echo(asked.message()), "98");
		}
		String compact = day.format(DateTimeFormatter.ofPattern("yyMMdd"));
		byte[] content = content(asked.merchant().number(), day, compact, lines);
		return Answers.of(asked.message(), ResponseCode.OK).with("fileName", asked.merchant().number() + "_" + day.format(
				DateTimeFormatter.BASIC_ISO_DATE) + ".zip").with("fileContent", Base64.getEncoder().encodeToString(content));
	}

	/** MMDD in the year that is nearest. */
	private LocalDate settleDay(String monthAndDay) {
		LocalDate today = LocalDate.ofInstant(clock.now(), BusinessClock.SHANGHAI);
		int month = Integer.parseInt(monthAndDay.substring(0, 2));
		int year = month - today.getMonthValue() > 6 ? today.getYear() - 1 : today.getYear();
		return LocalDate.of(year, month, 1).plusDays(Integer.parseInt(monthAndDay.substring(2)) - 1L);
	}

	private List<Line> lines(DemoMerchant merchant, LocalDate day) {
		Stream<Line> added = days.added("unionpay", merchant.institutionCode(), day).stream()
				.map(each -> new Line("01", each.ourNumber(), each.theirNumber(),
						null, null, each.amountFen(), "6200000000000000", day.atTime(12, 0).atZone(BusinessClock.SHANGHAI).toInstant()));
		return Stream.concat(orders(merchant.number(), day).stream(), added).toList();
	}

	private List<Line> orders(String merchant, LocalDate day) {
		return database.jdbc().sql("""
				select o.txn_type, o.order_id, o.query_id, o.original_query_id, c.order_id as original_order_id, o.amount_fen, o.card_number, o.at
				from sandbox.unionpay_order o left join sandbox.unionpay_order c on c.query_id = o.original_query_id
				where o.mer_id = :merchant and o.resp_code = '00' and o.settles_on = :day order by o.serial""").param("merchant", merchant)
				.param("day", day).query((row, number) -> new Line(row.getString("txn_type"), row.getString("order_id"), row.getString("query_id"),
						row.getString("original_query_id"), row.getString("original_order_id"), row.getLong("amount_fen"),
						row.getString("card_number"),
						row.getObject("at", OffsetDateTime.class).toInstant()))
				.list();
	}

	private byte[] content(String merchant, LocalDate day, String compact, List<Line> lines) {
		Map<String, Twist> twists = days.twists("unionpay");
		var written = new ByteArrayOutputStream();
		var totals = new RdSummary.Totals(0, 0, 0, 0, 0);
		for (Line line : lines) {
			Twist twist = twists.get(line.orderId());
			if (twist == Twist.MISSING) {
				continue;
			}
			totals = write(written, merchant, line, twist, line.queryId(), totals);
			if (twist == Twist.TWICE) {
				totals = write(written, merchant, line, null, "9" + line.queryId().substring(1), totals);
			}
		}
		var files = new LinkedHashMap<String, byte[]>();
		files.put("INN" + compact + "88ZM_" + merchant, written.toByteArray());
		files.put("RD2010" + compact + "01_" + merchant, RdSummary.write(merchant, new BusinessDate(day), totals));
		return ClearingPackage.write(files);
	}

	private static RdSummary.Totals write(ByteArrayOutputStream written, String merchant, Line line, @Nullable Twist twist, String queryId,
			RdSummary.Totals totals) {
		boolean charge = line.type().equals("01");
		long amount = line.amountFen() + (twist == Twist.AMOUNT ? 1 : 0);
		long usual = Math.round(amount * FEE_BASIS_POINTS / 10_000.0);
		long fee = (charge ? usual : -usual) + (twist == Twist.FEE ? 1 : 0);
		long net = (charge ? amount : -amount) - fee;
		var values = new EnumMap<ZmColumn, String>(ZmColumn.class);
		values.put(ZmColumn.TRADE_CODE, charge ? "S56" : "S30");
		values.put(ZmColumn.AGENT, "88022900");
		values.put(ZmColumn.SENDER, "00049993");
		values.put(ZmColumn.TRACE_NUMBER, queryId.substring(queryId.length() - 6));
		values.put(ZmColumn.SENT_AT, SENT_AT.format(line.at().atZone(BusinessClock.SHANGHAI)));
		values.put(ZmColumn.ACCOUNT, CardIssuers.Card.masked(line.cardNumber()));
		values.put(ZmColumn.AMOUNT, ZmWriter.amount(amount));
		values.put(ZmColumn.MERCHANT_CATEGORY, "8062");
		values.put(ZmColumn.TERMINAL_TYPE, "07");
		values.put(ZmColumn.QUERY_ID, queryId);
		values.put(ZmColumn.ORDER_ID, line.orderId());
		values.put(ZmColumn.CARD_TYPE, "02");
		values.put(ZmColumn.FEE, ZmWriter.signed(-fee));
		values.put(ZmColumn.SETTLED, ZmWriter.signed(net));
		values.put(ZmColumn.METHOD, "0001");
		values.put(ZmColumn.TRADE_TYPE, line.type());
		values.put(ZmColumn.BUSINESS_TYPE, "000902");
		values.put(ZmColumn.ORIGINAL_QUERY_ID, line.originalQueryId() == null ? "" : line.originalQueryId());
		values.put(ZmColumn.MERCHANT, merchant);
		values.put(ZmColumn.SUB_MERCHANT, "0".repeat(15));
		values.put(ZmColumn.NET, ZmWriter.signed(net));
		values.put(ZmColumn.TERMINAL, "01080209");
		values.put(ZmColumn.ORIGINAL_ORDER_ID, line.originalOrderId() == null ? "" : line.originalOrderId());
		written.writeBytes(ZmWriter.line(values));
		return totals.plus(charge, amount, fee, net);
	}
}
