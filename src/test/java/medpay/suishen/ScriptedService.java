package medpay.suishen;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import medpay.insurance.platform.PlatformJson;
import medpay.shared.call.Wire;
import medpay.shared.crypto.CryptoProvider;
import medpay.suishen.messages.DecodeMessages;
import medpay.suishen.messages.DecodeMessages.Decoded;
import medpay.suishen.messages.SuishenAnswer;
import medpay.suishen.messages.SuishenRequest;
import org.jspecify.annotations.Nullable;

/** A Suishen code service in a test's hands: knows two codes, and says whatever the test wants next. */
final class ScriptedService implements Wire {

	static final String OWN_CODE = "SSM11111111111111111111111111111";
	static final String FAMILY_CODE = "SSF22222222222222222222222222222";
	static final String TOKEN = "310000ec0123456789abcdef0123456789abcd";
	static final String PRIVATE = "211fee8c3c5fee2fad3dc926fc9403366d2def02cdd0bb5bd683ca015d99db7f";
	static final String PUBLIC = "0417cc16abaebedc7f87b2e0a508c0cb93631761db7fa19adece712c6aade1d673"
			+ "e389b5e902df7a2e6fe3917b0f55747e00d74e36e939ecc3e7967b7058a91858";

	private final CryptoProvider crypto;
	private final String platformKey;
	@Nullable
	SuishenRequest asked;
	private @Nullable Reply next;
	private UnaryOperator<Decoded> bend = UnaryOperator.identity();
	private UnaryOperator<SuishenAnswer> rewrite = UnaryOperator.identity();
	private UnaryOperator<byte[]> tamper = UnaryOperator.identity();

	ScriptedService(CryptoProvider crypto, String platformKey) {
		this.crypto = crypto;
		this.platformKey = platformKey;
	}

	void next(Reply reply) {
		next = reply;
	}

	/** Changes what is told, before it is signed. */
	void bend(UnaryOperator<Decoded> change) {
		bend = change;
	}

	/** Changes the envelope, before it is signed. */
	void rewrite(UnaryOperator<SuishenAnswer> change) {
		rewrite = change;
	}

	/** Changes the signed bytes. */
	void tamper(UnaryOperator<byte[]> change) {
		tamper = change;
	}

	@Override
	public Reply post(URI address, Map<String, String> headers, byte[] body, Duration limit) {
		if (!address.getPath().endsWith("/suishen/codes/decode")) {
			throw new AssertionError("posted to " + address);
		}
		Reply prepared = next;
		next = null;
		if (prepared != null) {
			return prepared;
		}
		SuishenRequest request = PlatformJson.read(PlatformJson.object(body), SuishenRequest.class);
		asked = request;
		if (!request.isSignedBy(crypto, platformKey)) {
			return said(request, "4010", "");
		}
		var query = PlatformJson.read(PlatformJson.object(request.data().getBytes(StandardCharsets.UTF_8)), DecodeMessages.Query.class);
		boolean own = query.qrCode().equals(OWN_CODE) && query.codeKind().equals(DecodeMessages.OWN);
		boolean family = query.qrCode().equals(FAMILY_CODE) && query.codeKind().equals(DecodeMessages.FAMILY);
		return own || family ? said(request, "0", text(bend.apply(decoded(query, family)))) : said(request, "4041", "");
	}

	private static Decoded decoded(DecodeMessages.Query query, boolean family) {
		return new Decoded(query.codeKind(), query.qrCode(), query.orgId(), family ? "测试童" : "测试甲",
				family ? "310101201905060000" : "310101199001010000", "01", family ? "2019-05-06" : "1990-01-01", TOKEN, "310100",
				family ? new DecodeMessages.Guardian("测试甲", "310101199001010000", "01", "310000000000000001") : null,
				family ? new DecodeMessages.Delegation("2026-01-01", "2099-12-31", "2026-1", "2026-01-01 09:00:00") : null);
	}

	static String text(Object data) {
		return new String(PlatformJson.bytes(PlatformJson.tree(data)), StandardCharsets.UTF_8);
	}

	private Reply said(SuishenRequest request, String code, String data) {
		var answer = rewrite.apply(new SuishenAnswer(request.requestId(), "20261123100000000", code, "", data, ""));
		byte[] body = tamper.apply(answer.signed(crypto, PRIVATE));
		bend = UnaryOperator.identity();
		rewrite = UnaryOperator.identity();
		tamper = UnaryOperator.identity();
		return new Reply.Received(200, body);
	}
}
