package medpay.insurance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import medpay.insurance.platform.HeaderSignature;
import medpay.insurance.platform.LineMessages;
import medpay.insurance.platform.PersonMessages;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformNumbers;
import medpay.insurance.platform.RequestEnvelope;
import medpay.insurance.platform.ResponseEnvelope;
import medpay.insurance.platform.SettlementAmount;
import medpay.insurance.platform.SettlementInfo;
import medpay.insurance.platform.SettlementMessages;
import medpay.insurance.platform.SignInMessages;
import medpay.insurance.platform.VisitMessages;
import medpay.insurance.platform.VoidMessages;
import medpay.insurance.platform.VoucherMessages;
import medpay.shared.call.Wire;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A platform of one person and one bill of 620.00 that answers by the book, and for the next call of a transaction whatever a test scripts. It verifies every
 * request's signature.
 */
final class ScriptedPlatform implements Wire {

	static final String PERSON = "P310000001";
	static final String ID_NUMBER = "310101199003070011";
	static final String NAME = "林小满";
	static final String TOKEN = "310000ec0123456789abcdef0123456789abcd";
	static final String VISIT = "300178725";
	static final String SETTLEMENT = "400125241";
	static final String REVERSAL = "400125242";

	private final CryptoProvider crypto;
	private final String hospitalKey;
	private final String platformKey;
	private final Map<String, Deque<Function<byte[], Reply>>> scripts = new HashMap<>();
	private final List<Sent> sent = new ArrayList<>();
	private final List<String> voided = new ArrayList<>();

	/** Everything that was sent, as it was sent. */
	record Sent(URI address, Map<String, String> headers, byte[] bytes, Duration limit) {

		ObjectNode message() {
			return PlatformJson.object(bytes);
		}

		String infno() {
			return message().path("infno").asString("1162");
		}
	}

	ScriptedPlatform(CryptoProvider crypto, String hospitalPublicKey, String platformPrivateKey) {
		this.crypto = crypto;
		this.hospitalKey = hospitalPublicKey;
		this.platformKey = platformPrivateKey;
	}

	/** What the next call of this transaction meets instead of the book. */
	void next(String infno, Reply reply) {
		script(infno, request -> reply);
	}

	/** The next call of this transaction is refused with this text. */
	void refuse(String infno, String text) {
		next(infno, received(response("-1", text, null)));
	}

	/** The next call of this transaction is answered by the book, but for a change before it is signed. */
	void bend(String infno, UnaryOperator<ObjectNode> change) {
		script(infno, request -> {
			ObjectNode answer = answer(request);
			answer.put("cainfo", "");
			ObjectNode bent = change.apply(answer);
			return received(HeaderSignature.sign(bent, ResponseEnvelope.BODY, crypto, platformKey));
		});
	}

	/** The next call of this transaction is answered by the book, but for a change after it is signed. */
	void tamper(String infno, UnaryOperator<ObjectNode> change) {
		script(infno, request -> received(PlatformJson.bytes(change.apply(answer(request)))));
	}

	private void script(String infno, Function<byte[], Reply> reply) {
		scripts.computeIfAbsent(infno, unknown -> new ArrayDeque<>()).add(reply);
	}

	List<Sent> sent(String infno) {
		return sent.stream().filter(call -> call.infno().equals(infno)).toList();
	}

	static Reply received(byte[] body) {
		return new Reply.Received(200, body);
	}

	static Reply received(String body) {
		return received(body.getBytes(UTF_8));
	}

	@Override
	public Reply post(URI address, Map<String, String> headers, byte[] body, Duration limit) {
		var call = new Sent(address, headers, body, limit);
		sent.add(call);
		Deque<Function<byte[], Reply>> script = scripts.getOrDefault(call.infno(), new ArrayDeque<>());
		return script.isEmpty() ? received(PlatformJson.bytes(answer(body))) : script.remove().apply(body);
	}

	private ObjectNode answer(byte[] request) {
		ObjectNode message = PlatformJson.object(request);
		if (!message.has("infno")) {
			return decoded(PlatformJson.read(message, VoucherMessages.Input.class).data());
		}
		if (!HeaderSignature.verifies(message, RequestEnvelope.BODY, crypto, hospitalKey)) {
			return PlatformJson.object(response("-1", "验签失败", null));
		}
		return PlatformJson.object(output(RequestEnvelope.read(request)));
	}

	private byte[] output(RequestEnvelope request) {
		return switch (request.infno()) {
			case "9001" -> done(new SignInMessages.Output(new SignInMessages.Signinoutb("2026-11-22 08:00:00", "359754")));
			case "1101" -> done(person());
			case "2201", "2201A" -> done(new VisitMessages.OpenOutput(
					new VisitMessages.Opened(VISIT, PERSON, request.input(VisitMessages.OpenInput.class).data().iptOtpNo())));
			case "2202", "2203", "2205" -> done(PlatformJson.emptyObject());
			case "2204" -> done(new LineMessages.UploadOutput(
					request.input(LineMessages.UploadInput.class).feedetail().stream().map(ScriptedPlatform::split).toList()));
			case "2206" -> done(settled(request.msgid(), "", "", 1));
			case "2207" -> done(settled(request.msgid(), SETTLEMENT, "2026-11-22 09:02:31", 1));
			case "2208" -> done(settled(request.msgid(), REVERSAL, "2026-11-22 10:00:00", -1));
			case "2601" -> voided(request.input(VoidMessages.Input.class).data().omsgid());
			default -> response("-1", "无此交易", null);
		};
	}

