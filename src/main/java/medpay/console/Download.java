package medpay.console;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file that a page hands out (下载文件). */
public final class Download {

	public static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
	public static final MediaType XLSX = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

	private Download() {}

	/** Kept by no cache. {@code name}: of the file, plain letters. */
	public static ResponseEntity<byte[]> of(String name, MediaType type, byte[] content) {
		return ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noStore())
				.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString()).body(content);
	}
}
