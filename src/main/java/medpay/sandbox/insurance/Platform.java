package medpay.sandbox.insurance;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import medpay.insurance.platform.HeaderSignature;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformTime;
import medpay.insurance.platform.RequestEnvelope;
import medpay.insurance.platform.ResponseEnvelope;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxKeys;
import medpay.sandbox.SandboxKeys.DemoInstitution;
import medpay.sandbox.SandboxPart;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The platform's one route (医保平台统一入口): checks who calls, runs the transaction whole or not at all, signs the answer. */
@Component
@SandboxPart
class Platform {

	private static final String UNKNOWN_INFCODE = "7";
	private static final int LONGEST_TEXT = 200;

	private final SandboxKeys keys;
	private final SandboxClock clock;
	private final CryptoProvider crypto;
	private final TransactionOperations transactions;
	private final Messages messages;
	private final VisitDesk visits;
	private final LineDesk lines;
	private final SettlementDesk settlements;
	private final ReversalDesk reversals;
	private final StatementDesk statements;

	Platform(SandboxKeys keys, SandboxClock clock, PlatformCrypto crypto, SandboxDatabase database, Messages messages, VisitDesk visits,
			LineDesk lines, SettlementDesk settlements, ReversalDesk reversals, StatementDesk statements) {
		this.keys = keys;
		this.clock = clock;
		this.crypto = crypto.provider();
		this.transactions = database.transactions();
		this.messages = messages;
		this.visits = visits;
		this.lines = lines;
		this.settlements = settlements;
		this.reversals = reversals;
		this.statements = statements;
	}

	/** The exact bytes to answer. */
	byte[] answer(byte[] request, Twist twist) {
		String arrived = PlatformTime.stamp(clock.now());
		try {
			Call call = admit(request);
			if (call.envelope().infno().equals("9102")) {
				return statements.download(call);
			}
			ObjectNode output = Objects.requireNonNull(transactions.execute(_ -> run(call, twist == Twist.EVEN_IF_VOIDED)));
			return write(arrived, ResponseEnvelope.DONE, "", output, twist);
		} catch (Refused e) {
			return write(arrived, ResponseEnvelope.FAILED, e.text(), null, twist);
		} catch (MalformedMessage e) {
			return write(arrived, ResponseEnvelope.FAILED, "报文格式错误：" + e.getMessage(), null, twist);
		}
	}

	/** A certain no, whatever was asked. */
	byte[] decline(String text) {
		return write(PlatformTime.stamp(clock.now()), ResponseEnvelope.FAILED, text, null, Twist.NONE);
	}

	private Call admit(byte[] request) {
		ObjectNode message = PlatformJson.object(request);
		RequiredFields.checkHeader(message);
		if (!(message.get(RequestEnvelope.BODY) instanceof ObjectNode input)) {
			throw new Refused("缺少必填字段：input");
		}
		RequestEnvelope envelope = RequestEnvelope.read(request);
		DemoInstitution institution = keys.institutions().stream().filter(known -> known.code().value().equals(envelope.fixmedinsCode())).findFirst()
				.orElseThrow(() -> new Refused("未登记的定点医药机构：fixmedins_code"));
		if (!HeaderSignature.verifies(message, RequestEnvelope.BODY, crypto, institution.signing().publicKey())) {
			throw new Refused("数字签名验证失败：cainfo");
		}
		if (!envelope.msgid().matches(institution.code().value() + "[0-9]{18}")) {
			throw new Refused("发送方报文ID格式不符：msgid");
		}
		PlatformTime.readTime(envelope.infTime());
		if (!RequiredFields.knows(envelope.infno())) {
			throw new Refused("不支持的交易编号：infno");
		}
		RequiredFields.checkInput(envelope.infno(), input);
		return new Call(envelope, institution, clock.now());
	}

	private ObjectNode run(Call call, boolean evenIfVoided) {
		Optional<ObjectNode> before = messages.take(call, evenIfVoided);
		if (before.isPresent()) {
			return before.get();
		}
		ObjectNode output = dispatch(call);
		messages.answered(call, output);
		return output;
	}

	private ObjectNode dispatch(Call call) {
		return switch (call.envelope().infno()) {
			case "9001" -> visits.signIn(call);
			case "1101" -> visits.person(call);
			case "2201", "2201A" -> visits.open(call);
			case "2202" -> visits.close(call);
			case "2203" -> visits.diagnoses(call);
			case "2204" -> lines.upload(call);
			case "2205" -> lines.withdraw(call);
			case "2206" -> settlements.trial(call);
			case "2207" -> settlements.settle(call);
			case "2208" -> reversals.reverse(call);
			case "2601" -> reversals.makeVoid(call);
			case "3201" -> statements.totals(call);
			case "3202" -> statements.details(call);
			case "9101" -> statements.upload(call);
			default -> throw new Refused("不支持的交易编号：infno");
		};
	}

	private byte[] write(String arrived, String infcode, String text, @Nullable ObjectNode output, Twist twist) {
		var now = clock.now();
		String reference = "310000" + PlatformTime.compact(now)
				+ String.format(Locale.ROOT, "%010d", ThreadLocalRandom.current().nextLong(10_000_000_000L));
		if (twist == Twist.WRONG_AMOUNT && output != null) {
			spoilAmount(output);
		}
		String code = twist == Twist.UNKNOWN_CODE ? UNKNOWN_INFCODE : infcode;
		var envelope = new ResponseEnvelope(code, reference, arrived, PlatformTime.stamp(now),
				text.substring(0, Math.min(LONGEST_TEXT, text.length())), HeaderSignature.TYPE, "", "", "", output);
		if (twist == Twist.WRONG_SIGNATURE) {
			ObjectNode message = PlatformJson.object(envelope.signed(crypto, keys.platform().privateKey()));
			return PlatformJson.bytes(message.put("inf_refmsgid", reference + "0"));
		}
		return envelope.signed(crypto, keys.platform().privateKey());
	}

	/** One yuan too much in the bill's total or in the first line's amount. */
	private static void spoilAmount(ObjectNode output) {
		add(output.path("setlinfo"), "medfee_sumamt");
		add(output.path("result").path(0), "det_item_fee_sumamt");
	}

	private static void add(JsonNode node, String field) {
		if (node instanceof ObjectNode object && object.path(field).isNumber()) {
			object.put(field, object.path(field).decimalValue().add(BigDecimal.ONE));
		}
	}
}
