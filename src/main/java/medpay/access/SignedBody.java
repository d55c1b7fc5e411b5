package medpay.access;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;

/** A request whose body was read once, for its signature, and can be read again. */
final class SignedBody extends HttpServletRequestWrapper {

	/** The largest body, 1 MB. */
	static final int LIMIT = 1 << 20;
	/** The largest file of a hospital's day, 64 MB: some 400,000 lines. */
	static final int FILE_LIMIT = 64 << 20;
	private static final String FILES = "/api/v1/day-files/";

	private final byte[] body;

	private SignedBody(HttpServletRequest request, byte[] body) {
		super(request);
		this.body = body;
	}

	/** Reads the body, never more than the limit and one byte. */
	static SignedBody read(HttpServletRequest request) throws IOException {
		int limit = request.getRequestURI().startsWith(FILES) ? FILE_LIMIT : LIMIT;
		if (request.getContentLengthLong() > limit) {
			throw new ProblemException(ProblemCode.BODY_TOO_LARGE);
		}
		byte[] body = request.getInputStream().readNBytes(limit + 1);
		if (body.length > limit) {
			throw new ProblemException(ProblemCode.BODY_TOO_LARGE);
		}
		return new SignedBody(request, body);
	}

	byte[] bytes() {
		return body;
	}

	@Override
	public int getContentLength() {
		return body.length;
	}

	@Override
	public long getContentLengthLong() {
		return body.length;
	}

	@Override
	public BufferedReader getReader() {
		return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
	}

	@Override
	public ServletInputStream getInputStream() {
		var bytes = new ByteArrayInputStream(body);
		return new ServletInputStream() {

			@Override
			public int read() {
				return bytes.read();
			}

			@Override
			public int read(byte[] target, int offset, int length) {
				return bytes.read(target, offset, length);
			}

			@Override
			public boolean isFinished() {
				return bytes.available() == 0;
			}

			@Override
			public boolean isReady() {
				return true;
			}

			@Override
			public void setReadListener(ReadListener listener) {
				throw new IllegalStateException("The body is in memory already");
			}
		};
	}
}
