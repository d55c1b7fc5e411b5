package medpay.sandbox.play;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import medpay.shared.web.FieldProblem;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** A file of real visits, one JSON object a line (真实就诊文件): checked whole, kept beside the memory, deleted when closed. */
final class VisitFile implements AutoCloseable {

	private static final long LARGEST = 64L << 20;
	private static final int LONGEST_LINE = 1 << 20;

	private final Path file;
	private final int total;

	private VisitFile(Path file, int total) {
		this.file = file;
		this.total = total;
	}

	/**
	 * Takes a file in and looks at every line before anything is played.
	 *
	 * @throws ProblemException naming line and field of the first line at fault, in both languages; nothing is kept then
	 */
	static VisitFile take(InputStream upload) throws IOException {
		Path file = Files.createTempFile("medpay-play-", ".ndjson");
		// The end of the process in the middle of a play leaves nothing behind either.
		file.toFile().deleteOnExit();
		try {
			copy(upload, file);
			return new VisitFile(file, check(file));
		} catch (IOException | RuntimeException e) {
			Files.deleteIfExists(file);
			throw e;
		}
	}

	private static void copy(InputStream upload, Path file) throws IOException {
		try (var out = Files.newOutputStream(file)) {
			byte[] buffer = new byte[1 << 16];
			long size = 0;
			for (int read = upload.read(buffer); read >= 0; read = upload.read(buffer)) {
				size += read;
				if (size > LARGEST) {
					throw new ProblemException(ProblemCode.BODY_TOO_LARGE,
							List.of(new FieldProblem("body", "文件不得超过 64 MB", "a file has at most 64 MB")));
				}
				out.write(buffer, 0, read);
			}
		}
	}

	private static int check(Path file) throws IOException {
		Set<String> known = new HashSet<>();
		try (var rows = new Rows(file)) {
			for (FileRow row = rows.next(); row != null; row = rows.next()) {
				if (!known.add(row.visitId())) {
					throw rows.wrong("visit_id", "就诊号在文件中重复", "occurs twice in the file");
				}
				if (known.size() > PlayOptions.MOST_VISITS) {
					throw rows.wrong("visit_id", "最多 " + PlayOptions.MOST_VISITS + " 次就诊", "at most " + PlayOptions.MOST_VISITS + " visits");
				}
			}
		}
		if (known.isEmpty()) {
			throw new ProblemException(ProblemCode.FIELD_INVALID,
					List.of(new FieldProblem("line[1]", "第 1 行：文件中没有就诊", "line 1: the file has no visit")));
		}
		return known.size();
	}

	int total() {
		return total;
	}

	/** From the beginning. */
	Rows rows() throws IOException {
		return new Rows(file);
	}

	@Override
	public void close() {
		try {
			Files.deleteIfExists(file);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The file's rows one after the other; empty lines are passed over. */
	static final class Rows implements AutoCloseable {

		private final BufferedReader lines;
		private int number;

		Rows(Path file) throws IOException {
			// A decoder that reports broken UTF-8 instead of replacing it
			lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()));
		}

		/** Null at the end. */
		@Nullable
		FileRow next() throws IOException {
			for (String line = line(); line != null; line = line()) {
				if (!line.isBlank()) {
					return FileRow.read(line, number);
				}
			}
			return null;
		}

		/** A line without its end, or null; never more than the longest into memory. */
		private @Nullable String line() throws IOException {
			number++;
			var text = new StringBuilder();
			try {
				for (int next = lines.read(); next >= 0; next = lines.read()) {
					if (next == '\n') {
						return text.toString();
					}
					if (text.length() >= LONGEST_LINE) {
						throw wrong("", "一行最多 1 MB", "a line has at most 1 MB");
					}
					text.append((char) next);
				}
			} catch (CharacterCodingException e) {
				throw wrong("", "不是合法的 UTF-8", "is not valid UTF-8");
			}
			return text.isEmpty() ? null : text.toString();
		}

		private ProblemException wrong(String field, String zh, String en) {
			FieldProblem error = field.isEmpty()
					? new FieldProblem("line[" + number + "]", "第 " + number + " 行：" + zh, "line " + number + ": " + en)
					: FileRow.at(number, new FieldProblem(field, zh, en));
			return new ProblemException(ProblemCode.FIELD_INVALID, List.of(error));
		}

		@Override
		public void close() throws IOException {
			lines.close();
		}
	}
}
