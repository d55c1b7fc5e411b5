package medpay.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import medpay.access.check.ComparedLine;
import medpay.access.check.SeenLines;
import medpay.access.check.SignedLines;
import medpay.shared.BilingualText;
import medpay.shared.web.FieldProblem;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * The self-test of a signature (签名自检): a request that is signed like any other, to this address, is told which of its five lines arrived otherwise
 * than they were signed. It authenticates nobody, moves nothing and uses up no nonce; whether a client exists, is on, or has a key of that serial it
 * does not tell, and nothing that it tells is computed from a secret but whether the signature fits.
 */
@RestController
@Tag(name = "signature checks", description = "For integrators: which of the five lines differs 签名自检")
class SelfTestController {

	static final String PATH = "/api/v1/signature-checks";
	static final String SIGNED_LINES = "Medpay-Signed-Lines";

	private static final int HMAC_BYTES = 32;
	private static final int RSA_BYTES = 256;
	private static final int PLAIN_SM2_BYTES = 64;
	private static final int MOST_CALLERS = 20_000;

	private static final BilingualText NOT_AN_HMAC = new BilingualText("五行一致，但签名值不是 32 字节：HMAC-SHA256 的原始字节须以 Base64（不是十六进制）编码。",
			"The five lines are right, but the value is not of 32 bytes: encode the bytes of the HMAC in Base64, not in hexadecimal.");
	private static final BilingualText TOO_SHORT = new BilingualText("五行一致，但签名值过短：RSA 签名至少 256 字节，以 Base64 编码。",
			"The five lines are right, but the value is too short: an RSA signature has at least 256 bytes, in Base64.");
	private static final BilingualText NOT_ASN1 = new BilingualText("五行一致，但签名值是 r‖s：须为 ASN.1（DER）编码。",
			"The five lines are right, but the value is r‖s: it must be ASN.1 (DER).");
	private static final BilingualText RIGHT_LINES = new BilingualText("五行一致，但签名不符：请核对 client_id、serial、签名算法、密钥，以及每行行尾的换行符和用户标识（SM2）。",
			"The five lines are right, but the signature does not fit: check client_id, serial, scheme and key, the line feed after each line, and the user"
					+ " id (SM2).");

	private final SignatureCheck check;
	private final Clock clock;
	private final RateLimit byAddress;
	private final RateLimit byClient;

	SelfTestController(SignatureCheck check, AccessSettings settings, Clock clock) {
		this.check = check;
		this.clock = clock;
		Duration every = Duration.ofMinutes(1).dividedBy(settings.checksPerMinute());
		this.byAddress = new RateLimit(clock, every, settings.checksPerMinute(), MOST_CALLERS);
		this.byClient = new RateLimit(clock, every, settings.checksPerMinute(), MOST_CALLERS);
	}

	/** Whether the signature was made over the lines as they arrived, by an active key of the client. */
	enum Verdict {
		/** Yes. */
		FITS,
		/** No, whatever the reason. */
		DOES_NOT_FIT
	}

	/**
	 * @param signature whether it fits the lines as they arrived
	 * @param lines the five lines in their order
	 * @param serverTime our clock
	 * @param clockSkewSeconds how far the timestamp is ahead of our clock
	 * @param timestampAccepted whether a request with this timestamp would be accepted now
	 * @param text what to do
	 */
	record View(Verdict signature, List<ComparedLine> lines, Instant serverTime, long clockSkewSeconds, boolean timestampAccepted,
			BilingualText text) {}

