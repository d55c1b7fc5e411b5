package medpay.channel.statement;

/** What a channel has of a day (渠道日对账文件). */
public sealed interface ChannelStatement {

	/** A file. {@code content}: its bytes, still packed. */
	@SuppressWarnings("ArrayRecordComponent")
	record Available(String fileName, byte[] content) implements ChannelStatement {}

	/** The channel has none of that day: nothing was traded, or it is not made yet. */
	record None() implements ChannelStatement {}

	/** A certain no. */
	record Refused(String code, String message) implements ChannelStatement {}

	/** No answer, or none to be trusted: ask again. */
	record NoAnswer(String reason) implements ChannelStatement {}
}
