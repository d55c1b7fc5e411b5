package medpay.shared;

import java.util.OptionalLong;

/** A statement that cannot be used (对账单不合要求): nothing of it is kept. Says which line and why; quotes no personal data. */
public final class BadStatement extends RuntimeException {

	private final transient BilingualText text;
	private final transient OptionalLong line;

	public BadStatement(OptionalLong line, BilingualText text) {
		super((line.isPresent() ? "line " + line.getAsLong() + ": " : "") + text.en());
		this.text = text;
		this.line = line;
	}

	/** A line of it, counted from 1 with the heading. */
	public static BadStatement at(long line, String zh, String en) {
		return new BadStatement(OptionalLong.of(line), new BilingualText("第 " + line + " 行：" + zh, "line " + line + ": " + en));
	}

	/** The file as a whole. */
	public static BadStatement whole(String zh, String en) {
		return new BadStatement(OptionalLong.empty(), new BilingualText(zh, en));
	}

	public BilingualText text() {
		return text;
	}

	/** The line at fault, from 1. */
	public OptionalLong line() {
		return line;
	}
}
