package medpay.channel.unionpay;

import java.util.Base64;
import java.util.Optional;
import medpay.channel.statement.ChannelStatement;

/** What the answer of file transfer 76 means (文件传输应答): 98 is no error on a day on which nothing was traded. */
final class FileReading implements AnswerReading<ChannelStatement> {

	static final FileReading OF_A_DAY = new FileReading();
	private static final String NO_FILE = "98";

	private FileReading() {}

	@Override
	public ChannelStatement meaning(UnionPayMessage answer) {
		String code = answer.value("respCode");
		if (code.equals(NO_FILE)) {
			return new ChannelStatement.None();
		}
		Optional<ResponseCode> known = ResponseCode.of(code);
		if (known.isEmpty()) {
			return doubt("an unpublished response code: " + Wording.clean(code));
		}
		if (known.get() != ResponseCode.OK) {
			return new ChannelStatement.Refused(code, Wording.of(known.get(), answer.value("respMsg")));
		}
		try {
			return new ChannelStatement.Available(Wording.clean(answer.value("fileName")),
					Base64.getMimeDecoder().decode(answer.value("fileContent")));
		} catch (IllegalArgumentException e) {
			return doubt("fileContent is not base64");
		}
	}

	@Override
	public ChannelStatement doubt(String reason) {
		return new ChannelStatement.NoAnswer(reason);
	}
}
