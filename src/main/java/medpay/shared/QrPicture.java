package medpay.shared;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A code as a QR picture (二维码图形).
 *
 * @param size width and height in modules, quiet zone included
 * @param path the dark modules as the path of an SVG with that view box
 */
public record QrPicture(int size, String path) {

	private static final int QUIET = 2;

	/** The picture of a text of at most a few hundred characters. */
	public static QrPicture of(String text) {
		try {
			BitMatrix modules = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0,
					Map.of(EncodeHintType.MARGIN, QUIET, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
			return new QrPicture(modules.getWidth(), path(modules));
		} catch (WriterException e) {
			throw new IllegalArgumentException("No picture can hold this code", e);
		}
	}

	/** One stroke per run of dark modules in a row. */
	private static String path(BitMatrix modules) {
		var path = new StringBuilder();
		for (int row = 0; row < modules.getHeight(); row++) {
			int column = 0;
			while (column < modules.getWidth()) {
				int run = run(modules, column, row);
				if (run > 0) {
					path.append('M').append(column).append(' ').append(row).append('h').append(run).append("v1h-").append(run).append('z');
				}
				column += Math.max(1, run);
			}
		}
		return path.toString();
	}

	private static int run(BitMatrix modules, int column, int row) {
		int run = 0;
		while (column + run < modules.getWidth() && modules.get(column + run, row)) {
			run++;
		}
		return run;
	}
}
