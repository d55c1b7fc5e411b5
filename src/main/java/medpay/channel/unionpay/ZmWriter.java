package medpay.channel.unionpay;

import java.util.EnumMap;
import java.util.Map;

/** Writes a line of a ZM file (银联对账明细), as UnionPay does: for whoever speaks for UnionPay. */
public final class ZmWriter {

	private ZmWriter() {}

	/** A line with CRLF. Columns that are not given stay blank; signed amounts that are not given are a blank and zeros. */
	public static byte[] line(Map<ZmColumn, String> values) {
		var filled = new EnumMap<ZmColumn, String>(ZmColumn.class);
		for (ZmColumn column : new ZmColumn[]{ZmColumn.FEE, ZmColumn.SETTLED, ZmColumn.NET, ZmColumn.SUB_MERCHANT_AMOUNT, ZmColumn.DISCOUNT,
				ZmColumn.INVOICE, ZmColumn.INSTALMENT_FEE}) {
			filled.put(column, " " + "0".repeat(column.width() - 1));
		}
		filled.putAll(values);
		byte[] line = " ".repeat(ZmColumn.LINE).concat("\r\n").getBytes(ZmColumn.GBK);
		filled.forEach((column, value) -> {
			byte[] bytes = value.getBytes(ZmColumn.GBK);
			if (bytes.length > column.width()) {
				throw new IllegalArgumentException(column + " is longer than its " + column.width() + " bytes");
			}
			System.arraycopy(bytes, 0, line, column.offset(), bytes.length);
		});
		return line;
	}

	/** 12 digits. */
	public static String amount(long fen) {
		return "%012d".formatted(fen);
	}

	/** C for what comes to the merchant, D for what goes from it. */
	public static String signed(long toTheMerchantFen) {
		return (toTheMerchantFen == 0 ? " " : toTheMerchantFen > 0 ? "C" : "D") + "%012d".formatted(Math.abs(toTheMerchantFen));
	}
}
