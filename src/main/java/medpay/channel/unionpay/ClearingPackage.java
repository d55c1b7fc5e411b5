package medpay.channel.unionpay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import medpay.channel.statement.ChannelLine;
import medpay.shared.BadStatement;
import medpay.shared.BusinessDate;
import org.jspecify.annotations.Nullable;

/**
 * The package of a settlement day (银联对账包): a zip with ZM (the lines), RD (the control total) and sometimes ZME (errors and disputes, which are counted and never
 * read as money). File transfer 76 deflates it once more.
 */
public final class ClearingPackage {

	private static final int MOST_ENTRIES = 16;
	private static final long MOST_BYTES = 4L << 30;
	/** A real clearing file packs to a tenth or a thirtieth. */
	private static final int MOST_RATIO = 200;
	private static final int LARGEST_SUMMARY = 1 << 20;
	private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

	private ClearingPackage() {}

	/** A zip, or a zip that was deflated once more. */
	static void read(byte[] content, BusinessDate day, String merchant, Consumer<ChannelLine> lines) {
		if (content.length == 0) {
			throw BadStatement.whole("文件为空", "the file is empty");
		}
		boolean zip = content.length > 1 && content[0] == 'P' && content[1] == 'K';
		var packed = new ByteArrayInputStream(content);
		try (InputStream once = zip ? packed : new InflaterInputStream(packed);
				ZipInputStream unpacked = new ZipInputStream(new Limited(once, MOST_BYTES), ZmColumn.GBK)) {
			read(unpacked, Math.min(MOST_BYTES, (long) content.length * MOST_RATIO), new ZmReader(day, merchant, lines), day, merchant);
		} catch (IOException | IllegalArgumentException e) {
			throw BadStatement.whole("不是完整的压缩包：文件被截断或已损坏", "not a whole package: it is cut off or damaged");
		}
	}

	private static void read(ZipInputStream unpacked, long limit, ZmReader reader, BusinessDate day, String merchant) throws IOException {
		var limited = new Limited(unpacked, limit);
		RdSummary.@Nullable Totals control = null;
		boolean lines = false;
		int entries = 0;
		for (ZipEntry entry = unpacked.getNextEntry(); entry != null; entry = unpacked.getNextEntry()) {
			if (++entries > MOST_ENTRIES) {
				throw BadStatement.whole("压缩包内文件过多", "too many files in the package");
			}
			String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
			if (name.startsWith("RD")) {
				control = RdSummary.read(new String(limited.readNBytes(LARGEST_SUMMARY), ZmColumn.GBK), day, merchant);
			} else if (name.contains("ZM_")) {
				lines = true;
				reader.read(limited);
			}
		}
		if (!lines) {
			throw BadStatement.whole("压缩包内没有 ZM 明细文件", "the package has no ZM file");
		}
		if (control != null && !control.equals(reader.totals())) {
			throw BadStatement.whole("明细合计与汇总表（RD）不符：" + reader.totals() + "，汇总 " + control,
					"the lines do not add up to the summary (RD): " + reader.totals() + ", summary " + control);
		}
	}

	/** As file transfer 76 carries it, before base64: the same files are the same bytes, whenever they are packed. {@code files}: by name. */
	public static byte[] write(Map<String, byte[]> files) {
		var zipped = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(zipped, ZmColumn.GBK)) {
			for (var file : files.entrySet()) {
				var entry = new ZipEntry(file.getKey());
				entry.setTimeLocal(NO_TIME);
				zip.putNextEntry(entry);
				zip.write(file.getValue());
			}
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
		var deflated = new ByteArrayOutputStream();
		try (var once = new DeflaterOutputStream(deflated)) {
			once.write(zipped.toByteArray());
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
		return deflated.toByteArray();
	}

	/** Counts what comes out of a package: what grows beyond measure is a bomb. */
	private static final class Limited extends FilterInputStream {

		private final long limit;
		private long read;

		Limited(InputStream in, long limit) {
			super(in);
			this.limit = limit;
		}

		@Override
		public int read() throws IOException {
			int next = super.read();
			return next == -1 ? -1 : counted(1) == 1 ? next : -1;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			return counted(super.read(target, offset, length));
		}

		private int counted(int more) {
			read += Math.max(more, 0);
			if (read > limit) {
				throw BadStatement.whole("压缩包展开后过大", "the package grows beyond measure");
			}
			return more;
		}
	}
}
