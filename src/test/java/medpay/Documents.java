package medpay;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is written beside the code, and the commands in it. */
final class Documents {

	static final Path FOLDER = Path.of("src/docs");
	static final Path README = Path.of("README.md");
	static final Path CHINESE_README = FOLDER.resolve("README.zh-CN.md");

	/** The inside of a fence, or lines that stand four in from the edge after an empty line. Pictures are no commands. */
	private static final Pattern COMMANDS = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$|(?<=\n\n)((?: {4}[^\n]*\n)+)");
	private static final Pattern COMMENT = Pattern.compile("(?m)(^|\\s+)# .*$");

	private Documents() {}

	static List<Path> all() {
		return Stream.concat(Stream.of(README), files(FOLDER, ".md")).toList();
	}

	/** Without the decisions: they tell what was true when it was decided. */
	static List<Path> living() {
		return all().stream().filter(document -> !document.startsWith(FOLDER.resolve("decisions"))).toList();
	}

	static Stream<Path> files(Path folder, String ending) {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static String text(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static List<String> found(Pattern pattern, String text) {
		return pattern.matcher(text).results().map(result -> result.group(1)).toList();
	}

	/** Every block of commands, code or examples of a document, in its order. */
	static List<String> blocks(Path document) {
		return COMMANDS.matcher(text(document)).results().filter(block -> !"mermaid".equals(block.group(1)))
				.map(block -> block.group(2) == null ? block.group(3) : block.group(2)).toList();
	}

	/** The blocks as a machine reads them: what stands behind {@code #} is for people, and may be in another language. */
	static List<String> withoutComments(List<String> blocks) {
		return blocks.stream()
				.map(block -> COMMENT.matcher(block).replaceAll("").lines().map(String::strip).filter(line -> !line.isEmpty()).collect(joining("\n")))
				.toList();
	}
}