	@RequestMapping(path = PATH, method = {RequestMethod.POST, RequestMethod.GET, RequestMethod.PUT})
	@Operation(summary = "Check a signature 签名自检", description = """
			Sign a request to this address as you sign any other, with any query and body, and say what you signed: Medpay-Signed-Lines is the SHA-256
			(hexadecimal, with commas between them) of each of the five lines without its line feed. Authenticates nobody and moves nothing.
			以任意查询与请求体对本地址签名调用，并以 Medpay-Signed-Lines 给出五行各自的 SHA-256，即可知道哪一行不同。""")
	@ApiResponse(responseCode = "200", description = "Each line as it arrived, and whether the signature fits 比对结果")
	@Parameter(name = SIGNED_LINES, in = ParameterIn.HEADER, description = "Five SHA-256, hexadecimal, with commas between them", schema = @Schema(type = "string"))
	View check(HttpServletRequest request) throws IOException {
		byAddress.take(network(request.getRemoteAddr()));
		Signature signature = SignatureCheck.read(request);
		byClient.take(signature.clientId());
		SignedLines signed = signedLines(request.getHeader(SIGNED_LINES));
		byte[] body = SignedBody.read(request).bytes();
		String path = SignatureCheck.pathAndQuery(request);
		String query = request.getQueryString();
		String url = request.getRequestURL() + (query == null ? "" : "?" + query);
		var seen = new SeenLines(request.getMethod(), path, Long.toString(signature.timestamp()), signature.nonce(), body, url);
		boolean fits = check.fits(signature, new Signature.Request(request.getMethod(), path, body));
		return view(signature, fits, seen.compare(signed));
	}

	private View view(Signature signature, boolean fits, List<ComparedLine> lines) {
		Instant now = clock.instant();
		long skew = signature.timestamp() - now.getEpochSecond();
		return new View(fits ? Verdict.FITS : Verdict.DOES_NOT_FIT, lines, now.truncatedTo(ChronoUnit.SECONDS), skew,
				Math.abs(skew) <= SignatureCheck.WINDOW_SECONDS, text(signature, fits, lines));
	}

	private static BilingualText text(Signature signature, boolean fits, List<ComparedLine> lines) {
		List<String> different = lines.stream().filter(line -> line.result() == ComparedLine.Result.DIFFERENT).map(line -> line.name().name())
				.toList();
		String names = String.join(", ", different);
		if (fits) {
			return different.isEmpty()
					? new BilingualText("签名正确。", "The signature is right.")
					: new BilingualText("签名正确，但所给散列与收到的不同：" + names + "。",
							"The signature is right, but the hashes are of other lines: " + names + ".");
		}
		if (!different.isEmpty()) {
			return new BilingualText("签名的内容与收到的不同：" + names + "。", "What was signed is not what arrived: " + names + ".");
		}
		if (lines.stream().anyMatch(line -> line.result() == ComparedLine.Result.NOT_COMPARED)) {
			return new BilingualText("签名不符：请在 Medpay-Signed-Lines 中给出五行各自的 SHA-256，以便逐行比对。",
					"The signature does not fit: send the SHA-256 of each of the five lines in Medpay-Signed-Lines, and they are compared.");
		}
		return form(signature);
	}

	/** All five lines are right. What the value looks like says nothing of any key; which part of the rest is wrong is not told. */
	private static BilingualText form(Signature signature) {
		int bytes = decodedLength(signature.value());
		BilingualText fault = switch (signature.scheme()) {
			case HMAC_SHA256 -> bytes == HMAC_BYTES ? null : NOT_AN_HMAC;
			case RSA_SHA256 -> bytes >= RSA_BYTES ? null : TOO_SHORT;
			case SM2_SM3 -> bytes != PLAIN_SM2_BYTES ? null : NOT_ASN1;
		};
		return fault == null ? RIGHT_LINES : fault;
	}

	private static int decodedLength(String base64) {
		try {
			return Base64.getDecoder().decode(base64).length;
		} catch (IllegalArgumentException notBase64) {
			return 0;
		}
	}

	private static @Nullable SignedLines signedLines(@Nullable String header) {
		return header == null
				? null
				: SignedLines.read(header).orElseThrow(() -> new ProblemException(ProblemCode.FIELD_INVALID,
						List.of(new FieldProblem(SIGNED_LINES, "须为五个十六进制 SHA-256，以逗号分隔",
								"must be five SHA-256 in hexadecimal with commas between them"))));
	}

	/** Of IPv6 the network, because one caller has many addresses of it. */
	private static String network(String address) {
		try {
			byte[] bytes = InetAddress.ofLiteral(address).getAddress();
			return bytes.length == 4 ? address : HexFormat.of().formatHex(bytes, 0, 8);
		} catch (IllegalArgumentException noLiteral) {
			return address;
		}
	}
}
