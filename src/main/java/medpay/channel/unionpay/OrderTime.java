package medpay.channel.unionpay;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import medpay.shared.BusinessClock;

/** The time of an order (订单发送时间, txnTime): yyyyMMddHHmmss in Shanghai, part of the order's identity. */
public final class OrderTime {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(BusinessClock.SHANGHAI);

	private OrderTime() {}

	/** Cut to seconds. */
	public static String write(Instant orderedAt) {
		return FORMAT.format(orderedAt);
	}

	public static Optional<Instant> read(String txnTime) {
		try {
			return Optional.of(LocalDateTime.parse(txnTime, FORMAT).atZone(BusinessClock.SHANGHAI).toInstant());
		} catch (DateTimeParseException e) {
			return Optional.empty();
		}
	}
}
