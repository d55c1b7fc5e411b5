package medpay.reconciliation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import medpay.channel.ChannelNews.OrderNews;
import medpay.channel.ChannelNewsListener;
import medpay.channel.PaymentChannel.InquiryResult;
import medpay.payment.KnownMoney;
import medpay.payment.KnownMoney.Order;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A channel's file is the channel's last word (以对账文件为准): what it says of an order goes the way of a notification to whoever has that order. What it has counts as
 * moved; what neither its day's file nor the next one has never happened.
 */
@Component
class FileNews {

	private final List<ChannelNewsListener> listeners;
	private final KnownMoney known;
	private final JdbcClient jdbc;
	private final BusinessClock clock;

	FileNews(List<ChannelNewsListener> listeners, KnownMoney known, JdbcClient jdbc, BusinessClock clock) {
		this.listeners = listeners;
		this.known = known;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** A line of a file. */
	record Line(Source source, BusinessDate day, LineKind kind, String orderNumber, String reference, long fen) {}

	/** The money moved. False when the order is nobody's. */
	boolean moved(InstitutionId institution, Line line) {
		String settledOn = "%02d%02d".formatted(line.day().value().getMonthValue(), line.day().value().getDayOfMonth());
		return tell(institution, line, new InquiryResult.Moved(line.reference(), new Money(line.fen()), settledOn));
	}

	/**
	 * Ends the doubts about orders of that day that the channel's files do not have.
	 *
	 * @return how many there were
	 */
	int absent(InstitutionId institution, Source source, BusinessDate day) {
		if (filesOf(institution, source, day) < 2) {
			return 0;
		}
		Instant begins = day.value().atStartOfDay(BusinessClock.SHANGHAI).minusHours(source == Source.UNIONPAY ? 1 : 0).toInstant();
		List<Order> open = known.openOrders(institution, source.name(), begins, begins.plus(Duration.ofDays(1)));
		Set<String> there = inFiles(institution, source, day, open);
		List<Order> absent = open.stream().filter(order -> !there.contains(order.orderNumber())).toList();
		absent.forEach(order -> tell(institution,
				new Line(source, day, order.back() ? LineKind.REFUND : LineKind.CHARGE, order.orderNumber(), "", order.amountFen()),
				new InquiryResult.Failed("not_in_file", "对账文件中没有这笔交易")));
		return absent.size();
	}

	/** Of the day and the next one. */
	private int filesOf(InstitutionId institution, Source source, BusinessDate day) {
		return jdbc.sql("""
				select count(distinct business_date) from statement_file
				where institution_id = :institution and source = :source and business_date between :day and :day::date + 1""")
				.param("institution", institution.value()).param("source", source.name()).param("day", day.value()).query(Integer.class).single();
	}

	private Set<String> inFiles(InstitutionId institution, Source source, BusinessDate day, List<Order> orders) {
		if (orders.isEmpty()) {
			return Set.of();
		}
		return new HashSet<>(jdbc.sql("""
				select l.line_key from statement_line l
				join statement_file f on f.institution_id = l.institution_id and f.file_number = l.file_number
				where l.institution_id = :institution and f.source = :source and f.business_date between :day::date - 1 and :day::date + 2
				  and l.line_key = any(:numbers)""").param("institution", institution.value()).param("source", source.name())
				.param("day", day.value())
				.param("numbers", orders.stream().map(Order::orderNumber).toArray(String[]::new)).query(String.class).list());
	}

	private boolean tell(InstitutionId institution, Line line, InquiryResult result) {
		var words = "%s %s %s %s %d".formatted(line.source(), line.day(), line.kind(), line.orderNumber(), line.fen());
		OrderNews.Kind kind = line.kind() == LineKind.CHARGE ? OrderNews.Kind.CHARGE : OrderNews.Kind.REFUND;
		var news = new OrderNews(line.source().name().toLowerCase(Locale.ROOT), institution, line.orderNumber(), kind, result, "file",
				words.getBytes(StandardCharsets.UTF_8), clock.now());
		return listeners.stream().anyMatch(listener -> listener.hear(news));
	}
}
