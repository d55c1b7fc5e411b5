package medpay.channel.unionpay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import medpay.channel.statement.ChannelLine;
import medpay.shared.BusinessDate;

/** Makes and reads clearing packages of any size, for tests of other modules. */
public final class ClearingFiles {

	public static final String MERCHANT = "777290058110048";

	private ClearingFiles() {}

	/** Takes the lines of a package one after the other. */
	public interface Lines {

		/** {@code sentAt}: MMDDhhmmss. */
		void add(String order, String reference, long fen, long fee, String sentAt) throws IOException;
	}

	/** Says all lines of a package. */
	public interface Saying {

		void say(Lines lines) throws IOException;
	}

	/** A package with these charges; only one line is in memory at a time. */
	public static byte[] of(Saying saying) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out, ZmColumn.GBK)) {
			zip.setLevel(Deflater.BEST_SPEED);
			zip.putNextEntry(new ZipEntry("INN26112388ZM_" + MERCHANT));
			saying.say((order, reference, fen, fee, sentAt) -> {
				Map<ZmColumn, String> values = new EnumMap<>(ZmColumn.class);
				values.put(ZmColumn.SENT_AT, sentAt);
				values.put(ZmColumn.AMOUNT, ZmWriter.amount(fen));
				values.put(ZmColumn.QUERY_ID, reference);
				values.put(ZmColumn.ORDER_ID, order);
				values.put(ZmColumn.FEE, ZmWriter.signed(-fee));
				values.put(ZmColumn.NET, ZmWriter.signed(fen - fee));
				values.put(ZmColumn.TRADE_TYPE, "01");
				values.put(ZmColumn.MERCHANT, MERCHANT);
				zip.write(ZmWriter.line(values));
			});
			zip.closeEntry();
		}
		return out.toByteArray();
	}

	/** The lines of a package. */
	public static void read(byte[] content, BusinessDate day, Consumer<ChannelLine> lines) {
		ClearingPackage.read(content, day, MERCHANT, lines);
	}
}
