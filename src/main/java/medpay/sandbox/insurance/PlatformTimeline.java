package medpay.sandbox.insurance;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.PlatformJson;
import medpay.sandbox.Faults.Mode;
import medpay.sandbox.Message;
import medpay.sandbox.MessageTimeline;
import medpay.sandbox.SandboxPart;
import medpay.shared.IdCardNumber;
import medpay.shared.PersonNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Puts what the platform, the old channel, the e-voucher centre and the Suishen service hear and say on the timeline (报文旁录): about whom, which amount. */
@Component
@SandboxPart
class PlatformTimeline {

	private final MessageTimeline timeline;
	private final InsuredPatients patients;
	private final VoucherCodes codes;
	private final SuishenCodes suishenCodes;

	PlatformTimeline(MessageTimeline timeline, InsuredPatients patients, VoucherCodes codes, SuishenCodes suishenCodes) {
		this.suishenCodes = suishenCodes;
		this.timeline = timeline;
		this.patients = patients;
		this.codes = codes;
	}

	/** One exchange with Medpay: its request as it came. */
	record Exchange(String party, String operation, byte[] body, @Nullable Mode fault) {}

	/** Notes the request, and a fault that leaves it without an answer. */
	void request(Exchange exchange) {
		JsonNode request = read(exchange.body());
		timeline.note(Message.between("medpay", exchange.party(), exchange.operation()).about(person(request)).worth(asked(request))
				.reading(text(exchange.body())));
		if (isSilent(exchange.fault())) {
			timeline.note(back(exchange).about(person(request)));
		}
	}

	/** Notes the answer; it may be lost on its way. */
	void answer(Exchange exchange, byte[] answer) {
		JsonNode said = read(answer);
		timeline.note(back(exchange).about(Optional.ofNullable(person(read(exchange.body()))).orElse(person(said))).saying(code(said))
				.worth(paidByInsurance(said)).reading(text(answer)));
	}

	/** Whom a request is about; null where it names nobody. */
	@Nullable
	String person(byte[] request) {
		return person(read(request));
	}

	private static Message back(Exchange exchange) {
		return Message.between(exchange.party(), "medpay", exchange.operation()).spoiltBy(exchange.fault());
	}

	private static boolean isSilent(@Nullable Mode fault) {
		return fault == Mode.NO_ANSWER_BEFORE || fault == Mode.DOWN || fault == Mode.SERVER_ERROR;
	}

	/** infcode, xxfhm or code; a refusal's own text with it. */
	private static String code(JsonNode said) {
		if (said.has("xxfhm")) {
			return said.path("xxfhm").asString("");
		}
		String code = said.path(said.has("infcode") ? "infcode" : "code").asString("");
		return code.equals("0") ? code : code + " " + said.path(said.has("infcode") ? "err_msg" : "message").asString("");
	}

	/** The bill's total, or the sum of the lines. */
	private static @Nullable Long asked(JsonNode request) {
		JsonNode input = request.path("input");
		if (input.path("feedetail").isArray()) {
			return fen(input.path("feedetail").valueStream().map(line -> decimal(line.path("det_item_fee_sumamt"))));
		}
		return input.path("data").has("medfee_sumamt") ? fen(Stream.of(decimal(input.path("data").path("medfee_sumamt")))) : null;
	}

	/** What fund and personal account pay. */
	private static @Nullable Long paidByInsurance(JsonNode said) {
		JsonNode settled = said.path("output").path("setlinfo");
		return settled.isObject() ? fen(Stream.of(decimal(settled.path("fund_pay_sumamt")), decimal(settled.path("acct_pay")))) : null;
	}

	private static BigDecimal decimal(JsonNode number) {
		try {
			return new BigDecimal(number.asString("0"));
		} catch (NumberFormatException e) {
			return BigDecimal.ZERO;
		}
	}

	private static long fen(Stream<BigDecimal> yuan) {
		return yuan.reduce(BigDecimal.ZERO, BigDecimal::add).movePointRight(2).abs().longValue();
	}

	/** By the person's number where the message names it, else by the credential that it shows. */
	private @Nullable String person(JsonNode message) {
		String number = message.findValuesAsString("psn_no").stream().filter(found -> found.matches("[0-9]{1,30}")).findFirst().orElse("");
		return number.isEmpty() ? bearer(message) : number;
	}

	private @Nullable String bearer(JsonNode message) {
		if (message.path("data").isString()) {
			String code = read(message.path("data").asString("").getBytes(StandardCharsets.UTF_8)).path("qrCode").asString("");
			return suishenCodes.find(code).map(shown -> shown.person().value()).orElse(null);
		}
		JsonNode account = message.path("xxnr");
		return account.has("carddata")
				? bearer("0" + switch (account.path("cardtype").asString("")) {
					case "1" -> "3";
					case "2" -> "2";
					default -> "1";
				}, account.path("carddata").asString(""))
				: bearer(message.path("input").path("data"), message.path("data"));
	}

	private @Nullable String bearer(JsonNode lookUp, JsonNode scan) {
		if (scan.has("ecQrCode")) {
			return codes.ofCode(scan.path("ecQrCode").asString("")).map(shown -> shown.person().value()).orElse(null);
		}
		return bearer(lookUp.path("mdtrt_cert_type").asString(""), lookUp.path("mdtrt_cert_no").asString(""));
	}

	private @Nullable String bearer(String type, String credential) {
		return switch (type) {
			case Credentials.TOKEN -> codes.ofToken(credential).map(shown -> shown.person().value()).orElse(null);
			case Credentials.ID_NUMBER -> credential.matches("[0-9]{17}[0-9X]") ? number(patients.find(new IdCardNumber(credential))) : null;
			case Credentials.CARD -> credential.matches("[0-9]{1,30}") ? number(patients.find(new PersonNumber(credential))) : null;
			default -> null;
		};
	}

	private static @Nullable String number(Optional<InsuredPatient> found) {
		return found.map(patient -> patient.number().value()).orElse(null);
	}

	private static JsonNode read(byte[] body) {
		try {
			return PlatformJson.object(body);
		} catch (MalformedMessage e) {
			return PlatformJson.emptyObject();
		}
	}

	private static String text(byte[] body) {
		return new String(body, StandardCharsets.UTF_8);
	}
}
