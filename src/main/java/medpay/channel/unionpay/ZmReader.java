package medpay.channel.unionpay;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import medpay.channel.statement.ChannelLine;
import medpay.channel.statement.ChannelLine.Kind;
import medpay.shared.BadStatement;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.Money;
import medpay.shared.SeenBefore;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a ZM file (银联对账明细), byte by byte, one line in memory at a time, and adds them up. */
final class ZmReader {

	private static final Pattern AMOUNT = Pattern.compile("[0-9]{12}");
	private static final Pattern SIGNED = Pattern.compile("[CD]?0*[0-9]{1,12}");
	private static final Pattern REFERENCE = Pattern.compile("[0-9A-Za-z]{1,21}");
	private static final Pattern ORDER = Pattern.compile("[0-9A-Za-z_-]{1,32}");
	private static final Pattern TIME = Pattern.compile("[0-9]{10}");
	private static final int LONGEST = 1024;
	private static final int BUFFER = 1 << 16;

	private final BusinessDate day;
	private final String merchant;
	private final Consumer<ChannelLine> lines;
	private final SeenBefore references = new SeenBefore();
	private RdSummary.Totals totals = RdSummary.Totals.NONE;
	private int number;

	/** {@code day}: the settlement day, from which the lines take their year. */
	ZmReader(BusinessDate day, String merchant, Consumer<ChannelLine> lines) {
		this.day = day;
		this.merchant = merchant;
		this.lines = lines;
	}

	RdSummary.Totals totals() {
		return totals;
	}

	void read(InputStream content) throws IOException {
		var bytes = new byte[BUFFER];
		int left = 0;
		for (int read = content.read(bytes, 0, BUFFER); read >= 0; read = content.read(bytes, left, BUFFER - left)) {
			left = lines(bytes, left, left + read);
		}
		if (left > 0) {
			throw BadStatement.at(number + 1L, "文件被截断：最后一行没有换行", "the file is cut off: its last line has no end");
		}
	}

	/** Takes the whole lines, and moves the rest to the front: how much of it there is. {@code seen}: so far there is no end of a line. */
	private int lines(byte[] bytes, int seen, int until) {
		int from = 0;
		for (int at = seen; at < until; at++) {
			if (bytes[at] == '\n') {
				line(Arrays.copyOfRange(bytes, from, at));
				from = at + 1;
			}
		}
		if (until - from >= LONGEST) {
			throw BadStatement.at(number + 1L, "行过长，不是银联对账明细", "the line is too long for a UnionPay clearing file");
		}
		System.arraycopy(bytes, from, bytes, 0, until - from);
		return until - from;
	}

	private void line(byte[] bytes) {
		number++;
		if (bytes.length == 0 || bytes[bytes.length - 1] != '\r') {
			throw bad("行须以 CRLF 结束", "a line must end with CRLF");
		}
		byte[] line = Arrays.copyOf(bytes, bytes.length - 1);
		if (line.length < ZmColumn.SHORTEST) {
			throw bad("行长 " + line.length + " 字节，至少须 " + ZmColumn.SHORTEST, "has " + line.length + " bytes, at least " + ZmColumn.SHORTEST
					+ " are needed");
		}
		if (!ZmColumn.MERCHANT.in(line).equals(merchant)) {
			throw bad("列 28 商户代码不是本机构的", "column 28, the merchant, is not this institution's");
		}
		lines.accept(read(line));
	}

	private ChannelLine read(byte[] line) {
		Kind kind = switch (ZmColumn.TRADE_TYPE.in(line)) {
			case "01" -> Kind.CHARGE;
			case "04" -> Kind.REFUND;
			case "31" -> Kind.VOID;
			default -> throw bad("列 20 交易类型须为 01、04 或 31", "column 20, the trade type, must be 01, 04 or 31");
		};
		String reference = ZmColumn.QUERY_ID.in(line);
		if (!REFERENCE.matcher(reference).matches() || !references.add(reference)) {
			throw bad("列 10 查询流水号缺失或重复", "column 10, the query number, is missing or comes twice");
		}
		String order = ZmColumn.ORDER_ID.in(line);
		if (!ORDER.matcher(order).matches()) {
			throw bad("列 12 商户订单号不合要求", "column 12, the order number, is not acceptable");
		}
		if (!AMOUNT.matcher(ZmColumn.AMOUNT.in(line)).matches()) {
			throw bad("列 7 交易金额须为 12 位数字（分）", "column 7, the amount, must be 12 digits of fen");
		}
		long amount = Long.parseLong(ZmColumn.AMOUNT.in(line));
		long fee = -signed(line, ZmColumn.FEE, 16);
		long net = signed(line, ZmColumn.NET, 33);
		long moved = kind == Kind.CHARGE ? amount : -amount;
		if (moved - fee != net) {
			throw bad("列 7 减列 16 须等于列 33：金额、手续费与净额不符", "column 7 less column 16 must be column 33: amount, fee and net do not fit");
		}
		totals = totals.plus(kind == Kind.CHARGE, amount, fee, net);
		String original = ZmColumn.ORIGINAL_QUERY_ID.in(line);
		return new ChannelLine(number, kind, order, reference, blankAsNull(original), new Money(amount), fee, at(line));
	}

	private static @Nullable String blankAsNull(String text) {
		return text.isEmpty() || text.chars().allMatch(letter -> letter == '0') ? null : text;
	}

	/** C: to the merchant, positive; D: from it. Blank is nothing. */
	private long signed(byte[] line, ZmColumn column, int position) {
		String text = column.in(line);
		if (text.isEmpty()) {
			return 0;
		}
		if (!SIGNED.matcher(text).matches()) {
			throw bad("列 " + position + " 须为 C 或 D 加 12 位数字", "column " + position + " must be C or D and 12 digits");
		}
		boolean letter = !Character.isDigit(text.charAt(0));
		long fen = Long.parseLong(letter ? text.substring(1) : text);
		if (!letter && fen != 0) {
			throw bad("列 " + position + " 有金额而没有 C 或 D", "column " + position + " has an amount without C or D");
		}
		return text.charAt(0) == 'D' ? -fen : fen;
	}

	/** The transmission time has no year: it is that of the settlement day, or the one before for a December time in a January day. */
	private Instant at(byte[] line) {
		String text = ZmColumn.SENT_AT.in(line);
		if (!TIME.matcher(text).matches()) {
			throw bad("列 5 交易传输时间须为 MMDDhhmmss", "column 5, the transmission time, must be MMDDhhmmss");
		}
		try {
			int month = part(text, 0);
			int year = month - day.value().getMonthValue() > 6 ? day.value().getYear() - 1 : day.value().getYear();
			LocalDateTime at = LocalDate.of(year, month, part(text, 2)).atTime(part(text, 4), part(text, 6), part(text, 8));
			return at.atZone(BusinessClock.SHANGHAI).toInstant();
		} catch (DateTimeException e) {
			throw bad("列 5 交易传输时间不存在", "column 5, the transmission time, does not exist");
		}
	}

	private static int part(String text, int from) {
		return Integer.parseInt(text.substring(from, from + 2));
	}

	private BadStatement bad(String zh, String en) {
		return BadStatement.at(number, zh, en);
	}
}