	private byte[] voided(String messageNumber) {
		if (voided.contains(messageNumber)) {
			return response("-1", "该交易已冲正", null);
		}
		voided.add(messageNumber);
		return done(PlatformJson.emptyObject());
	}

	private static ObjectNode decoded(VoucherMessages.Query query) {
		if (query.ecQrCode().startsWith("BAD")) {
			return PlatformJson.object("{\"message\":\"请使用医保电子凭证二维码\",\"success\":false,\"code\":500159}".getBytes(UTF_8));
		}
		return PlatformJson.tree(new VoucherMessages.Output("0", "success", "成功", PlatformJson
				.tree(new VoucherMessages.Identity(NAME, ID_NUMBER, "01", TOKEN, "310100", "", "", "", "", "", ""))));
	}

	private static PersonMessages.Output person() {
		return new PersonMessages.Output(
				new PersonMessages.Baseinfo(PERSON, "01", ID_NUMBER, NAME, "2", "01", "1990-03-07", new BigDecimal("36.7"), "", ""),
				List.of(new PersonMessages.Insuinfo(new BigDecimal("1300.00"), "310", "116031", "1", "2012-07-01", "", "0", "310115", "测试单位")),
				List.of());
	}

	/** 丙 is all own pay; 乙 has a tenth first; 甲 is all in scope. */
	private static LineMessages.Result split(LineMessages.Feedetail line) {
		long fen = PlatformNumbers.fen(line.detItemFeeSumamt());
		String level = line.medListCodg().substring(0, 2);
		long own = level.equals("03") ? fen : 0;
		long first = level.equals("02") ? fen / 10 : 0;
		BigDecimal share = switch (level) {
			case "03" -> BigDecimal.ONE;
			case "02" -> new BigDecimal("0.1000");
			default -> BigDecimal.ZERO;
		};
		return new LineMessages.Result(line.feedetlSn(), line.detItemFeeSumamt(), line.cnt(), line.pric(), new BigDecimal("999999.000000"), share,
				PlatformNumbers.amount(own), PlatformNumbers.amount(0), PlatformNumbers.amount(first), PlatformNumbers.amount(fen - own - first),
				level, "09", "0", "0", "0", "", "0", "0", "");
	}

	/** The worked example of a bill before 2023: 108.00 fund, 472.00 account, 40.00 cash. */
	static Map<SettlementAmount, BigDecimal> amounts(int sign) {
		var amounts = new EnumMap<SettlementAmount, BigDecimal>(SettlementAmount.class);
		for (SettlementAmount amount : SettlementAmount.values()) {
			long fen = switch (amount) {
				case MEDFEE_SUMAMT -> 62_000;
				case FULAMT_OWNPAY_AMT, PRESELFPAY_AMT -> 2_000;
				case INSCP_SCP_AMT -> 58_000;
				case HIFES_PAY, FUND_PAY_SUMAMT -> 10_800;
				case PSN_PART_AMT -> 51_200;
				case ACCT_PAY -> 47_200;
				case PSN_CASH_PAY -> 4_000;
				case BALC -> 82_800L * sign;
				default -> 0;
			};
			amounts.put(amount, PlatformNumbers.amount(fen * sign));
		}
		return amounts;
	}

	private static SettlementMessages.Output settled(String msgid, String settlement, String at, int sign) {
		var info = new SettlementInfo(
				new SettlementInfo.Person(PERSON, NAME, "01", ID_NUMBER, "2", "01", "1990-03-07", new BigDecimal("36.7"), "310", "116031", "0"),
				new SettlementInfo.Settlement(VISIT, settlement, at, "01", "11", msgid, BigDecimal.ZERO, "310115", "01", "11"), amounts(sign));
		return new SettlementMessages.Output(info.tree(), List.of(row("310800", 10_800L * sign), row("310200", 47_200L * sign),
				row("本年账户支", 30_000L * sign), row("分类自付", 2_000L * sign), row("个人全自费", 2_000L * sign)));
	}

	private static SettlementMessages.Setldetail row(String type, long fen) {
		return new SettlementMessages.Setldetail(type, null, null, PlatformNumbers.amount(fen), type, "");
	}

	private byte[] done(Object output) {
		return response("0", "", PlatformJson.tree(output));
	}

	byte[] response(String infcode, String text, @Nullable JsonNode output) {
		return new ResponseEnvelope(infcode, "310106202611220902300000000001", "20261122090230001", "20261122090230500", text, HeaderSignature.TYPE,
				"", "", "", output).signed(crypto, platformKey);
	}
}
